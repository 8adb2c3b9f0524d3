#!/usr/bin/env node
// `npm run bench:masking`: how well and how fast text is masked, by level, type, source and genre, beside Presidio in the
// same run. Never a test: the tests hold the figures of shared/test/masking/figures.json.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './bench/measure.mjs';
import { presidio } from './bench-masking/presidio.mjs';
import { maskedBy, percent, read, score } from './bench-masking/score.mjs';
import { downloadBytes, speed, worstTexts } from './bench-masking/speed.mjs';
import { heading, line, recallTable, target } from './bench-masking/table.mjs';
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';
import { ROOT } from './setup/paths.mjs';

await ensureInstalled();
await ensureBuilt();
process.stdout.write(`${new Date().toISOString().slice(0, 10)}, ${machine()}\n`);

const LEVELS = ['normal', 'strict', 'paranoid'];
const NAMES = join(ROOT, '../shared/data/masking');
const hasNames = existsSync(join(NAMES, 'names-dev.jsonl'));
const sets = [
  ['development passages', read(join(ROOT, 'shared/test/masking/dev.jsonl'))],
  ['second set (written without seeing the masker)', read(join(ROOT, 'shared/test/masking/second.jsonl'))],
];

for (const [name, passages] of sets)
  for (const level of LEVELS) {
    heading(`${name}, ${level}`);
    const predictions = maskedBy(passages, level);
    recallTable(score(passages, predictions, level), passages);
    for (const by of ['source', 'genre']) recallTable(score(passages, predictions, level, ['--by', by]), passages, by);
  }

const [, dev] = sets[0];
const normal = score(dev, maskedBy(dev, 'normal'), 'normal');
const strict = score(dev, maskedBy(dev, 'strict'), 'strict');
const paranoid = score(dev, maskedBy(dev, 'paranoid'), 'paranoid');
heading('targets of the issue, development passages');
target('normal: recall of all', percent(normal.total.full, normal.total.gold), '>=', 99.5, 99.8);
target('normal: leak, %', percent(normal.total.left, normal.total.chars), '<=', 0.3);
target('strict: recall of names', percent(strict.types.PERSON.full, strict.types.PERSON.gold), '>=', 95, 97);
target('strict: leak, %', percent(strict.total.left, strict.total.chars), '<=', 1.5, 0.6);
target('strict: over-masking, %', 100 * strict.overmask, '<=', 2.5, 1.5);
for (const type of ['ADDRESS', 'DOB', 'URL', 'ORGNR', 'COORD'])
  target(`strict: ${type}`, percent(strict.types[type].full, strict.types[type].gold), '>=', 97, 99);
target('paranoid: recall of all', percent(paranoid.total.full, paranoid.total.gold), '>=', 97, 98);
for (const [type, must] of [
  ['DATE', 95],
  ['TIME', 95],
  ['PLACE', 88],
  ['ORG', 88],
])
  target(`paranoid: ${type}`, percent(paranoid.types[type].full, paranoid.types[type].gold), '>=', must);
target('paranoid: digits left, %', 100 * paranoid.digitLeak, '<=', 0);

if (hasNames) {
  const news = read(join(NAMES, 'names-dev.jsonl'));
  heading('real news sentences (names-dev.jsonl)');
  const names = score(news, maskedBy(news, 'strict'), 'strict', ['--types', 'PERSON']);
  target('strict: recall of names', percent(names.types.PERSON.full, names.types.PERSON.gold), '>=', 93, 96);
  line('strict: precision of names, any gold', percent(names.total.tpAny, names.total.pred), '%');
  const prose = [...news, ...read(join(NAMES, 'names-train.jsonl'))];
  const quiet = score(prose, maskedBy(prose, 'normal'), 'normal');
  const characters = prose.reduce((sum, { text }) => sum + text.length, 0);
  // Two of its sentences hold a real address and a real number, which the corpus does not mark.
  line(`normal: false alarms in ${characters} characters`, quiet.falseAlarms, 'places');
} else line('real news sentences', 'skipped: ../shared/data/masking is not here', '');

heading('speed, MB per CPU second');
const passages = Array.from({ length: 10 }, (_, round) =>
  dev.map((each) => ({ ...each, id: `${round} ${each.id}` })),
).flat();
const ours = Object.fromEntries(LEVELS.map((level) => [level, speed(passages, level)]));
target('normal', ours.normal, '>=', 1, 3);
target('strict', ours.strict, '>=', 0.25, 1);
line('paranoid', ours.paranoid, 'MB / CPU s');
const peer = presidio(passages, hasNames ? join(NAMES, 'names-train.jsonl') : null);
if (peer.skipped) line('Presidio', `skipped: ${peer.skipped}`, '');
else {
  const megabytes = passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const theirs = megabytes / peer.cpu;
  line(`Presidio, ${peer.pipeline}`, theirs, 'MB / CPU s');
  target('normal, times Presidio', ours.normal / theirs, '>=', 10);
  target('strict, times Presidio', ours.strict / theirs, '>=', 3);
  const found = score(passages, peer.predictions, 'strict');
  heading(`Presidio (${peer.pipeline}), development passages, strict`);
  recallTable(found, passages);
}

heading('worst texts, 1 MB, CPU seconds');
for (const [name, level, seconds] of worstTexts()) target(`${name}, ${level}`, seconds, '<=', 3, 1);

heading('download for masking');
target('rules worker, kB gzip', downloadBytes() / 1000, '<=', 400, 300);
