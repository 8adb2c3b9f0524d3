import { PROJECT_STATES, type ProjectState } from './project.ts';

/**
 * A story goes forward one step at a time and back as far as it needs: facts that fail send it back to Research. It can be
 * archived from anywhere, and comes out of the archive as Research, where someone looks at it again.
 */
export function movesFrom(state: ProjectState): readonly ProjectState[] {
  if (state === 'archived') return ['research'];
  const at = PROJECT_STATES.indexOf(state);
  return PROJECT_STATES.filter((next, index) => next === 'archived' || (next !== state && index <= at + 1));
}

export function canMove(from: ProjectState, to: ProjectState): boolean {
  return movesFrom(from).includes(to);
}
