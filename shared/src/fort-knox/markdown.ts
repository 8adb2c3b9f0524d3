import { SECOND } from '../core/units.ts';
import { gate } from '../gate/pii-gate.ts';
import type { GateOptions } from '../gate/verdict.ts';
import { PLACEHOLDER_WORD } from '../mask/levels.ts';
import { fineDates } from './fine-dates.ts';
import type { LineChecks } from './line-checks.ts';
import type { EngineId } from './pack-types.ts';
import { POLICY } from './policy.ts';
import type { KnoxCode, KnoxReason } from './reasons.ts';
import type { Citation, KnoxReport, ReportLine, Risk, TimelineLine } from './report-types.ts';
import { type SectionId, TEMPLATE } from './templates.ts';

/** Headings of a report as a document. The report is Swedish whatever language the interface has. */
export const SECTION_HEADING: Readonly<Record<SectionId, string>> = {
  summary: 'Sammanfattning',
  themes: 'Teman',
  timeline: 'Tidslinje',
  verify: 'Att verifiera',
  risks: 'Risker och åtgärder',
  questions: 'Öppna frågor',
  nextSteps: 'Nästa steg',
};
/** Gates of the integrity section by their id. */
export const GATE_NAME: Readonly<Record<string, string>> = {
  eligibility: 'Får vara med',
  quarantine: 'Karantän',
  'pii-in': 'PII i underlaget',
  form: 'Form',
  citations: 'Hänvisningar',
  support: 'Stöd i underlaget',
  'pii-out': 'PII i rapporten',
  quotes: 'Citat',
  're-identification': 'Återidentifiering',
  dates: 'Datum',
  confirmation: 'Bekräftade rader',
  export: 'Export',
};
const ENGINE_NAME: Readonly<Record<EngineId, string>> = {
  extract: 'Utdrag',
  'template-lines': 'Mall',
  'device-model': 'Lokal AI på enheten',
  'server-model': 'Lokal AI på servern',
};
const GRADE = { low: 'låg', medium: 'medel', high: 'hög' } as const;

/** The report as Markdown, one claim a line, each with the passages it stands on as [document paragraph]. Same report, same bytes. */
export function renderMarkdown(report: KnoxReport): string {
  const number = new Map(report.material.map(({ document }, index) => [document, index + 1]));
  const marks = (citations: readonly Citation[]) =>
    [
      ...new Set(
        citations.map(({ document, paragraph, at }) => `[d${number.get(document) ?? 0} ${paragraph}${timeOf(at)}]`),
      ),
    ].join(' ');
  const bullet = (line: ReportLine, before = '', after = '') =>
    `- ${before}${line.quote ? `”${escapeText(line.text)}”` : escapeText(line.text)}${after} ${marks(line.citations)}`.trimEnd();
  const dated = (line: TimelineLine) => bullet(line, `**${line.date}**${line.interpreted ? ' (tolkat)' : ''}: `);
  const risk = (line: Risk) => bullet(line, '', ` Åtgärd: ${escapeText(line.countermeasure)}`);

  const sections: Readonly<Record<SectionId, () => readonly string[]>> = {
    summary: () => report.summary.map((line) => bullet(line)),
    themes: () =>
      report.themes
        .flatMap(({ label, lines }) => ['', `### ${escapeText(label)}`, '', ...lines.map((line) => bullet(line))])
        .slice(1),
    timeline: () => report.timeline.map(dated),
    verify: () => report.verify.map((line) => bullet(line)),
    risks: () => report.risks.map(risk),
    questions: () => report.questions.map((line) => bullet(line)),
    nextSteps: () => report.nextSteps.map((line) => bullet(line)),
  };
  const out = [`# ${escapeText(report.title)}`];
  for (const section of TEMPLATE[report.integrity.template].order) {
    const lines = sections[section]();
    if (lines.length > 0) out.push('', `## ${SECTION_HEADING[section]}`, '', ...lines);
  }
  out.push(
    '',
    '## Tillförlitlighet',
    '',
    `- Samlad bedömning: ${GRADE[report.confidence.grade]}`,
    ...report.confidence.reasons.map((reason) => `- ${escapeText(reason)}`),
  );
  out.push(
    '',
    '## Underlag',
    '',
    ...report.material.map(({ label }, index) => `- d${index + 1}: ${escapeText(label)}`),
  );
  const releases = receiptLines(report);
  if (releases.length > 0) out.push('', '## Undantag från maskering', '', ...releases);
  out.push('', '## Integritet', '', ...integrityLines(report), '');
  return out.join('\n');
}

