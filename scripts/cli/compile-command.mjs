import { isIsoDate } from '../../shared/dist/core/time.js';
import { OPEN_RESTRICTIONS } from '../../shared/dist/documents/document.js';
import { compileReport } from '../../shared/dist/fort-knox/compile.js';
import { extractEngine } from '../../shared/dist/fort-knox/extract/extract.js';
import { MATERIAL_KINDS, POLICIES, TEMPLATES } from '../../shared/dist/fort-knox/pack-types.js';
import { templateLinesEngine } from '../../shared/dist/fort-knox/template-lines/template-lines.js';
import { knoxReasonsShortSv } from '../../shared/dist/i18n/sv/fort-knox.js';
import { isMaskLevel } from '../../shared/dist/mask/levels.js';
import { MASK_RULESET_HASH } from '../../shared/dist/mask/ruleset.js';
import { BadInput, option, readAll } from './json-input.mjs';

const USAGE = `compile --policy ${POLICIES.join('|')} --template ${TEMPLATES.join('|')} [--markdown]`;
const isText = (value) => typeof value === 'string';
const isTextList = (value) => Array.isArray(value) && value.every(isText);

/** Reads `{ project, documents }` on stdin, text already masked, and writes the report. Resolves to the exit code: 0, 2 or 3. */
export async function run(args, stdin, stdout, stderr) {
  try {
    const plain = args.flatMap((arg) =>
      /^--[a-z]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
    );
    const choice = choiceOf(plain);
    const { project, materials } = inputOf(await readAll(stdin));
    const result = compileReport({
      ...choice,
      project: { ...project, classification: 'normal' },
      materials,
      engine: choice.policy === 'external' ? templateLinesEngine : extractEngine,
      previousReport: null,
      gate: {},
      confirmed: { lines: new Set(), fingerprint: null },
    });
    if (!result.ok) {
      stdout.write(`${JSON.stringify({ ok: false, reasons: result.reasons })}\n`);
      const codes = new Set(result.reasons.map(({ code }) => code));
      stderr.write(
        `compile: Fort Knox stoppade rapporten: ${[...codes].map((code) => knoxReasonsShortSv[code]).join(', ')}.\n`,
      );
      return 3;
    }
    stdout.write(plain.includes('--markdown') ? result.markdown : `${JSON.stringify(result.report)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    stderr.write(`compile: ${error.message}\n`);
    return 2;
  }
}

function choiceOf(args) {
  const [policy, template] = [option(args, 'policy'), option(args, 'template')];
  const known = new Set(['--policy', policy, '--template', template, '--markdown']);
  if (!POLICIES.includes(policy) || !TEMPLATES.includes(template) || args.some((arg) => !known.has(arg)))
    throw new BadInput(USAGE);
  return { policy, template };
}

function inputOf(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadInput('standard input is not JSON');
  }
  const { project, documents } = value ?? {};
  if (!isText(project?.name) || !isTextList(project.tags ?? []))
    throw new BadInput('project needs a name and, if any, tags of text');
  if (!Array.isArray(documents)) throw new BadInput('documents is not a list');
  const seen = new Set();
  const materials = documents.map((document, index) => {
    const where = `document ${index + 1}`;
    if (!isText(document?.id) || document.id === '' || seen.has(document.id))
      throw new BadInput(`${where} needs an id of its own`);
    seen.add(document.id);
    if (!isText(document.title) || !isText(document.text)) throw new BadInput(`${where} needs title and text`);
    if (!isMaskLevel(document.level)) throw new BadInput(`${where} has an unknown level`);
    const date = document.date ?? null;
    if (date !== null && !(isText(date) && isIsoDate(date.slice(0, 10))))
      throw new BadInput(`${where} has a date that is not YYYY-MM-DD`);
    if (!isTextList(document.tags ?? [])) throw new BadInput(`${where} has tags that are not text`);
    return materialOf(document, date?.slice(0, 10) ?? null);
  });
  return { project: { name: project.name, tags: project.tags ?? [] }, materials };
}

/** Other words for the kinds of material; what is none of them is `other`. */
const ALSO_CALLED = {
  pdf: ['protocol', 'minutes', 'document', 'protokoll', 'dokument', 'handling'],
  text: ['txt', 'md', 'textfil'],
  pasted: ['paste', 'inklistrad'],
  article: ['artikel', 'press', 'news', 'nyhet', 'pressmeddelande', 'press-release'],
  note: ['anteckning', 'field-note', 'fältanteckning', 'faltanteckning'],
  interview: ['intervju', 'transcript', 'transkript'],
  mail: ['email', 'e-mail', 'mejl', 'e-post', 'letter', 'brev'],
};

function kindOf(kind) {
  if (!isText(kind)) return 'other';
  const word = kind.trim().toLowerCase();
  if (MATERIAL_KINDS.includes(word)) return word;
  return Object.entries(ALSO_CALLED).find(([, words]) => words.includes(word))?.[0] ?? 'other';
}

/** On the command line a document counts as reviewed and as masked by today's rules unless it says otherwise. */
function materialOf({ id, title, kind, level, text, tags, reviewed, restrictions, rulesetHash }, date) {
  return {
    id,
    title,
    date,
    level,
    text,
    kind: kindOf(kind),
    tags: tags ?? [],
    reviewed: reviewed === undefined || reviewed === true,
    restrictions: { ...OPEN_RESTRICTIONS, ...restrictions },
    rulesetHash: rulesetHash ?? MASK_RULESET_HASH,
    isReport: kind === 'report',
  };
}
