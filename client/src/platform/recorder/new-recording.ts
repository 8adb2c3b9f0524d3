import type { Id } from '@arbetsytan/shared/core/ids';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Desk } from '../desk/desk.port.ts';

/** The row of a recording from the microphone before its first second. */
export function newRecording(desk: Pick<Desk, 'account' | 'newId' | 'now'>, projectId: Id, name: string): Recording {
  const at = desk.now();
  return {
    id: desk.newId(),
    projectId,
    name,
    from: 'microphone',
    state: 'open',
    durationMs: 0,
    language: 'sv',
    gaps: [],
    markers: [],
    opus: false,
    peaks: '',
    code: null,
    recordedBy: String(desk.account.id),
    createdAt: at,
    updatedAt: at,
  };
}
