// Another course of things: an event left out, or one act more, and the log stays as it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { quietDay } from './lib/quiet-day.mjs';
import { shifts, watchShifts } from './lib/shifts.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** A quiet day as of an event. */
async function quietDayAt(event, options) {
  const opened = await quietDay(bank, options);
  const { page, person } = opened;
  await page.getByLabel('Go to event').fill(String(event));
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await person.seesMoment(event === 0 ? 'Before' : `Event ${event} of 41`);
  return { ...opened, dialog: page.getByRole('dialog', { name: 'What if?' }) };
}

for (const [colorScheme, width] of [['light', 1440], ['dark', 320]]) {
  test(`an event is left out, and the log stays as it is, ${colorScheme}, ${width} wide`, async () => {
    const { page, person, dialog, finish } = await quietDayAt(5, { colorScheme, viewport: { width, height: 900 } });
    const before = await page.evaluate(() => JSON.stringify(localStorage));
    await page.getByRole('button', { name: 'Branch here' }).click();
    await dialog.getByRole('radio', { name: /Leave out event 5.*Deposited .*400.00 into ADA-1/ }).waitFor();
    await dialog.getByRole('button', { name: 'Show the branch' }).click();
    const outcome = dialog.getByRole('status').last();
    await person.sees(outcome, 'Withdrawn 850.00 from ADA-1');
    await person.sees(outcome, 'Refused to withdraw 850.00 from ADA-1');
    const ada = dialog.getByRole('row', { name: /ADA-1/ });
    assert.match(await ada.textContent(), /ADA-11,?532\.000\.00/);
    await assertAccessible(page, 'a branch');
    const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.ok(wider <= 0, `the branch is ${wider} px wider than its dialog`);
    await dialog.getByRole('button', { name: 'Go to event 10' }).click();
    await person.seesMoment('Event 10 of 41');
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);
    await finish();
  });
}

for (const [width, height] of [[1280, 720], [320, 600]]) {
  test(`nothing moves when the branch is there, ${width} wide`, async () => {
    const { page, person, dialog, finish } = await quietDayAt(5, { viewport: { width, height } });
    await until(async () => page.url().includes('at=5'));
    await watchShifts(page);
    await page.reload();
    // Who writes is told a moment after the page is there; that may move something, and is not meant.
    await page.getByText('This tab decides and writes').waitFor();
    const painted = () => page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await painted();
    await page.getByRole('button', { name: 'Branch here' }).click();
    await dialog.getByText('is shown here').waitFor();
    const before = (await shifts(page)).length;
    await dialog.getByRole('button', { name: 'Show the branch' }).press('Enter');
    await person.sees(dialog.getByRole('row', { name: /ADA-1/ }), 'ADA-1');
    await painted();
    assert.deepEqual((await shifts(page)).slice(before), []);
    await finish();
  });
}

test('what followed from a command is left out with it', async () => {
  const { page, person, dialog, finish } = await quietDayAt(12);
  await page.getByRole('button', { name: 'Branch here' }).click();
  await dialog.getByRole('radio', { name: /Leave out event 8.*was initiated/ }).waitFor();
  await dialog.getByRole('button', { name: 'Show the branch' }).click();
  await person.sees(dialog.getByRole('row', { name: /BEN-2/ }), 'BEN-2');
  await page.keyboard.press('Escape');
  await person.seesMoment('Event 12 of 41');
  await finish();
});

test('one act more is decided by the same rules, and refused by them too', async () => {
  const { page, person, dialog, finish } = await quietDayAt(7);
  await page.getByRole('button', { name: 'Branch here' }).click();
  await dialog.getByRole('radio', { name: 'Act right after event 7' }).check();
  await dialog.getByLabel('What to do').selectOption('Withdraw');
  await dialog.getByLabel('Account').selectOption({ label: 'CLEO-3' });
  const amount = dialog.getByLabel('Amount');
  await amount.fill('x');
  await dialog.getByRole('button', { name: 'Show the branch' }).click();
  await until(async () => (await amount.getAttribute('aria-invalid')) === 'true');
  await amount.fill('301');
  await dialog.getByRole('button', { name: 'Show the branch' }).click();
  await person.sees(dialog.getByRole('alert'), 'Deposit first, or ask for less.');
  await amount.fill('300');
  await dialog.getByRole('button', { name: 'Show the branch' }).click();
  await person.sees(dialog.getByRole('status').last(), 'Refused to withdraw 45.00 from CLEO-3');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await person.seesEvents(41);
  await finish();
});

test('from a card of the present, too, and before the first event there is only acting', async () => {
  const { page, person, dialog, finish } = await quietDayAt(0);
  await page.getByRole('button', { name: 'Branch here' }).click();
  await person.sees(dialog, 'there is none before the first');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to live' }).click();
  await page.getByRole('button', { name: 'What if?' }).click();
  await dialog.getByRole('radio', { name: /Leave out event 41/ }).waitFor();
  await dialog.getByRole('button', { name: 'Show the branch' }).click();
  await person.sees(dialog, 'Every later command ends as it did.');
  await person.sees(dialog.getByRole('row', { name: /SHOP-4/ }), '63.00');
  await finish();
});
