import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, preview } from 'vite';

/** Builds the parity page as the product is built and serves it on loopback. Nothing of it is part of the product. */
export async function serveParity(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'arbetsytan-parity-'));
  const shared = { root, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...shared,
    resolve: { conditions: ['arbetsytan-source', ...defaultClientConditions] },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the parity page has no address');
  return {
    url,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
