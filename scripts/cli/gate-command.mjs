// `arbetsytan gate --level L`: JSON lines `{ id, text }` in, `{ id, ok, reasons: [{ code }] }` out.
// A refusal is an answer and not an error. Without a project no name is known and every placeholder is taken as given.
import { gate } from '../../shared/dist/gate/pii-gate.js';
import { MASK_LEVELS } from '../../shared/dist/mask/levels.js';
import { eachLine, levelOf, lines } from './json-lines.mjs';

export function run(args, stdin, stdout, stderr) {
  return lines('gate', stderr, async () => {
    const level = levelOf(args, MASK_LEVELS);
    await eachLine(stdin, stdout, ({ id, text }) => {
      const verdict = gate(text, level);
      return { id, ok: verdict.ok, reasons: verdict.ok ? [] : verdict.reasons.map(({ code }) => ({ code })) };
    });
  });
}
