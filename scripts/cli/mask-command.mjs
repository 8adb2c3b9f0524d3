// `arbetsytan mask --level L`: JSON lines `{ id, text }` in, `{ id, masked, spans: [{ start, end, type }] }` out.
// Each line stands alone: no project, no memory between lines. Offsets are UTF-16 code units in the text as given.
import { MASK_LEVELS } from '../../shared/dist/mask/levels.js';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { eachLine, levelOf, lines } from './json-lines.mjs';

export function run(args, stdin, stdout, stderr) {
  return lines('mask', stderr, async () => {
    const level = levelOf(args, MASK_LEVELS);
    await eachLine(stdin, stdout, ({ id, text }) => {
      const { masked, spans } = mask({ text, level, project: EMPTY_MASK_PROJECT });
      return { id, masked, spans: spans.map(({ start, end, type }) => ({ start, end, type })) };
    });
  });
}
