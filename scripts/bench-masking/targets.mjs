// What masking must reach, and should: a row a figure. The limits are those of the issue "Masking that can be trusted".
import { charactersOf, leak, maskedBy, perTenThousand, precision, recall, score } from './score.mjs';
import { line, target } from './table.mjs';

const IDENTIFIERS = ['PERSONNUMMER', 'PHONE', 'EMAIL', 'CARD', 'BANK', 'IP', 'IDDOC'];
const STRICT_ONLY = ['ADDRESS', 'DOB', 'URL', 'ORGNR', 'COORD'];
const NAME_RECALL = { generated: ['synthetic', 95, 97], hand: ['hand-written', 92, 95] };

const types = (...names) => ['--types', names.join(',')];

/** Only the figures of what the passages hold: a set without addresses has no row for them. */
function rowFor(name, stat, must, aim) {
  if (stat && stat.gold > 0) target(`${name}: recall, ${stat.gold} values`, recall(stat), '>=', must, aim);
}

/** The figures of sets with gold of every type. `ours` and `scored` are by level. */
export function passageTargets(passages, ours, scored) {
  const { normal, strict, paranoid } = scored;
  const plain = score(
    passages.filter(({ source }) => source !== 'adversarial'),
    ours.normal.text,
    'normal',
    types(...IDENTIFIERS),
  );
  for (const type of IDENTIFIERS) rowFor(`normal: ${type} outside adversarial`, plain.types[type], 100);
  target('normal: all, recall', recall(normal.total), '>=', 99.5, 99.8);
  target('normal: leak', leak(normal.total), '<=', 0.3);
  target('normal: false alarms / 10,000 characters', perTenThousand(normal, passages), '<=', 0.5);
  for (const [source, [name, must, aim]] of Object.entries(NAME_RECALL)) {
    const some = passages.filter((passage) => passage.source === source);
    const hidden = score(some, ours.strict.text, 'strict', types('PERSON')).types.PERSON;
    rowFor(`strict: names, ${name}`, hidden, must, aim);
    if (source === 'generated' && some.length > 0) {
      const { PERSON } = score(some, ours.strict.spans, 'strict', types('PERSON')).types;
      target(`strict: names, ${name}, precision`, precision(PERSON), '>=', 90, 94);
    }
  }
  for (const type of STRICT_ONLY) rowFor(`strict: ${type}`, strict.types[type], 97, 99);
  target('strict: leak', leak(strict.total), '<=', 1.5, 0.6);
  target('strict: over-masking', 100 * strict.overmask, '<=', 2.5, 1.5);
  target('paranoid: digits left', 100 * paranoid.digitLeak, '<=', 0);
  target('paranoid: all, recall', recall(paranoid.total), '>=', 97, 98);
  for (const type of ['DATE', 'TIME']) rowFor(`paranoid: ${type}`, paranoid.types[type], 95, 98);
  for (const type of ['PLACE', 'ORG']) rowFor(`paranoid: ${type}`, paranoid.types[type], 88, 98);
}

/** Names in real news at strict, with what the peer found in the same sentences, and what normal hides in news prose. */
export function newsTargets(news, prose, peer) {
  const ours = maskedBy(news, 'strict');
  const hidden = score(news, ours.text, 'strict', types('PERSON')).types.PERSON;
  const named = score(news, ours.spans, 'strict', types('PERSON')).types.PERSON;
  target(`strict: names: recall, ${hidden.gold} values`, recall(hidden), '>=', 93, 96);
  target('strict: names, precision (the span touches any gold)', precision(named), '>=', 80, 90);
  line('strict: names, precision (it touches a name)', (100 * named.tpTyped) / named.pred, '%');
  if (peer) {
    const theirs = score(news, peer, 'strict', types('PERSON')).types.PERSON;
    line('strict: names, Presidio: recall', recall(theirs), '%');
    line('strict: names, Presidio: precision (any gold)', precision(theirs), '%');
  }
  const quiet = score(prose, maskedBy(prose, 'normal').text, 'normal');
  // The corpus marks no phones or addresses: a real one in it counts here too.
  target(`normal: false alarms in ${charactersOf(prose)} characters of news`, quiet.falseAlarms, '<=', 2, 0);
}
