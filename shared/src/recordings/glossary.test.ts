import { expect, it } from 'vitest';
import { type GlossaryTerm, suggestTerms } from './glossary.ts';

const TERMS: readonly GlossaryTerm[] = [
  { id: '1', right: 'Kjellsson', heard: ['ställsson'] },
  { id: '2', right: 'Hamnbolaget', heard: [] },
  { id: '3', right: 'PFAS', heard: ['p fas'] },
  { id: '4', right: 'Berg', heard: [] },
];
const suggested = (text: string) =>
  suggestTerms(
    {
      segments: [
        {
          id: 's',
          from: 0,
          to: 1,
          speaker: null,
          words: text.split(' ').map((word) => ({ text: word, from: 0, to: 1, sure: null })),
          by: 'machine',
          doubtful: false,
        },
      ],
    },
    TERMS,
  ).map(({ from, to, because }) => `${from} > ${to} (${because})`);

it.each([
  ['en mishearing that is known', 'sade Ställsson, då', 'Ställsson, > Kjellsson, (heard)'],
  ['what sounds the same', 'sade Chellsson då', 'Chellsson > Kjellsson (alike)'],
  ['a genitive', 'hamnbolagets ledning', 'hamnbolagets > Hamnbolagets (alike)'],
  ['a term cut in two', 'det var hamn bolaget som', 'hamn bolaget > Hamnbolaget (alike)'],
  ['a term of letters', 'vi mätte p fas i brunnen', 'p fas > PFAS (heard)'],
  ['one letter wrong in a long word', 'hamnbolagat betalade', 'hamnbolagat > Hamnbolaget (alike)'],
])('suggests %s', (_what, text, expected) => {
  expect(suggested(text)).toEqual([expected]);
});

it.each([
  'Kjellsson sade Hamnbolagets ord om PFAS',
  'ett bord och en borg',
  'fasen för hamnen bolagets',
  'Ber du Bergs',
])('lets "%s" be', (text) => {
  expect(suggested(text)).toEqual([]);
});
