import type { Chunked } from './chunker.ts';

/** Name of the processor on the audio thread. */
export const WORKLET = 'arbetsytan-chunker';

export type ToWorklet = 'flush';
export type FromWorklet = Chunked | { readonly kind: 'flushed' };
