// Amounts and times as the reader writes them, whatever the bank counts in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { start } from './lib/browser.mjs';
import { quietDay } from './lib/quiet-day.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

const log = (page) =>
  page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('bank/')).sort()));

for (const [colorScheme, width] of [['light', 1440], ['dark', 320]]) {
  test(`a German reads euros and local times, and the log does not change, ${colorScheme}, ${width} wide`, async () => {
    const viewport = { width, height: 900 };
    const { page, person, finish } = await quietDay(bank, { locale: 'de-DE', timezoneId: 'Europe/Berlin', colorScheme, viewport });
    const before = await log(page);
    await person.seesBalances({ 'ADA-1': '1.532,00' });
    await person.sees(page.getByRole('region', { name: 'Transfers' }), 'balance 375,00, overdraft limit 0,00, asked 1.000,00');
    await page.getByText('Display', { exact: true }).click();
    await page.getByLabel('Currency').selectOption('EUR');
    await person.seesBalances({ 'ADA-1': '1.532,00 €' });
    const card = page.getByRole('region', { name: 'Chosen event' });
    await person.sees(card, ' 9:13:31,271 UTC');
    await page.getByLabel('Times').focus();
    await page.getByLabel('Times').selectOption('local (Europe/Berlin)');
    await person.sees(card, '10:13:31,271 MEZ');
    await page.getByLabel('Times').and(page.locator(':focus')).waitFor();
    await assertAccessible(page, 'display');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
    await page.reload();
    await person.seesBalances({ 'ADA-1': '1.532,00 €' });
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('columnheader', { name: 'Time (local)', includeHidden: true }).waitFor({ state: 'attached' });
    assert.equal(await log(page), before);
    await finish();
  });
}

test('the largest amount keeps its cents, and a debt its minus', async () => {
  const { person, finish } = await quietDay(bank, { locale: 'en-US' });
  await person.seesBalances({ 'ADA-1': '1,532.00' });
  await person.openAccount('BIG', '5');
  await person.moveMoney('Withdraw', 'BIG', '5');
  await person.seesBalances({ BIG: '−5.00 owed' });
  // Typed as the page writes it.
  await person.moveMoney('Deposit', 'BIG', '90,071,992,547,409.91');
  await person.seesBalances({ BIG: '90,071,992,547,404.91' });
  await finish();
});
