// When the program can't run: nobody sees a blank page, and the log can be saved.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { open, start } from './lib/browser.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Opens the page in which something is amiss from the beginning. */
async function openWith(amiss, options) {
  const opened = await open(bank, { path: 'boot.js', ...options });
  await amiss(opened.page);
  await opened.page.goto(bank.url);
  return opened;
}

test('a program that does not arrive is told', async () => {
  const { page, context } = await openWith((page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404 })));
  await page.getByRole('heading', { name: 'The bank could not be loaded' }).waitFor();
  await page.getByRole('button', { name: 'Reload' }).waitFor();
  await context.close();
});

test('a script that does not arrive is told', async () => {
  const { page, context } = await openWith((page) => page.route('**/event-sourced-bank*.js', (route) => route.abort()));
  await page.getByRole('heading', { name: 'The bank could not be loaded' }).waitFor();
  await context.close();
});

test('a browser without WebAssembly is told', async () => {
  const { page, context } = await openWith((page) => page.addInitScript(() => delete globalThis.WebAssembly));
  await page.getByRole('heading', { name: 'This browser can’t run the bank' }).waitFor();
  await context.close();
});

test('a browser without JavaScript is told', async () => {
  const { page, context } = await open(bank, { javaScriptEnabled: false });
  await page.getByText('needs JavaScript').waitFor();
  await context.close();
});

test('when the program breaks, the raw log can be saved', async () => {
  const { page, finish } = await open(bank);
  await page.getByRole('button', { name: 'Open account' }).waitFor();
  await page.evaluate(() => {
    localStorage.setItem('bank/example/0000000001-1', '{"kept":true}');
    localStorage.setItem('other', 'not ours');
    dispatchEvent(new CustomEvent('bank-failed', { detail: 'planted' }));
  });
  await page.getByRole('heading', { name: 'The bank has stopped' }).waitFor();
  await page.getByText('planted').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the raw log' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  assert.equal(saved['bank/example/0000000001-1'], '{"kept":true}');
  assert.ok(!('other' in saved));
  await finish();
});
