import type { Router } from 'express';
import { mount } from '../../platform/http/mount.ts';

export interface Build {
  readonly version: string;
  /** Hash of the built client, or "none". */
  readonly build: string;
}

/** GET /api/health, also answered at /health (app.ts). Says that the process answers, nothing about what it holds. */
export function opsRoutes(router: Router, build: Build): void {
  mount(
    router,
    async () => null,
    'ops.health',
    async () => ({ status: 'ok' as const, ...build }),
  );
}
