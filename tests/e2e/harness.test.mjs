// The harness itself: a page that complains must make a test fail, or all the others prove nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

for (const [what, provoke] of [
  ['an error on the console', () => console.error('planted')],
  ['an uncaught error', () => setTimeout(() => { throw new Error('planted'); })],
  ['a missing file', () => fetch('planted-and-missing')],
  ['a forgotten sub-path', () => fetch('/')],
]) {
  test(`${what} is noticed`, async () => {
    const { page, problems, finish } = await open(bank);
    await page.evaluate(provoke);
    await assert.rejects(async () => {
      await page.waitForFunction(() => true);
      while (problems.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
      await finish();
    }, /the page complained/);
  });
}

test('a violation of the content security policy is noticed', async () => {
  const { page, problems, finish } = await open(bank);
  await page.evaluate(() => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "img-src 'none'";
    document.head.append(policy);
    const image = document.createElement('img');
    image.src = 'planted.png';
    document.body.append(image);
  });
  while (!problems.some((problem) => problem.startsWith('policy:'))) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await assert.rejects(finish, /the page complained/);
});
