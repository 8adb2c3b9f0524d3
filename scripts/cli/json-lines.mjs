// Reads JSON lines `{ id, text }` for the verbs `mask` and `gate`. Nothing that was read is ever repeated in a message.
import { createInterface } from 'node:readline';

export class BadInput extends Error {}

/** @returns the level named by `--level L` (or `--level=L`), the only argument these verbs take. */
export function levelOf(args, levels) {
  const [first, second, ...rest] = args.flatMap((arg) =>
    arg.startsWith('--level=') ? ['--level', arg.slice(8)] : [arg],
  );
  if (first !== '--level' || rest.length > 0 || !levels.includes(second))
    throw new BadInput(`say --level ${levels.join('|')}`);
  return second;
}

/** Calls `answer` with each line and writes what it returns as one JSON line. Waits when the reader is slow. */
export async function eachLine(stdin, stdout, answer) {
  let number = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const row = parse(line, number);
    if (!stdout.write(`${JSON.stringify(answer(row))}\n`)) await new Promise((resume) => stdout.once('drain', resume));
  }
}

function parse(line, number) {
  let row;
  try {
    row = JSON.parse(line);
  } catch {
    throw new BadInput(`line ${number} is not JSON`);
  }
  const known = row !== null && typeof row === 'object' && (typeof row.id === 'string' || typeof row.id === 'number');
  if (!known || typeof row.text !== 'string') throw new BadInput(`line ${number} lacks id or text`);
  return row;
}

/** Runs a verb: 0 when every line was answered, 2 with one line on standard error when the input is bad. */
export async function lines(verb, stderr, work) {
  try {
    await work();
    return 0;
  } catch (error) {
    stderr.write(`arbetsytan ${verb}: ${error instanceof BadInput ? error.message : 'failed'}\n`);
    return error instanceof BadInput ? 2 : 1;
  }
}
