import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
// @ts-expect-error The command line is plain JavaScript without declarations.
import { eachLine, levelOf, lines } from '../../../scripts/cli/json-lines.mjs';

async function run(input: string): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const code: number = await lines('mask', err, () =>
    eachLine(Readable.from([input]), out, ({ id, text }: { id: string; text: string }) => ({
      id,
      length: text.length,
    })),
  );
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
}

describe('the commands mask and gate', () => {
  it('answer each line on a line of its own and skip empty ones', async () => {
    expect(await run('{"id":"a","text":"hej"}\n\n{"id":2,"text":""}')).toEqual({
      code: 0,
      out: '{"id":"a","length":3}\n{"id":2,"length":0}\n',
      err: '',
    });
  });

  it.each(['070-123 45 67', '{"id":"a"}', '{"text":"070-123 45 67"}', 'null', '[1]'])(
    'end with 2 and one line that repeats nothing when a line is %s',
    async (line) => {
      const { code, err } = await run(line);
      expect(code).toBe(2);
      expect(err).toMatch(/^arbetsytan mask: line 1 [a-zA-Z ]+\n$/);
    },
  );

  it('take one level and nothing else', () => {
    expect(levelOf(['--level', 'strict'], ['strict'])).toBe('strict');
    expect(levelOf(['--level=strict'], ['strict'])).toBe('strict');
    for (const args of [[], ['--level'], ['--level', 'mild'], ['--level', 'strict', 'more'], ['strict']])
      expect(() => levelOf(args, ['strict'])).toThrow(/say --level/);
  });
});
