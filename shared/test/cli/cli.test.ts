import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { MASK_LEVELS } from '../../src/mask/levels.ts';
import { materialsOf, readPack } from '../packs/read-packs.ts';

// The command as a user runs it: a process of its own on the built rules. The command builds them when they are stale.
const COMMAND = fileURLToPath(new URL('../../../scripts/cli.mjs', import.meta.url).href);
const A_BUILD = 180_000;

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

function rows(out: string): readonly Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const jsonLines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join('\n');

beforeAll(() => {
  run(['mask', '--level', 'normal'], '');
}, A_BUILD);

describe('arbetsytan mask', () => {
  const TEXTS = {
    crlf: 'Rad ett\r\nKarin Ek ringde 070-123 45 67\r\n\r\nMvh\r\nKarin\r\n',
    decomposed: 'Mejla A\u030Asa O\u0308berg pa\u030A asa.oberg@exempel.se i dag.',
    emoji: '👩‍👩‍👧 Karin Ek 🏳️‍🌈 nås på 070-123 45 67 😀',
    leading: '   \t\n  Karin Ek, 070-123 45 67',
    quotes: 'Han sa: "Ring 070-123 45 67" \\ och\tlade på.',
    empty: '',
  };
  const HIDDEN = /Karin|berg|070|exempel/;

  it.each(MASK_LEVELS)('at %s says where in the text as given each cut was made', (level) => {
    const given = Object.entries(TEXTS).map(([id, text]) => ({ id, text }));
    const { code, out, err } = run(['mask', '--level', level], jsonLines(given));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answers = rows(out);
    expect(answers.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
    answers.forEach((answer, index) => {
      expect(Object.keys(answer)).toEqual(['id', 'masked', 'spans']);
      const text = given[index]?.text ?? '';
      const spans = answer.spans as readonly { start: number; end: number; type: string }[];
      let rest = String(answer.masked);
      let from = 0;
      // Between the cuts stands the text as given, unit for unit; at a cut stands one placeholder.
      for (const span of spans) {
        expect(Object.keys(span)).toEqual(['start', 'end', 'type']);
        const between = text.slice(from, span.start);
        expect(rest.startsWith(between)).toBe(true);
        const placeholder = /^\[[A-ZÅÄÖ-]+ \d+\]/.exec(rest.slice(between.length));
        expect(placeholder).not.toBeNull();
        rest = rest.slice(between.length + (placeholder?.[0].length ?? 0));
        from = span.end;
      }
      expect(rest).toBe(text.slice(from));
      if (level !== 'normal') expect(String(answer.masked)).not.toMatch(HIDDEN);
    });
  });

  it('remembers nothing from one line to the next', () => {
    const { out } = run(['mask', '--level', 'strict'], jsonLines(['a', 'b'].map((id) => ({ id, text: 'Karin Ek.' }))));
    expect(rows(out).map(({ masked }) => masked)).toEqual(['[PERSON 1].', '[PERSON 1].']);
  });
});

describe('arbetsytan gate', () => {
  it('answers a refusal with its reasons and not with an error', () => {
    const { code, out, err } = run(
      ['gate', '--level', 'strict'],
      jsonLines([
        { id: 1, text: 'Nämnden sade nej.' },
        { id: 2, text: 'Ring\r\n070-123 45 67.' },
      ]),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [open, shut] = rows(out);
    expect(open).toEqual({ id: 1, ok: true, reasons: [] });
    expect(shut).toMatchObject({ id: 2, ok: false });
    const reasons = shut?.reasons as readonly object[];
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(Object.keys(reason)).toEqual(['code']);
  });
});

const planted = readPack('vatten');
const documents = materialsOf(planted).map(({ id, title, kind, date, level, text }) => ({
  id,
  title,
  kind,
  date,
  level,
  text,
}));
const asked = (all: readonly (typeof documents)[number][]) =>
  JSON.stringify({ project: planted.project, documents: all });

describe('arbetsytan compile', () => {
  /** All citations anywhere in a report. */
  function citations(value: unknown): readonly Record<string, unknown>[] {
    if (Array.isArray(value)) return value.flatMap(citations);
    if (value === null || typeof value !== 'object') return [];
    const own = (value as { citations?: readonly Record<string, unknown>[] }).citations ?? [];
    return [...own, ...Object.values(value).flatMap(citations)];
  }

  const forms: readonly (readonly [string, (text: string) => string])[] = [
    ['as they are', (text) => text],
    ['with CRLF', (text) => text.replace(/\n/g, '\r\n')],
    ['decomposed, with blanks first', (text) => `  \n${text.normalize('NFD')}`],
    ['with emoji', (text) => text.replace(/\. /g, '. 😀 ')],
  ];
  const both = [
    ['internal', 'weekly'],
    ['external', 'incident'],
  ] as const;
  it.each(forms.flatMap(([name, change]) => both.map(([policy, template]) => ({ name, change, policy, template }))))(
    'cites passages that stand in the texts $name, $policy',
    ({ change, policy, template }) => {
      const given = documents.map((document) => ({ ...document, text: change(document.text) }));
      const { code, out, err } = run(['compile', '--policy', policy, '--template', template], asked(given));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const all = citations(JSON.parse(out));
      expect(all.length).toBeGreaterThan(10);
      for (const { document, start, end, hash } of all) {
        const passage = given.find(({ id }) => id === document)?.text.slice(Number(start), Number(end)) ?? '';
        expect(createHash('sha256').update(passage, 'utf8').digest('hex')).toBe(hash);
      }
    },
    A_BUILD,
  );

  it('writes Markdown, one claim a line', () => {
    const args = ['compile', '--policy', 'external', '--template', 'incident'];
    const { code, out } = run([...args, '--markdown'], asked(documents));
    expect(code).toBe(0);
    const claims = out.split('\n').filter((line) => / \[d\d+ p\d+\]$/.test(line));
    const all = JSON.parse(run(args, asked(documents)).out) as Record<string, readonly object[]>;
    const lists = ['summary', 'timeline', 'verify', 'risks', 'questions', 'nextSteps'].flatMap((key) => all[key] ?? []);
    const themed = (all.themes as readonly { lines: readonly object[] }[]).flatMap(({ lines }) => lines);
    expect(claims.length).toBe(lists.length + themed.length);
    for (const line of claims) expect(line.startsWith('- ')).toBe(true);
  });

  it('ends with 3 and the reasons when a gate refuses', () => {
    const [first, ...rest] = documents;
    if (!first) throw new Error('no document');
    const naked = { ...first, text: `${first.text}\n\nRing 070-123 45 67.` };
    const { code, out, err } = run(
      ['compile', '--policy', 'external', '--template', 'incident'],
      asked([naked, ...rest]),
    );
    expect(code).toBe(3);
    const { ok, reasons } = JSON.parse(out) as { ok: boolean; reasons: readonly { code: string }[] };
    expect(ok).toBe(false);
    expect(reasons.length).toBeGreaterThan(0);
    expect(err).toMatch(/^compile: [^\n]+\n$/);
    expect(`${out}${err}`).not.toContain('070');
  });
});

describe('arbetsytan ends with 2 and one line that repeats nothing when', () => {
  const external = ['compile', '--policy', 'external', '--template', 'incident'];
  it.each<readonly [string, readonly string[], string]>([
    ['no verb is said', [], ''],
    ['the verb is unknown', ['070-123 45 67'], ''],
    ['the level is unknown', ['mask', '--level', 'mild'], ''],
    ['no level is said', ['gate'], ''],
    ['a line is no JSON', ['mask', '--level', 'strict'], 'Karin 070-123 45 67'],
    ['a line lacks its text', ['gate', '--level', 'strict'], '{"id":"Karin"}'],
    ['the material is no JSON', external, 'Karin 070-123 45 67'],
    ['the material has no documents', external, '{"project":{"name":"Karin","tags":[]}}'],
    ['two documents share an id', external, asked([...documents, ...documents])],
    ['the policy is unknown', ['compile', '--policy', 'open', '--template', 'incident'], asked(documents)],
    ['an argument is unknown', [...external, '--fast'], asked(documents)],
  ])('%s', (_what, args, input) => {
    const { code, out, err } = run(args, input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).not.toMatch(/Karin|070/);
  });
});
