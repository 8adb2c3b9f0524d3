import type { SpanType } from './levels.ts';
import type { MaskProject } from './mask-types.ts';

/**
 * Has a person decided that this hit may stay readable? A public name also covers its surname alone and its genitive,
 * never its given name alone, which may be somebody else's.
 * @param form folded surface form.
 */
export function isReleased(project: MaskProject, type: SpanType, form: string): boolean {
  if (project.releases.length === 0) return false;
  const plain = plainOf(form);
  return project.releases.some((release) => {
    const sameType = release.type === type || (release.kind === 'wrong-hit' && type === 'DIGITS');
    if (!sameType) return false;
    const released = plainOf(release.form);
    if (plain === released || plain === `${released}s`) return true;
    if (type !== 'PERSON' || release.kind !== 'public') return false;
    const surname = released.split(' ').at(-1) ?? '';
    return released.includes(' ') && (plain === surname || plain === `${surname}s`);
  });
}

function plainOf(form: string): string {
  return form.toLowerCase().replace(/\s+/g, ' ').trim();
}
