import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH || undefined;

/** Chromium as every browser test starts it. The last ones keep the browser from asking its maker about what is typed. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--allow-browser-signin=false',
];

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const laptop = { viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: 'client/e2e',
  outputDir: 'test-results',
  // Two cores: one browser at a time tells more than two that starve each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    // Every screen and the main flow, at both sizes.
    { name: 'phone', testMatch: /flow\/.*\.spec\.ts/, use: phone },
    { name: 'laptop', testMatch: /flow\/.*\.spec\.ts/, use: laptop },
    // What does not depend on the size of the window.
    { name: 'once', testMatch: /once\/.*\.spec\.ts/, use: laptop },
    { name: 'slow', testMatch: /slow\/.*\.spec\.ts/, use: laptop, timeout: 900_000 },
  ],
});
