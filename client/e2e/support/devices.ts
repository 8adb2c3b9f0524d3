import { rmSync } from 'node:fs';
import { type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test';
import type { Product } from './product.ts';
import { makeProfile } from './profile.ts';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1440, height: 900 };

/** A browser of its own with a profile on the disk: another device. */
export interface OtherDevice {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly profile: string;
  close(): Promise<void>;
}

export async function openDevice(
  product: Product,
  launchOptions: LaunchOptions,
  viewport: { readonly width: number; readonly height: number },
): Promise<OtherDevice> {
  const profile = makeProfile();
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, viewport, baseURL: product.url });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    context,
    profile,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
