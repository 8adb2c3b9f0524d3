import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MadeHub {
  readonly origin: string;
  /** `METHOD path`, and the range when one was asked for. */
  readonly asked: string[];
  /** Files by path. */
  readonly files: Map<string, Buffer>;
  /** Called before a file is answered; may answer itself by ending the reply. */
  before: (request: IncomingMessage, reply: ServerResponse) => void | Promise<void>;
  /** After this many bytes of a file the connection breaks. */
  breakAfter: number | null;
  close(): Promise<void>;
}

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A model hub on loopback: files with strong ETags, HEAD, and ranges, as hubs and file servers answer them. */
export async function makeHub(files: Readonly<Record<string, string | Buffer>>): Promise<MadeHub> {
  const hub: Omit<MadeHub, 'origin'> = {
    asked: [],
    files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
    before: () => {},
    breakAfter: null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer(async (request, reply) => {
    const path = decodeURIComponent(request.url ?? '');
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    hub.asked.push([request.method, path, ...(range ? [`from ${range}`] : [])].join(' '));
    await hub.before(request, reply);
    if (reply.writableEnded) return;
    const bytes = hub.files.get(path);
    if (!bytes) return void reply.writeHead(404).end();
    const etag = `"${sha256(bytes).slice(0, 16)}"`;
    const from = range && request.headers['if-range'] === etag ? Number(range) : 0;
    const body = bytes.subarray(from);
    reply.writeHead(from > 0 ? 206 : 200, {
      etag,
      'content-length': body.length,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (request.method === 'HEAD') return void reply.end();
    if (hub.breakAfter === null || body.length <= hub.breakAfter) return void reply.end(body);
    reply.write(body.subarray(0, hub.breakAfter), () => setTimeout(() => reply.destroy(), 20));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(hub, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** What a hub has of KB-Whisper tiny in ONNX, with other numbers for weights. */
export function tinyWhisperFiles(below = '/KBLab/kb-whisper-tiny/resolve/main/'): Record<string, string> {
  const json = ['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'];
  return Object.fromEntries([
    ...json.map((name) => [`${below}${name}.json`, `{"of":"${name}"}`]),
    [`${below}onnx/encoder_model_quantized.onnx`, 'öron '.repeat(2_000)],
    [`${below}onnx/decoder_model_merged_quantized.onnx`, 'mun '.repeat(3_000)],
  ]);
}
