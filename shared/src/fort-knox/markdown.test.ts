import { describe, expect, it } from 'vitest';
import { sha256Text } from '../core/sha256.ts';
import { exportName, gateExport, renderMarkdown } from './markdown.ts';
import type { Citation, KnoxReport, ReportLine } from './report-types.ts';
import { TEMPLATE } from './templates.ts';

const cite = (document: string, paragraph: string): Citation => ({
  document,
  paragraph,
  start: 0,
  end: 5,
  hash: sha256Text('x'),
});
const line = (text: string, more: Partial<ReportLine> = {}): ReportLine => ({
  text,
  quote: false,
  citations: [cite('doc-b', 'p3')],
  ...more,
});

function report(more: Partial<KnoxReport> = {}): KnoxReport {
  return {
    format: 1,
    title: 'Rapport om källan Anna',
    summary: [line('Mark köptes.', { citations: [cite('doc-a', 'p1'), cite('doc-b', 'p3'), cite('doc-b', 'p3')] })],
    themes: [{ label: 'Mark', lines: [line('Bolaget svarade', { quote: true })] }],
    timeline: [{ ...line('Mark köptes.'), date: '2026-05', precision: 'month', interpreted: true }],
    verify: [line('Priset.')],
    risks: [{ ...line('Kostnaden ökar.'), countermeasure: 'Begär ut fakturan.' }],
    questions: [line('Vem beslutade?')],
    nextSteps: [line('Ring bolaget.')],
    confidence: { grade: 'medium', reasons: ['Två underlag.'] },
    material: [
      { document: 'doc-a', label: 'Protokoll', hash: sha256Text('a') },
      { document: 'doc-b', label: 'Mejl', hash: sha256Text('b') },
    ],
    integrity: {
      fingerprint: sha256Text('pack'),
      rulesetHash: sha256Text('rules'),
      policy: 'internal',
      template: 'weekly',
      engine: 'extract',
      engineVersion: '1',
      documents: 2,
      paragraphs: 4,
      quarantined: 0,
      packBytes: 123_456,
      gates: [{ gate: 'pii-out', ok: true, checked: 9 }],
    },
    ...more,
  };
}

describe('the report as Markdown', () => {
  it('has one claim a line, each with its passages, each passage once', () => {
    const lines = renderMarkdown(report()).split('\n');
    expect(lines).toContain('- Mark köptes. [d1 p1] [d2 p3]');
    expect(lines).toContain('- ”Bolaget svarade” [d2 p3]');
    expect(lines).toContain('- **2026-05** (tolkat): Mark köptes. [d2 p3]');
    expect(lines).toContain('- Kostnaden ökar. Åtgärd: Begär ut fakturan. [d2 p3]');
    expect(lines).toContain('- d2: Mejl');
  });

  it.each(['weekly', 'brief', 'incident'] as const)('keeps the order of the template %s', (template) => {
    const given = report();
    const markdown = renderMarkdown({ ...given, integrity: { ...given.integrity, template } });
    const heading: Record<string, string> = {
      summary: 'Sammanfattning',
      themes: 'Teman',
      timeline: 'Tidslinje',
      verify: 'Att verifiera',
      risks: 'Risker och åtgärder',
      questions: 'Öppna frågor',
      nextSteps: 'Nästa steg',
    };
    const places = TEMPLATE[template].order.map((section) => markdown.indexOf(`## ${heading[section]}\n`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('leaves out a section without lines', () => {
    expect(renderMarkdown(report({ risks: [] }))).not.toContain('## Risker');
  });

  it('shows text as it stands: no mark-up, no link, no line of its own', () => {
    const markdown = renderMarkdown(
      report({ summary: [line('# *Fet* <b> [här](http://x) [PERSON 1]\n## Rubrik')], title: 'Ett\n# Två' }),
    );
    expect(markdown).toContain('- \\# \\*Fet\\* \\<b\\> [här]\\(http://x) [PERSON 1] \\#\\# Rubrik [d2 p3]');
    expect(markdown.split('\n')[0]).toBe('# Ett \\# Två');
  });

  it('shows no raw code', () => {
    expect(renderMarkdown(report())).toContain('- Grind PII i rapporten: godkänd, 9 kontrollerade');
    expect(renderMarkdown(report())).toContain('- Motor: Utdrag, version 1');
  });

  it('is named after the fingerprint and nothing else', () => {
    expect(exportName(report())).toBe(`rapport-${sha256Text('pack').slice(0, 8)}.md`);
  });
});

describe('the gate over what is exported', () => {
  const codes = (given: KnoxReport, markdown = renderMarkdown(given)) =>
    gateExport(given, markdown).map(({ code }) => code);
  const external = (more: Partial<KnoxReport> = {}) => {
    const given = report(more);
    return { ...given, integrity: { ...given.integrity, policy: 'external' as const } };
  };

  it('passes the report with its own hashes and sizes', () => {
    expect(codes(report())).toEqual([]);
  });

  it('refuses an identifier anywhere, also one that was put in after the report was made', () => {
    expect(codes(report({ verify: [line('Ring 070-174 06 11.')] }))).toEqual(['pii-out']);
    expect(codes(report(), `${renderMarkdown(report())}\nRing 070-174 06 11.`)).toEqual(['pii-out']);
    expect(codes(report(), renderMarkdown(report()).replace('Protokoll', '070-174 06 11'))).toEqual(['pii-out']);
  });

  it('is not fooled by the escapes of the Markdown', () => {
    expect(codes(report({ verify: [line('Skriv till anna_b@exempel.se.')] }))).toEqual(['pii-out']);
  });

  it('refuses a day in Extern and takes it in Intern', () => {
    const dated = { verify: [line('Mark köptes den 12 maj 2026.')] };
    expect(codes(external(dated))).toEqual(['date-too-fine']);
    expect(codes(report(dated))).toEqual([]);
  });
});
