import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYNC_TABLES } from './lanes.ts';
import { mergeRows } from './merge.ts';
import type { Row } from './merge-fields.ts';
import { mergeText } from './merge-text.ts';

const RUNS = { seed: 20_261_123, numRuns: 400 } as const;

describe('two versions of a text', () => {
  it('that changed different paragraphs become one with both changes', () => {
    const base = 'Ett.\n\nTvå.\n\nTre.';
    expect(mergeText(base, 'Ett nytt.\n\nTvå.\n\nTre.', 'Ett.\n\nTvå.\n\nTre, sedan.')).toEqual({
      text: 'Ett nytt.\n\nTvå.\n\nTre, sedan.',
      conflicts: [],
    });
  });

  it('that changed different words of one paragraph become one', () => {
    const base = 'Mötet hålls klockan tre i stora salen på torsdag.';
    expect(
      mergeText(
        base,
        'Mötet hålls klockan fyra i stora salen på torsdag.',
        'Mötet hålls klockan tre i stora salen på fredag.',
      ),
    ).toEqual({ text: 'Mötet hålls klockan fyra i stora salen på fredag.', conflicts: [] });
  });

  it('that were both written on at the end have both, without a question', () => {
    const merged = mergeText('Ett.\n\n', 'Ett.\n\nTvå.', 'Ett.\n\nTre.');
    expect(merged.text).toMatch(/Ett\.\n\n(Tre\.\n\nTvå\.|Två\.\n\nTre\.)/);
    expect(merged.conflicts).toEqual([]);
  });

  it('that changed the same words keep both, and ask', () => {
    const merged = mergeText('Klockan tre.', 'Klockan fyra.', 'Klockan fem.');
    expect(merged.text).toBe('Klockan fem.\n\nKlockan fyra.');
    expect(merged.conflicts).toEqual([{ ours: 'Klockan fyra.', theirs: 'Klockan fem.' }]);
  });

  it('where one deleted what the other changed keep the change, and ask', () => {
    const merged = mergeText('Ett.\n\nTvå.\n\nTre.', 'Ett.\n\nTre.', 'Ett.\n\nTvå och en halv.\n\nTre.');
    expect(merged.text).toContain('Två och en halv.');
    expect(merged.conflicts).toHaveLength(1);
  });

  it('without a common ancestor have what is alike once, and all the rest of both', () => {
    const merged = mergeText(null, 'Samma.\n\nMitt.', 'Samma.\n\nDitt.');
    expect(merged.text.match(/Samma/g)).toHaveLength(1);
    expect(merged.text).toContain('Mitt.');
    expect(merged.text).toContain('Ditt.');
  });

  const word = fc.constantFrom('en', 'två', 'tre', 'bro', 'hamn', 'kaj', '.', '\n\n', '[PERSON 1]');
  const words = fc.array(word, { maxLength: 14 });
  /** A text and a change of it whose new words are known: each stands nowhere else. */
  const edited = (mark: string) =>
    fc.array(fc.tuple(fc.nat({ max: 14 }), fc.constantFrom('add', 'cut', 'change')), { maxLength: 5 }).map((edits) => ({
      edits,
      apply: (base: readonly string[]) => {
        const out = [...base];
        const added: string[] = [];
        for (const [at, kind] of edits) {
          const place = Math.min(at, out.length);
          const fresh = `${mark}${added.length}`;
          if (kind !== 'cut') added.push(fresh);
          out.splice(place, kind === 'add' ? 0 : 1, ...(kind === 'cut' ? [] : [fresh]));
        }
        return { text: out.join(' '), added: added.filter((each) => out.includes(each)) };
      },
    }));

  it('lose no word that either wrote, and come to the same whoever merges', () => {
    fc.assert(
      fc.property(words, edited('mitt'), edited('ditt'), fc.boolean(), (start, mine, other, known) => {
        const base = start.join(' ');
        const [a, b] = [mine.apply(start), other.apply(start)];
        const merged = mergeText(known ? base : null, a.text, b.text);
        for (const added of [...a.added, ...b.added]) expect(merged.text.split(/\s+/)).toContain(added);
        const turned = mergeText(known ? base : null, b.text, a.text);
        expect(turned.text).toBe(merged.text);
        expect(turned.conflicts.map(({ ours, theirs }) => [theirs, ours])).toEqual(
          merged.conflicts.map(({ ours, theirs }) => [ours, theirs]),
        );
      }),
      RUNS,
    );
  });

  it('of which one is unchanged become the other', () => {
    fc.assert(
      fc.property(words, edited('mitt'), (start, mine) => {
        const base = start.join(' ');
        const { text } = mine.apply(start);
        expect(mergeText(base, text, base)).toEqual({ text, conflicts: [] });
        expect(mergeText(base, base, text)).toEqual({ text, conflicts: [] });
        expect(mergeText(base, text, text)).toEqual({ text, conflicts: [] });
      }),
      RUNS,
    );
  });
});

