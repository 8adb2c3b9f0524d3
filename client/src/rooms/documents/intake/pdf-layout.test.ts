import { expect, test } from 'vitest';
import { joinLines, joinPages, type PdfRun, paragraphsOf } from './pdf-layout.ts';

const HEIGHT = 10;

/** Lines of a page, 12 points apart and as wide as their letters; an empty string is an empty line. */
function page(lines: readonly string[], x = 50, top = 800): PdfRun[] {
  return lines.flatMap((text, i) =>
    text === '' ? [] : [{ text, x, y: top - 12 * i, width: 5 * text.length, height: HEIGHT, endsLine: true }],
  );
}

test('lines of a paragraph become one, and an empty line parts two', () => {
  const lines = [
    'Kommunen har under tre års tid betalat',
    'för tjänster som aldrig levererades till',
    'skolorna.',
    '',
    'Revisorn vill inte svara på frågor om det.',
  ];
  expect(paragraphsOf(page(lines))).toEqual([
    'Kommunen har under tre års tid betalat för tjänster som aldrig levererades till skolorna.',
    'Revisorn vill inte svara på frågor om det.',
  ]);
});

test('a short last line ends a paragraph though no space follows it', () => {
  const lines = [
    'Kommunen har under tre års tid betalat',
    'för tjänster.',
    'Revisorn vill inte svara på frågorna nu',
    'utan hänvisar vidare.',
  ];
  expect(paragraphsOf(page(lines))).toEqual([
    'Kommunen har under tre års tid betalat för tjänster.',
    'Revisorn vill inte svara på frågorna nu utan hänvisar vidare.',
  ]);
});

test('a larger line is a heading of its own, and an indented line begins a paragraph', () => {
  const heading = { text: 'Sammanfattning av läget i kommunen', x: 50, y: 830, width: 260, height: 18, endsLine: true };
  const indented = page(['Andra stycket börjar med ett indrag här.'], 65, 776);
  const lines = page(['Första stycket fortsätter till marginalen', 'och lite till innan det tar slut i texten']);
  expect(paragraphsOf([heading, ...lines, ...indented])).toHaveLength(3);
});

test.each([
  ['utbetal-', 'ningarna stoppades', 'utbetalningarna stoppades'],
  ['utbetal\u00ad', 'ningarna', 'utbetalningarna'],
  ['EU-', 'kommissionen', 'EU-kommissionen'],
  ['2024-', '05-03', '2024-05-03'],
  ['0701-', '740658', '0701-740658'],
  ['kommun-', 'och landstingsval', 'kommun- och landstingsval'],
  ['Han sa –', 'ingenting', 'Han sa – ingenting'],
  ['ett', 'två', 'ett två'],
])('"%s" and "%s" on the next line are read as "%s"', (above, below, joined) => {
  expect(joinLines(above, below)).toBe(joined);
});

test('runs of one line are joined in order, with the gaps of a table kept as spaces', () => {
  const run = (text: string, x: number, endsLine = false): PdfRun => ({
    text,
    x,
    y: 700,
    width: 5 * text.length,
    height: HEIGHT,
    endsLine,
  });
  expect(paragraphsOf([run('Mal', 50), run('mö', 65), run('4,2', 200), run('miljoner', 260, true)])).toEqual([
    'Malmö 4,2 miljoner',
  ]);
});

test('two columns are read one after the other', () => {
  const left = page(['Vänster spalt börjar här och', 'fortsätter sedan ned till'], 50);
  const right = page(['botten innan höger spalt tar', 'vid och avslutar meningen.'], 300);
  expect(paragraphsOf([...left, ...right])).toEqual([
    'Vänster spalt börjar här och fortsätter sedan ned till botten innan höger spalt tar vid och avslutar meningen.',
  ]);
});

test('a sentence that runs over a page break is whole, and a finished one is not joined', () => {
  expect(joinPages([['Meningen fortsätter på'], ['nästa sida.', 'Nytt.']])).toBe(
    'Meningen fortsätter på nästa sida.\n\nNytt.',
  );
  expect(joinPages([['Slut.'], [], ['Ny sida.']])).toBe('Slut.\n\nNy sida.');
});

test('a page without text has no paragraphs', () => {
  expect(paragraphsOf([])).toEqual([]);
  expect(joinPages([[], []])).toBe('');
});

test('an empty run with the size of the coming heading does not change the line before it', () => {
  const lines = page(['Kommunen har under tre års tid betalat', 'för tjänster som aldrig levererades']);
  const last = lines.at(-1);
  if (!last) throw new Error('no line');
  const blank = { text: '', x: 50, y: 740, width: 0, height: 18, endsLine: true };
  expect(paragraphsOf([...lines.slice(0, -1), { ...last, endsLine: false }, blank])).toEqual([
    'Kommunen har under tre års tid betalat för tjänster som aldrig levererades',
  ]);
});
