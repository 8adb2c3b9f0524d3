import { leak, percent, perTenThousand, precision, recall } from './score.mjs';

export function heading(text) {
  process.stdout.write(`\n${text}\n`);
}

const figure = (value) => (typeof value === 'number' ? value.toFixed(Math.abs(value) < 10 ? 2 : 1) : String(value));

export function line(name, value, unit = '') {
  process.stdout.write(`  ${name.padEnd(62)} ${figure(value).padStart(9)} ${unit}\n`);
}

/** A figure beside what the issue asks for: ok, under aim, or UNDER (the must is missed). No value at all is UNDER too. */
export function target(name, value, relation, must, aim) {
  const holds = (limit) => (relation === '>=' ? value >= limit : value <= limit);
  const says = !holds(must) ? 'UNDER' : aim === undefined || holds(aim) ? 'ok' : 'ok, under aim';
  const wanted = `${relation} ${must}${aim === undefined ? '' : ` (aim ${aim})`}`;
  process.stdout.write(`  ${name.padEnd(62)} ${figure(value).padStart(9)}   ${wanted.padEnd(20)} ${says}\n`);
}

const cells = (...all) => all.map((cell) => figure(cell).padStart(9)).join('');

/** A scorer's figures for one level, by type, with what the peer reaches beside when there is one. */
export function typeTable(ours, theirs, passages) {
  const names = ['ours', ...(theirs ? ['Presidio'] : [])];
  const both = [ours, ...(theirs ? [theirs] : [])];
  process.stdout.write(`  ${'type, %'.padEnd(22)}${'values'.padStart(9)}`);
  for (const name of names) process.stdout.write(`${`${name} recall`.padStart(17)}${'leak'.padStart(9)}`);
  process.stdout.write('\n');
  const row = (name, pick) => {
    const stats = both.map(pick);
    process.stdout.write(`  ${name.padEnd(22)}${String(stats[0].gold).padStart(9)}`);
    for (const stat of stats)
      process.stdout.write(`${figure(recall(stat)).padStart(17)}${figure(leak(stat)).padStart(9)}`);
    process.stdout.write('\n');
  };
  for (const [type, { gold }] of Object.entries(ours.types)) if (gold > 0) row(type, ({ types }) => types[type]);
  row('ALL', ({ total }) => total);
  const wide = (name, value) => {
    process.stdout.write(`  ${name.padEnd(31)}`);
    for (const each of both) process.stdout.write(`${figure(value(each)).padStart(17)}${''.padStart(9)}`);
    process.stdout.write('\n');
  };
  wide('precision, %', ({ total }) => precision(total));
  wide('over-masking, %', ({ overmask }) => 100 * overmask);
  wide('false alarms / 10,000 char.', (each) => perTenThousand(each, passages));
  wide('digits left, %', ({ digitLeak }) => 100 * digitLeak);
}

/** Recall and leak by a property of the passages (source, genre), at each level: `{ level: scored }`. */
export function groupTable(by, scored) {
  const levels = Object.keys(scored);
  process.stdout.write(`  ${`${by}, %`.padEnd(22)}`);
  for (const level of levels) process.stdout.write(cells(level, 'recall', 'leak'));
  process.stdout.write('\n');
  const groups = [...new Set(levels.flatMap((level) => Object.keys(scored[level].groups)))].sort();
  for (const group of groups) {
    process.stdout.write(`  ${group.padEnd(22)}`);
    for (const level of levels) {
      const stat = scored[level].groups[group] ?? { gold: 0, full: 0, chars: 0, left: 0 };
      const none = stat.gold === 0;
      process.stdout.write(
        cells(
          String(stat.gold),
          none ? '-' : percent(stat.full, stat.gold),
          none ? '-' : percent(stat.left, stat.chars),
        ),
      );
    }
    process.stdout.write('\n');
  }
}
