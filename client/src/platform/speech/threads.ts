/** More threads than free cores slow a model down tenfold (FINDINGS, "Files, blobs, platform"). */
const MOST = 4;

/** Threads for a model: one core is left for the page; one thread where the page may not share memory. */
export function threadsHere(cores = navigator.hardwareConcurrency, isolated = globalThis.crossOriginIsolated): number {
  return isolated ? Math.min(MOST, Math.max(1, cores - 1)) : 1;
}
