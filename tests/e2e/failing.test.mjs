// When the program can't run: nobody sees a blank page, and the log can be saved.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { open, start } from './lib/browser.mjs';
import { anew, Person } from './lib/person.mjs';

/** A module with one function, `trap`, which does nothing but trap. */
const TRAP = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 0x74, 0x72, 0x61, 0x70, 0, 0],
  ...[10, 5, 1, 3, 0, 0, 0x0b],
];

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

test('when the program breaks behind an open dialog, the page can be reloaded', async () => {
  const { page, finish } = await open(bank);
  await new Person(page).openAccount('A-1');
  await page.getByRole('button', { name: 'Explain this number' }).click();
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => dispatchEvent(new CustomEvent('bank-failed', { detail: 'planted' })));
  await page.getByRole('heading', { name: 'The bank has stopped' }).waitFor();
  await anew(page, () => page.getByRole('button', { name: 'Reload' }).click());
  await finish();
});

for (const [what, plant] of [
  ['trap', () => setTimeout(() => WebAssembly.instantiate(TRAP).then(({ instance }) => setTimeout(instance.exports.trap)))],
  ['trap in a promise', () => WebAssembly.instantiate(TRAP).then(({ instance }) => instance.exports.trap())],
]) {
  test(`a ${what} of the program, which it can't tell of itself, is told`, async () => {
    const { page, context } = await open(bank);
    await page.getByRole('button', { name: 'Open account' }).waitFor();
    await page.evaluate(`const TRAP = new Uint8Array([${TRAP}]); (${plant})(); undefined`);
    await page.getByRole('heading', { name: 'The bank has stopped' }).waitFor();
    await page.getByText('unreachable').waitFor();
    await context.close();
  });
}

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
