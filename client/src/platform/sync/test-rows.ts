import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';

/** Rows for tests, as the rooms make them. */

export const AT = '2026-11-23T10:00:00.000Z';

export const project = (id: string, name = 'Hamnen') =>
  ({
    id,
    name,
    tags: [],
    classification: 'sensitive',
    state: 'research',
    level: 'strict',
    deadline: null,
    leadId: null,
    createdBy: 'k1',
    createdAt: AT,
    updatedAt: AT,
  }) as unknown as Project;

export const note = (id: string, projectId: string, text: string) =>
  ({
    id,
    projectId,
    title: 'Anteckning',
    text,
    level: 'strict',
    rulesetHash: MASK_RULESET_HASH,
    marks: [],
    originalId: null,
    importedBy: 'k1',
    reviewed: false,
    createdAt: AT,
    updatedAt: AT,
  }) as unknown as Note;

export const secret = (id: string, text: string): PrivateNote => ({
  id,
  projectId: 'p1',
  kind: 'raw',
  text,
  createdAt: AT,
  updatedAt: AT,
});
