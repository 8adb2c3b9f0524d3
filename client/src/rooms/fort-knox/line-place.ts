import { SECTION_HEADING } from '@arbetsytan/shared/fort-knox/markdown';
import { SECTIONS } from '@arbetsytan/shared/fort-knox/templates';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';

/** "I rapporten: Teman, rad 3" for an address such as "themes:0.2". Other addresses (title, export) say the report only. */
export function placeOf(line: string): string {
  const [name = '', rest = ''] = line.split(':');
  const section = SECTIONS.find((each) => each === name);
  const number = Number(rest.split('.').at(-1));
  if (!section || !Number.isInteger(number)) return knoxScreensSv.inReportAsWhole;
  return fill(knoxScreensSv.inReport, { section: SECTION_HEADING[section], line: number + 1 });
}
