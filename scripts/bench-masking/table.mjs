import { percent } from './score.mjs';

export function heading(text) {
  process.stdout.write(`\n${text}\n`);
}

const figure = (value) => (typeof value === 'number' ? value.toFixed(value < 10 ? 2 : 1) : String(value));

export function line(name, value, unit) {
  process.stdout.write(`  ${name.padEnd(52)} ${figure(value).padStart(9)} ${unit}\n`);
}

/** A figure beside what the issue asks for, and whether it is reached. */
export function target(name, value, relation, must, aim) {
  const holds = (limit) => (relation === '>=' ? value >= limit : value <= limit);
  const says = holds(must) ? (aim === undefined || holds(aim) ? 'ok' : 'must, not aim') : 'UNDER';
  const wanted = `${relation} ${must}${aim === undefined ? '' : ` (aim ${aim})`}`;
  process.stdout.write(`  ${name.padEnd(52)} ${figure(value).padStart(9)}   ${wanted.padEnd(20)} ${says}\n`);
}

/** Recall, precision and leak by type, or by a group of the passages. */
export function recallTable({ types, total, overmask, falseAlarms, groups }, passages, by = null) {
  if (by) {
    for (const [name, { gold, full, chars, left }] of Object.entries(groups[by] ?? groups ?? {}))
      if (gold > 0)
        line(`${by} ${name}: recall, ${gold} values`, percent(full, gold), `%  leak ${figure(percent(left, chars))} %`);
    return;
  }
  for (const [type, { gold, full, chars, left }] of Object.entries(types))
    if (gold > 0) line(`${type}, ${gold} values`, percent(full, gold), `%  leak ${figure(percent(left, chars))} %`);
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  line(
    `all, ${total.gold} values`,
    percent(total.full, total.gold),
    `%  leak ${figure(percent(total.left, total.chars))} %`,
  );
  line('precision (what was hidden is in the gold)', percent(total.tpAny, total.pred), '%');
  line('over-masking', 100 * overmask, '%');
  line('false alarms per 10,000 characters', (10_000 * falseAlarms) / characters, '');
}
