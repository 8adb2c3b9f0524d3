import { rmSync } from 'node:fs';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { type LoggingProxy, startLoggingProxy } from './logging-proxy.ts';
import { createProduct, type Product } from './product.ts';
import { makeProfile } from './profile.ts';

/**
 * Services of Chromium's maker that the browser itself asks at start (updates of its components, sign-in), whatever page is
 * open; no flag of Debian's build stops them all. The proxy answers 403; `strangers` below sees to it that no page of ours asks
 * these either.
 */
const BROWSERS_OWN = /(^|\.)(googleapis\.com|google\.com|gvt1\.com)(:\d+)?$/;

interface Fixtures {
  /** Settings of the product's server beside the tests' own: `test.use({ environment })`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly product: Product;
  /** The proxy that all traffic goes through. */
  readonly watch: LoggingProxy;
  /** A browser profile on disk, so that a restart of the browser is a real one. */
  readonly device: Device;
  readonly page: Page;
}

export interface Device {
  /** Opens the browser on the same profile; closes the one that is open. */
  restart(): Promise<Page>;
  context(): BrowserContext;
  /** Folder of the browser profile on the disk. */
  readonly profile: string;
  /** Console errors and page errors since the start, without the ones a missing network causes. */
  readonly problems: readonly string[];
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],
  product: async ({ environment }, use) => {
    const product = await createProduct(environment);
    await product.start();
    await use(product);
    await product.dispose();
  },
  watch: async ({ product }, use) => {
    const proxy = await startLoggingProxy();
    await use(proxy);
    await proxy.close();
    // Promise 7: nothing but the product's own origin was ever asked, by page, worker or service worker.
    const own = new URL(product.url).host;
    expect(
      [...new Set(proxy.hosts)].filter((host) => host !== own && !BROWSERS_OWN.test(host)),
      'other origins asked',
    ).toEqual([]);
    expect(proxy.hosts.length, 'the browser went through the proxy').toBeGreaterThan(0);
  },
  device: async ({ watch, product, contextOptions, launchOptions }, use) => {
    const profile = makeProfile();
    const problems: string[] = [];
    const strangers = new Set<string>();
    let context: BrowserContext | null = null;
    const device: Device = {
      problems,
      profile,
      context: () => {
        if (!context) throw new Error('the browser is not open');
        return context;
      },
      restart: async () => {
        await context?.close();
        context = await chromium.launchPersistentContext(profile, {
          ...launchOptions,
          ...contextOptions,
          baseURL: product.url,
          // `<-loopback>`: Chromium would otherwise skip the proxy for 127.0.0.1.
          proxy: { server: watch.url, bypass: '<-loopback>' },
        });
        context.on('request', (request) => {
          const { protocol, origin } = new URL(request.url());
          if (/^(https?|wss?):$/.test(protocol) && origin !== product.url) strangers.add(origin);
        });
        const page = context.pages()[0] ?? (await context.newPage());
        page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
        page.on('console', (message) => {
          const noNetwork =
            /ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|EMPTY_RESPONSE|PROXY|FAILED|CONNECTION_RESET)|Failed to load resource/;
          if (message.type() === 'error' && !noNetwork.test(message.text())) problems.push(message.text());
        });
        return page;
      },
    };
    await use(device);
    await device.context().close();
    rmSync(profile, { recursive: true, force: true });
    expect([...strangers], 'other origins asked by a page').toEqual([]);
    expect(problems, 'errors in the page').toEqual([]);
  },
  page: async ({ device }, use) => {
    await use(await device.restart());
  },
});

export { expect };
