import { describe, expect, it } from 'vitest';
import { authorize } from './access.ts';
import { ACTIONS, can } from './roles.ts';

describe('roles', () => {
  it('give an admin no verb that touches content', () => {
    expect(
      ACTIONS.filter((action) => /^(project|report|document|note|source)\./.test(action) && can('admin', action)),
    ).toEqual([]);
  });

  it('leave the list of feeds to the admin', () => {
    expect(can('editor', 'scout.edit-feeds')).toBe(false);
    expect(can('admin', 'scout.edit-feeds')).toBe(true);
  });

  it('make the proof only for a role that has the action', () => {
    const editor = { id: 'a', username: 'redaktor', name: 'R', role: 'editor' } as const;
    expect(authorize(editor, 'ops.read')).toBeNull();
    expect(authorize(editor, 'project.work')?.account).toBe(editor);
  });
});
