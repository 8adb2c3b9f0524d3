import { defineConfig } from 'vitest/config';

// The workspaces are tested from source: no build has to be fresh for a test to tell the truth.
const resolve = { conditions: ['arbetsytan-source', 'node', 'import', 'module', 'default'] };
const ssr = { resolve: { conditions: ['arbetsytan-source', 'node', 'import', 'module', 'default'] } };

export default defineConfig({
  test: {
    projects: [
      { resolve, ssr, test: { name: 'shared', root: 'shared', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] } },
      { resolve, ssr, test: { name: 'sync-server', root: 'sync-server', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] } },
      { resolve, ssr, test: { name: 'client', root: 'client', include: ['src/**/*.test.ts'] } },
    ],
  },
});
