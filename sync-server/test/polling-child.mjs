// A process of its own, so that it can be killed: loads polling-server.ts from source, as the other tests do.
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const conditions = ['arbetsytan-source', 'node'];
const vite = await createViteServer({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
});
const { pollOnce } = await vite.ssrLoadModule('/test/polling-server.ts');
await pollOnce(process.argv[2], Number(process.argv[3]));
await vite.close();
