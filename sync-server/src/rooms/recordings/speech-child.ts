import { once } from 'node:events';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import type { Recogniser } from '@arbetsytan/shared/recordings/stt/hear-window';
import { openWhisper, type WhisperFolder } from './speech.engine.ts';

/** What the parent asks, over the channel of `fork` with advanced serialisation. */
export type ChildOrder =
  | { readonly id: number; readonly load: WhisperFolder; readonly threads: number }
  | { readonly id: number; readonly hear: Float32Array<ArrayBuffer>; readonly language: Language | null };

/** The answer: a value, or that it failed. No message: it may hold content. */
export type ChildAnswer =
  | { readonly id: number; readonly ok: true; readonly value?: unknown }
  | { readonly id: number; readonly ok: false };

let recogniser: Recogniser | null = null;

async function answer(order: ChildOrder): Promise<unknown> {
  if ('load' in order) {
    recogniser = await openWhisper(order.load, order.threads);
    return null;
  }
  if (!recogniser) throw new Error('no model is loaded');
  return recogniser.hear(order.hear, order.language);
}

process.on('message', (order: ChildOrder) => {
  answer(order).then(
    (value) => process.send?.({ id: order.id, ok: true, value } satisfies ChildAnswer),
    () => process.send?.({ id: order.id, ok: false } satisfies ChildAnswer),
  );
});
// The parent is gone: nobody waits for the rest.
await once(process, 'disconnect');
process.exit(0);