const document = (fields: Row = {}): Row => ({
  id: 'd1',
  projectId: 'p1',
  kind: 'text',
  title: 'Titel',
  tags: ['bro'],
  text: 'Ett.\n\nTvå.',
  level: 'strict',
  rulesetHash: 'a'.repeat(64),
  marks: [],
  reviewed: false,
  restrictions: { ai: true, export: true, fortKnox: true },
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...fields,
});
const at = (minute: number) => `2026-01-01T00:0${minute}:00.000Z`;

describe('two versions of a row', () => {
  it('with different fields changed have both changes', () => {
    const base = document();
    const merged = mergeRows('documents', {
      base,
      ours: document({ title: 'Ny titel', updatedAt: at(1) }),
      theirs: document({ tags: ['bro', 'hamn'], updatedAt: at(2) }),
    });
    expect(merged.row).toMatchObject({ title: 'Ny titel', tags: ['bro', 'hamn'], updatedAt: at(2) });
    expect(merged).toMatchObject({ conflicts: [], beaten: null, remask: false });
  });

  it('whose titles were both changed take the later, and ask about the other', () => {
    const merged = mergeRows('documents', {
      base: document(),
      ours: document({ title: 'Min', updatedAt: at(1) }),
      theirs: document({ title: 'Din', updatedAt: at(2) }),
    });
    expect(merged.row?.title).toBe('Din');
    expect(merged.conflicts).toEqual([{ field: 'title', ours: 'Min', theirs: 'Din' }]);
  });

  it('whose texts were both changed are held until they are masked again', () => {
    const merged = mergeRows('documents', {
      base: document(),
      ours: document({ text: 'Ett nytt.\n\nTvå.', reviewed: true, updatedAt: at(1) }),
      theirs: document({ text: 'Ett.\n\nTvå till.', updatedAt: at(2) }),
    });
    expect(merged.row).toMatchObject({ text: 'Ett nytt.\n\nTvå till.', rulesetHash: 'held', reviewed: false });
    expect(merged.remask).toBe(true);
  });

  it('have the higher level, with the text masked again', () => {
    const merged = mergeRows('documents', {
      base: document(),
      ours: document({ level: 'paranoid', updatedAt: at(1) }),
      theirs: document({ text: 'Ett.\n\nTvå till.', updatedAt: at(2) }),
    });
    expect(merged.row).toMatchObject({ level: 'paranoid', text: 'Ett.\n\nTvå till.' });
    expect(merged.remask).toBe(true);
  });

  it('keep a review of the text that stands, and no other', () => {
    const reviewed = document({ reviewed: true, updatedAt: at(1) });
    const retold = document({ title: 'Annan', updatedAt: at(2) });
    expect(mergeRows('documents', { base: document(), ours: reviewed, theirs: retold }).row?.reviewed).toBe(true);
    const rewritten = document({ text: 'Nytt.', updatedAt: at(2) });
    expect(mergeRows('documents', { base: document(), ours: reviewed, theirs: rewritten }).row?.reviewed).toBe(false);
  });

  it('have every restriction that either set', () => {
    const merged = mergeRows('documents', {
      base: document(),
      ours: document({ restrictions: { ai: false, export: true, fortKnox: true }, updatedAt: at(1) }),
      theirs: document({ restrictions: { ai: true, export: false, fortKnox: true }, updatedAt: at(2) }),
    });
    expect(merged.row?.restrictions).toEqual({ ai: false, export: false, fortKnox: true });
  });

  it('of which one is deleted are deleted, and the edit that it beat is offered back', () => {
    const ours = document({ title: 'Ny' });
    expect(mergeRows('documents', { base: document(), ours, theirs: null })).toEqual({
      row: null,
      beaten: { side: 'ours', row: ours },
      conflicts: [],
      remask: false,
    });
    expect(mergeRows('documents', { base: document(), ours: document(), theirs: null }).beaten).toBeNull();
  });

  const transcript = (sure: number) => ({
    recordingId: 'r',
    segments: [
      { id: 's', start: 0, end: 4, from: 0, to: 900, speaker: -1, words: [[0, 4, 0, 900, sure]], doubtful: false },
    ],
    quotes: [] as unknown[],
  });

  it('of a transcript keep what a person wrote, whatever a machine wrote later', () => {
    const base = document({ kind: 'transcript', text: 'bron', transcript: transcript(40) });
    const person = {
      ...base,
      text: 'Bron',
      transcript: { ...transcript(-1), quotes: [{ id: 'q1' }] },
      updatedAt: at(1),
    };
    const machine = {
      ...base,
      text: 'brom',
      transcript: { ...transcript(60), quotes: [{ id: 'q2' }] },
      updatedAt: at(5),
    };
    const merged = mergeRows('documents', { base, ours: machine, theirs: person });
    expect(merged.row?.text).toBe('Bron');
    const facts = merged.row?.transcript as Row;
    expect(facts.quotes).toEqual([{ id: 'q2' }, { id: 'q1' }]);
    expect(merged.beaten).toEqual({ side: 'ours', row: machine });
  });

  it('of a project’s numbers never lose a word that is always masked, and make its texts behind', () => {
    const project = (fields: Row) => ({
      pseudonyms: [],
      alwaysMask: [],
      releases: [],
      numbers: [],
      revision: 3,
      ...fields,
    });
    const row = (fields: Row, minute: number) => ({
      id: 'p',
      projectId: 'p',
      project: project(fields),
      updatedAt: at(minute),
    });
    const merged = mergeRows('maskprojects', {
      base: row({}, 0),
      ours: row({ alwaysMask: ['Ladan'] }, 1),
      theirs: row({ alwaysMask: ['Kvarnen'] }, 2),
    });
    expect(merged.row?.project).toMatchObject({ alwaysMask: ['Kvarnen', 'Ladan'], revision: 4 });
  });

  it('of a writing out have each window’s best result', () => {
    const result = (index: number, state: string) => ({ index, state, from: 0, to: 1, segments: [], code: null });
    const row = (results: readonly unknown[], minute: number) => ({
      id: 't.r',
      projectId: 'p',
      results,
      updatedAt: at(minute),
    });
    const merged = mergeRows('transcriptions', {
      base: row([], 0),
      ours: row([result(0, 'done'), result(1, 'failed')], 1),
      theirs: row([result(1, 'done'), result(2, 'empty')], 2),
    });
    const results = merged.row?.results as Row[];
    expect(results.map(({ index, state }) => [index, state])).toEqual([
      [0, 'done'],
      [1, 'done'],
      [2, 'empty'],
    ]);
  });

  const change = fc.record(
    {
      title: fc.constantFrom('A', 'B', 'C'),
      tags: fc.uniqueArray(fc.constantFrom('bro', 'hamn', 'kaj')),
      text: fc.constantFrom('Ett.\n\nTvå.', 'Ett.\n\nTvå till.', 'Noll.\n\nEtt.\n\nTvå.', 'Tre.'),
      level: fc.constantFrom('strict', 'paranoid'),
      reviewed: fc.boolean(),
      restrictions: fc.record({ ai: fc.boolean(), export: fc.boolean(), fortKnox: fc.boolean() }),
      updatedAt: fc.constantFrom(at(1), at(2)),
    },
    { requiredKeys: [] },
  );

  it('become the same whoever merges, and a merge of the outcome changes nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SYNC_TABLES), change, change, fc.boolean(), (table, mine, other, known) => {
        const base = known ? document() : null;
        const [a, b] = [document(mine), document(other)];
        const there = mergeRows(table, { base, ours: a, theirs: b });
        const back = mergeRows(table, { base, ours: b, theirs: a });
        expect(back.row).toEqual(there.row);
        expect(mergeRows(table, { base: a, ours: there.row, theirs: a }).row).toEqual(there.row);
        expect(mergeRows(table, { base: null, ours: there.row, theirs: there.row }).row).toEqual(there.row);
      }),
      RUNS,
    );
  });
});
