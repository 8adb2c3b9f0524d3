/**
 * The few globals a shared rule may touch. Everything else (clock, randomness, I/O) comes in as a parameter.
 * This file is the only place that names the platform; `lib` and `types` in tsconfig.json keep the rest out.
 */
declare global {
  class TextEncoder {
    encode(input?: string): Uint8Array<ArrayBuffer>;
  }
  class TextDecoder {
    constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
    decode(input?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string;
  }
  class URL {
    constructor(url: string, base?: string);
    readonly href: string;
    readonly protocol: string;
    readonly hostname: string;
    readonly pathname: string;
    readonly search: string;
    readonly origin: string;
    readonly username: string;
    readonly password: string;
  }
  interface AbortSignal {
    readonly aborted: boolean;
  }
}

export type {};
