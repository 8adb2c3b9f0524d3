import { gate } from '../gate/pii-gate.ts';
import type { GateOptions } from '../gate/verdict.ts';
import { POLICY } from './policy.ts';
import type { KnoxReason } from './reasons.ts';
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
const GRADE = { low: 'låg', medium: 'medel', high: 'hög' } as const;

/** The report as Markdown, one claim a line, each with the passages it stands on as [document paragraph]. Same report, same bytes. */
export function renderMarkdown(report: KnoxReport): string {
  const number = new Map(report.material.map(({ document }, index) => [document, index + 1]));
  const marks = (citations: readonly Citation[]) =>
    [...new Set(citations.map(({ document, paragraph }) => `[d${number.get(document) ?? 0} ${paragraph}]`))].join(' ');
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
  out.push('', '## Integritet', '', ...integrityLines(report), '');
  return out.join('\n');
}

function integrityLines({ integrity }: KnoxReport): string[] {
  const { fingerprint, rulesetHash, engine, engineVersion, documents, paragraphs, quarantined, packBytes, gates } =
    integrity;
  return [
    `- Fingeravtryck: ${fingerprint}`,
    `- Regelverk: ${rulesetHash}`,
    `- Motor: ${engine} ${engineVersion}`,
    `- Underlagets storlek: ${packBytes} byte, ${documents} handlingar, ${paragraphs} stycken, ${quarantined} i karantän`,
    ...gates.map(
      ({ gate: name, ok, checked }) => `- Grind ${name}: ${ok ? 'godkänd' : 'stoppad'}, ${checked} kontrollerade`,
    ),
  ];
}

/** Signs that Markdown would read as mark-up. Square brackets stay: placeholders are read as they stand. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_<>#|]/g, (sign) => `\\${sign}`);
}

/** A file name that says nothing of what is in it. */
export function exportName(report: KnoxReport): string {
  return `rapport-${report.integrity.fingerprint.slice(0, 8)}.md`;
}

/**
 * The PII gate once more, over what is about to leave, line by line. The hashes and sizes of the integrity section are the
 * product's own and are not gated.
 */
export function gateExport(report: KnoxReport, markdown: string, options: GateOptions = {}): readonly KnoxReason[] {
  const { policy } = report.integrity;
  const own = new Set(integrityLines(report));
  const count = markdown
    .split('\n')
    .filter((line) => !own.has(line))
    .filter((line) => !gate(line.replace(/\\([\\`*_<>#|])/g, '$1'), POLICY[policy].gateLevel, options).ok).length;
  return count === 0 ? [] : [{ code: 'pii-out', documentId: null, line: 'export:0', repair: 'none', count }];
}
