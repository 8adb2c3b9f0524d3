import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../../../playwright.config.ts';
import { makeProfile } from './profile.ts';

/** A browser that can be killed as a phone kills it: SIGKILL to every process, no chance to save. */
export interface KillableBrowser {
  open(): Promise<Page>;
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

/** @param flags more of Chromium's, for example a made microphone */
export function createKillableBrowser(flags: readonly string[] = []): KillableBrowser {
  const profile = makeProfile();
  let child: ChildProcess | null = null;
  let browser: Browser | null = null;

  async function open(): Promise<Page> {
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    // A process group of its own, so that one kill reaches the renderers too.
    child = spawn(
      process.env.CHROMIUM_PATH || chromium.executablePath(),
      [
        ...CHROMIUM_ARGS,
        ...flags,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--lang=sv-SE',
        '--window-size=1440,900',
        'about:blank',
      ],
      { detached: true, stdio: 'ignore' },
    );
    const deadline = Date.now() + 30_000;
    while (!existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n')) {
      if (Date.now() > deadline) throw new Error('the browser did not open in 30 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const port = readFileSync(portFile, 'utf8').split('\n')[0];
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = browser.contexts()[0];
    if (!context) throw new Error('the browser has no context');
    return context.pages()[0] ?? (await context.newPage());
  }

  async function kill(): Promise<void> {
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    await browser?.close().catch(() => {});
  }

  return {
    open,
    kill,
    dispose: async () => {
      await kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
