import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = dirname(fileURLToPath(import.meta.url));
const SERVER = process.env.ARBETSYTAN_DEV_SERVER ?? 'http://127.0.0.1:8787';

/**
 * Names this build. It stands in index.html, so that every build has a new shell: the precache keeps the reply headers
 * it was filled with, and a changed Content-Security-Policy would never arrive otherwise. Scripts read it from there, so
 * that their own hashes do not change with it.
 */
function buildId(): string {
  if (process.env.ARBETSYTAN_BUILD) return process.env.ARBETSYTAN_BUILD;
  const at = Math.floor(Date.now() / 1000).toString(36);
  try {
    const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], {
      cwd: here,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${commit.toString().trim()}-${at}`;
  } catch {
    return at;
  }
}

function stampBuild(): Plugin {
  return {
    name: 'arbetsytan:stamp-build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'arbetsytan-build', content: buildId() }, injectTo: 'head' },
    ],
  };
}

/** Character maps and standard fonts that pdfjs asks for by name, served from our own origin below /pdf/. */
function pdfAssets(): Plugin {
  const root = [join(here, 'node_modules/pdfjs-dist'), join(here, '../node_modules/pdfjs-dist')].find(existsSync);
  const folders = ['cmaps', 'standard_fonts'];
  return {
    name: 'arbetsytan:pdf-assets',
    generateBundle() {
      if (!root) throw new Error('pdfjs-dist is not installed');
      for (const folder of folders)
        for (const name of readdirSync(join(root, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(root, folder, name)),
          });
    },
    configureServer(server) {
      server.middlewares.use('/pdf/', (request, reply, next) => {
        const [folder = '', name = ''] = (request.url ?? '')
          .slice(1)
          .split('/')
          .map((part) => basename(part));
        const path = join(root ?? '', folder, name);
        if (!root || !folders.includes(folder) || !existsSync(path)) return next();
        reply.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(path).pipe(reply);
      });
    },
  };
}

/**
 * One ONNX Runtime in each bundle, whatever its parts ask for: transformers.js asks for the build with WebGPU, which is twice as
 * large. Only the worker for GPUs has that one, and has it for its voice detector too. Each worker is a bundle of its own.
 */
function oneRuntime(): Plugin {
  let build = 'wasm';
  return {
    name: 'arbetsytan:one-runtime',
    enforce: 'pre',
    buildStart({ input }) {
      build = JSON.stringify(input).includes('speech-gpu.worker') ? 'webgpu' : 'wasm';
    },
    resolveId(id, importer, options) {
      if (!/^onnxruntime-web\/(wasm|webgpu)$/.test(id) || id.endsWith(`/${build}`)) return null;
      return this.resolve(`onnxruntime-web/${build}`, importer, { ...options, skipSelf: true });
    },
  };
}

export default defineConfig(({ command }) => ({
  root: here,
  // The rules are taken from source: no stale dist can end up in the product.
  resolve: {
    conditions: ['arbetsytan-source', ...defaultClientConditions],
    // The dev server makes no bundles: everything there runs without a GPU.
    alias: command === 'serve' ? { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' } : {},
  },
  plugins: [
    react(),
    stampBuild(),
    pdfAssets(),
    oneRuntime(),
    VitePWA({
      // platform/pwa registers by itself: no inline script, and no reload of a tab that did not ask for it.
      injectRegister: false,
      registerType: 'prompt',
      filename: 'sw.js',
      manifestFilename: 'manifest.webmanifest',
      manifest: {
        name: 'Arbetsytan',
        short_name: 'Arbetsytan',
        description: 'Arbetsyta för journalister med material som inte får läcka.',
        lang: 'sv',
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f6f4ef',
        theme_color: '#1f3a34',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,mjs,css,woff2,svg,png,webmanifest,wasm,json}', 'pdf/**/*'],
        // The model runtime (14 MB) is fetched by those whose newsroom has a model, and by nobody else.
        globIgnores: [
          '**/ort-*.{wasm,mjs}',
          '**/second-opinion-*.js',
          '**/speech.worker-*.js',
          '**/speech-gpu.worker-*.js',
        ],
        maximumFileSizeToCacheInBytes: 20_000_000,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/health$/],
        // The first visit works offline too, before any reload.
        clientsClaim: true,
        skipWaiting: false,
        cleanupOutdatedCaches: true,
        // Besides the precache only the code of the model runtime: a reply of /api is never kept by the worker.
        runtimeCaching: [
          {
            urlPattern:
              /\/assets\/(?:(?:second-opinion|speech\.worker|speech-gpu\.worker)-[\w-]+\.js|ort-[\w.-]+\.mjs)$/,
            handler: 'CacheFirst',
            options: { cacheName: 'arbetsytan-model-runtime' },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [oneRuntime()] },
  // Pages of the tests lie below this folder too.
  optimizeDeps: { entries: ['index.html'] },
  build: {
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // The preload polyfill would add an inline script on some paths; every target knows modulepreload.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 2_000,
  },
  server: { port: 5173, host: '127.0.0.1', proxy: { '/api': { target: SERVER, changeOrigin: false } } },
}));
