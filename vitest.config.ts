import { defineConfig } from 'vitest/config';

// The workspaces are tested from source: no build has to be fresh for a test to tell the truth. Vitest hands these
// conditions to Node as well, so `import` and `module` must not be among them.
const resolve = { conditions: ['arbetsytan-source', 'node'] };

function workspace(name: string, include: string[]) {
  return { resolve, ssr: { resolve }, test: { name, root: name, include } };
}

export default defineConfig({
  test: {
    projects: [
      workspace('shared', ['src/**/*.test.ts', 'test/**/*.test.ts']),
      workspace('sync-server', ['src/**/*.test.ts', 'test/**/*.test.ts']),
      workspace('client', ['src/**/*.test.ts']),
    ],
  },
});
