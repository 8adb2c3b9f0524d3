import { TITLE_LENGTH } from '@arbetsytan/shared/ingest/limits';

const FIRST_WORDS = 60;

/** A file's name as a title: without its ending, with spaces where file names have none, so that masking sees its words. */
export function titleOfFile(name: string): string {
  return tidy(name.replace(/\.[\p{L}\p{N}]{1,5}$/u, '').replace(/[_+]+/g, ' '));
}

/** The first words of a text that got no title. */
export function titleOfText(text: string): string {
  const line = tidy(text.slice(0, 4 * FIRST_WORDS));
  if (line.length <= FIRST_WORDS) return line;
  const cut = line.slice(0, FIRST_WORDS);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : FIRST_WORDS)} …`;
}

export const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim().slice(0, TITLE_LENGTH);
