import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GatedText } from '../core/brand.ts';
import { cuesOf, type Exported, fileOf, markdownLines, saidOf, srtLines, textLines, vttLines } from './export-lines.ts';
import { transcriptText } from './transcript-text.ts';

interface Said {
  readonly text: string;
  readonly speaker: string | null;
  readonly from: number;
}

function exported(said: readonly Said[]): Exported {
  const written = transcriptText({
    speakers: [
      { id: 'a', name: '[PERSON 1]' },
      { id: 'b', name: 'Reportern' },
    ],
    segments: said.map(({ text, speaker, from }, i) => ({
      id: String(i),
      from,
      to: from + 9_000,
      speaker,
      words: text
        .split(' ')
        .map((word, n) => ({ text: word, from: from + n * 400, to: from + n * 400 + 350, sure: 1 })),
      by: 'machine',
      doubtful: false,
    })),
  });
  return {
    title: 'Samtal <1>' as GatedText,
    text: written.text as GatedText,
    transcript: {
      recordingId: 'r',
      durationMs: 60_000,
      language: 'sv',
      model: 'm',
      speakers: written.speakers.map(({ id, start, end }) => ({ id, name: written.text.slice(start, end) })),
      segments: written.segments,
      quotes: [],
    },
  };
}

const COPY = { unknownSpeaker: 'Okänd', releases: 'Undantag från maskering', masked: 'Maskerad, strikt' };
const TALK = exported([
  { text: 'Vad hände?', speaker: 'b', from: 1_000 },
  { text: 'Inget *alls* & <aldrig>.', speaker: 'a', from: 62_000 },
  { text: 'Nej.', speaker: 'a', from: 3_662_000 },
]);

it('writes a text: who, and what was said', () => {
  expect(fileOf(textLines(TALK, COPY))).toBe(
    'Samtal <1>\nMaskerad, strikt\n\nReportern: Vad hände?\n\n[PERSON 1]: Inget *alls* & <aldrig>.\n\nNej.\n',
  );
});

it('writes Markdown with times, and nothing in it becomes mark-up', () => {
  expect(fileOf(markdownLines(TALK, COPY))).toBe(
    [
      '# Samtal \\<1\\>\n\nMaskerad, strikt\n\n**0:01**\n**Reportern**\n\nVad hände?\n',
      '**1:02**\n**[PERSON 1]**\n\nInget \\*alls\\* & \\<aldrig\\>.\n\nNej.\n',
    ].join('\n'),
  );
});

it('writes subtitles that players read', () => {
  expect(fileOf(srtLines(TALK))).toContain(
    '2\n00:01:02,000 --> 00:01:03,550\n[PERSON 1]: Inget *alls* & <aldrig>.\n\n3\n01:01:02,000 --> 01:01:02,350\nNej.\n',
  );
  const vtt = fileOf(vttLines(TALK));
  expect(vtt).toMatch(/^WEBVTT\n\n00:00:01\.000 --> 00:00:01\.750\n/);
  expect(vtt).toContain('&amp; &lt;aldrig&gt;.');
});

it('lists what a person let stand', () => {
  const releases = [{ kind: 'public', type: 'PLACE', form: 'malmö', reason: 'en stad' }] as const;
  const text = fileOf(textLines({ ...TALK, releases }, COPY));
  expect(text).toContain('Undantag från maskering\n\nmalmö: en stad\n');
});

it('gives the gate every word that is written, and none of the times', () => {
  const read = saidOf(srtLines(TALK));
  expect(read.join(' ')).not.toContain('-->');
  expect(read.at(-1)).toContain('Inget *alls*');
});

it('cuts subtitles so that they fit, in order, with every word in one of them', () => {
  const word = fc.constantFrom('ja', 'nej', 'hamnbolagets', 'och', 'en');
  const turn = fc.record({
    text: fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' ')),
    speaker: fc.constantFrom('a', 'b', null),
  });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 6 }), (turns) => {
      // Segments that overlap in time, as they may where two speak at once.
      const document = exported(turns.map((each, i) => ({ ...each, from: i * 9_000 })));
      const cues = cuesOf(document);
      let reached = 0;
      for (const { from, to, text } of cues) {
        expect(from).toBeGreaterThanOrEqual(reached);
        expect(to).toBeGreaterThan(from);
        expect(text.length).toBeLessThanOrEqual(84 + '[PERSON 1]: '.length);
        reached = to;
      }
      const words = cues.map(({ text }) => text.replace(/^(\[PERSON 1\]|Reportern): /, '')).join(' ');
      expect(words).toBe(turns.map(({ text }) => text).join(' '));
    }),
  );
});
