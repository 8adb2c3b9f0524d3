/** Everything on a stream, as UTF-8. */
export async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** Bad input: one line on standard error, exit 2. The message names what was wrong, never what was written. */
export class BadInput extends Error {}

/** The value of `--name value` in args; undefined when absent. */
export function option(args, name) {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}