/** ", 12 min 34 s": when it is said. Words between the figures, so that no gate takes them for a number of somebody. */
export function timeOf(at: number | undefined): string {
  if (at === undefined) return '';
  const seconds = Math.floor(at / SECOND);
  const hours = Math.floor(seconds / 3_600);
  return `, ${hours > 0 ? `${hours} tim ` : ''}${Math.floor(seconds / 60) % 60} min ${seconds % 60} s`;
}

/** The product's own lines: hashes, sizes and counts. */
function integrityLines({ integrity }: KnoxReport): string[] {
  const { fingerprint, rulesetHash, engine, engineVersion, documents, paragraphs, quarantined, packBytes, gates } =
    integrity;
  return [
    `- Fingeravtryck: ${fingerprint}`,
    `- Regelverk: ${rulesetHash}`,
    `- Motor: ${ENGINE_NAME[engine]}, version ${engineVersion}`,
    `- Underlagets storlek: ${packBytes} byte, ${documents} handlingar, ${paragraphs} stycken, ${quarantined} i karantän`,
    ...gates.map(
      ({ gate: name, ok, checked }) =>
        `- Grind ${GATE_NAME[name] ?? name}: ${ok ? 'godkänd' : 'stoppad'}, ${checked} kontrollerade`,
    ),
  ];
}

const RELEASE_KIND = { public: 'offentlig uppgift', 'wrong-hit': 'fel träff' } as const;

/** What somebody let stay readable, and why: every receipt lists it. */
function receiptLines({ integrity }: KnoxReport): string[] {
  return (integrity.releases ?? []).map(
    ({ kind, type, form, reason }) =>
      `- ${escapeText(form)} (${PLACEHOLDER_WORD[type].toLowerCase()}, ${RELEASE_KIND[kind]}): ${escapeText(reason)}`,
  );
}

/**
 * Signs that Markdown would read as mark-up, on one line. Square brackets stay, since placeholders are read as they stand, but
 * none of them becomes a link or a picture.
 */
function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_<>#|]|(?<=\])\(/g, (sign) => `\\${sign}`);
}

/** A line of the Markdown as its reader sees it, without the marks of its citations. */
function visibleText(line: string): string {
  return line.replace(/(?: \[d\d+ p\d+(?:, (?:\d+ tim )?\d+ min \d+ s)?\])+$/, '').replace(/\\([\\`*_<>#|(])/g, '$1');
}

/** A file name that says nothing of what is in it. */
export function exportName(report: KnoxReport): string {
  return `rapport-${report.integrity.fingerprint.slice(0, 8)}.md`;
}

/**
 * The output gates once more, over the bytes that are about to leave: each line as it is written and as it is read, and all
 * lines as one text, so that a quote cut into lines is still a quote. Hashes, sizes and counts of the integrity section are
 * the product's own and are not gated.
 * @param checks of the pack the report was made from; null where the pack is not at hand, and then quotes are not looked for
 */
export function gateExport(
  report: KnoxReport,
  markdown: string,
  options: GateOptions = {},
  checks: LineChecks | null = null,
): readonly KnoxReason[] {
  const policy = POLICY[report.integrity.policy];
  const own = new Set(integrityLines(report));
  const written = markdown.split('\n').filter((line) => !own.has(line));
  const read = written.map(visibleText);
  const reasons: KnoxReason[] = [];
  const because = (code: KnoxCode, count: number) => {
    if (count > 0) reasons.push({ code, documentId: null, line: 'export:0', repair: 'none', count });
  };
  const passes = (line: string) => gate(line, policy.gateLevel, options).ok;
  because('pii-out', written.filter((line, index) => !passes(line) || !passes(read[index] ?? '')).length);
  // A receipt says why in a person's words, which may name a day; the report itself may not.
  const receipts = new Set(receiptLines(report));
  const told = read.filter((_line, index) => !receipts.has(written[index] ?? ''));
  if (policy.dates === 'month') because('date-too-fine', told.filter((line) => fineDates(line).length > 0).length);
  because('quote-run', checks?.copiedRuns(told.join('\n')) ?? 0);
  return reasons;
}
