import { describe, expect, it } from 'vitest';
import { PROJECT_STATES } from './project.ts';
import { canMove, movesFrom } from './state-moves.ts';

describe('the states of a project', () => {
  it('go forward one step at a time', () => {
    expect(canMove('research', 'processing')).toBe(true);
    expect(canMove('research', 'fact-check')).toBe(false);
    expect(canMove('processing', 'ready')).toBe(false);
  });

  it('go back as far as needed', () => {
    expect(canMove('ready', 'research')).toBe(true);
    expect(canMove('fact-check', 'processing')).toBe(true);
  });

  it('reach the archive from anywhere, and leave it only for Research', () => {
    for (const state of PROJECT_STATES) expect(canMove(state, 'archived')).toBe(state !== 'archived');
    expect(movesFrom('archived')).toEqual(['research']);
  });

  it('never list a move to itself', () => {
    for (const state of PROJECT_STATES) expect(movesFrom(state)).not.toContain(state);
  });
});
