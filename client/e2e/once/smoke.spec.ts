import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { createProduct, PASSWORDS } from '../support/product.ts';

function smoke(url: string, password: string) {
  const env = { PATH: process.env.PATH, ARBETSYTAN_DEMO_EDITOR_PASSWORD: password };
  return spawnSync('bash', ['deploy/smoke.sh', url], { encoding: 'utf8', env });
}

test('deploy/smoke.sh passes on a running product and fails on a wrong password and on a stopped one', async () => {
  const product = await createProduct();
  await product.start();
  const good = smoke(product.url, PASSWORDS.redaktor);
  expect(good.stdout).not.toContain('FAILED');
  expect(good.status).toBe(0);

  const wrong = smoke(product.url, 'fel-losen-fras-1');
  expect(wrong.stdout).toContain('FAILED  sign-in as redaktor');
  expect(wrong.status).toBe(1);

  await product.stop();
  expect(smoke(product.url, PASSWORDS.redaktor).status).toBe(1);
  await product.dispose();
});
