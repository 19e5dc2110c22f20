// The page is for everyone: the keyboard alone suffices, and a checker of the rules of WCAG finds nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

async function assertStorageAccessible(page) {
  await page.getByRole('link', { name: 'Storage' }).click();
  await page.getByRole('button', { name: 'Add sample bank' }).click();
  const sample = page.getByRole('article', { name: 'quiet-day' });
  await sample.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Export this part' }).click();
  await page.getByRole('button', { name: 'New bank' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'bad.jsonl', mimeType: 'text/plain', buffer: Buffer.from('{}') });
  await page.getByText('Refused').waitFor();
  await assertAccessible(page, 'storage');
  await sample.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page, 'a question');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await assertAccessible(page, 'after deleting');
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 320]) {
    test(`no rule is broken, ${colorScheme}, ${width} wide`, async () => {
      const { page, finish } = await open(bank, { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const person = new Person(page);
      await person.stepByStep();
      await assertAccessible(page, 'empty');
      await person.openAccount('A-1', '50');
      await person.openAccount('B-2');
      await person.moveMoney('Withdraw', 'A-1', '20');
      await person.transfer('A-1', 'B-2', '10');
      await person.rounds(3);
      await person.transfer('B-2', 'A-1', '99');
      await person.moveMoney('Deposit', 'A-1', 'many');
      await person.account('A-1').getByText('Manage').click();
      await assertAccessible(page, 'busy');
      await page.getByRole('button', { name: 'To the beginning' }).click();
      await page.getByRole('button', { name: 'Next event' }).click();
      await person.seesMoment('Event 1 of');
      await assertAccessible(page, 'in the past');
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.getByRole('grid', { name: 'Events' }).waitFor();
      await assertAccessible(page, 'timeline');
      await assertStorageAccessible(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
      await finish();
    });
  }
}

/** Presses Tab until something with this role and name has the focus. */
async function tabTo(page, role, name) {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not lead to ${role} ${name}`);
}

test('the keyboard alone suffices', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (const number of ['A-1', 'B-2']) {
    await tabTo(page, 'textbox', 'Account number');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await person.account(number).waitFor();
    await page.keyboard.press('Shift+Tab');
  }
  await tabTo(page, 'combobox', 'Account');
  await page.keyboard.press('A');
  await tabTo(page, 'textbox', 'Amount');
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await person.seesBalances({ 'A-1': '100.00' });

  await tabTo(page, 'slider', 'Moment');
  await page.keyboard.press('Home');
  await person.seesMoment('Before the first event of 3');
  await page.keyboard.press('ArrowRight');
  await person.seesMoment('Event 1 of 3');
  await page.keyboard.press('Shift+ArrowRight');
  await person.seesMoment('Event 3 of 3');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  await page.keyboard.press('Escape');
  await person.seesMoment('Event 3 of 3');
  await finish();
});

test('in the table the focus goes along with the cursor', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  for (let number = 1; number <= 30; number++) await person.openAccount(`A-${number}`);
  const row = (number) => page.getByRole('row', { name: `A-${number},` });
  await row(30).click();
  for (let number = 29; number >= 1; number--) {
    await page.keyboard.press('ArrowUp');
    await row(number).and(page.locator(':focus')).waitFor();
  }
  await person.seesMoment('Event 1 of 30');
  assert.equal(await row(1).getAttribute('aria-rowindex'), '2');
  assert.equal(await page.getByRole('grid', { name: 'Events' }).getAttribute('aria-rowcount'), '31');
  await page.keyboard.press('End');
  await row(30).and(page.locator(':focus')).waitFor();
  // However quickly: a row that had the focus is gone before the next one is there.
  await page.keyboard.press('Home');
  await page.evaluate(() => {
    for (let press = 0; press < 3; press++) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
    }
  });
  await row(30).and(page.locator(':focus')).waitFor();
  await finish();
});

test('what does not fit is scrolled by keys, and the cursor stays where it is', async () => {
  const { page, finish } = await open(bank, { viewport: { width: 1280, height: 800 } });
  const person = new Person(page);
  await person.loadSampleDay();
  await page.setViewportSize({ width: 600, height: 800 });
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  await page.getByLabel('Go to event').fill('8');
  await page.keyboard.press('Enter');
  await page.getByText('The Rust behind it').click();
  const code = page.getByRole('figure').first().locator('pre');
  const scrolled = () => code.evaluate((code) => code.scrollLeft);
  await code.focus();
  assert.ok(await code.evaluate((code) => code.scrollWidth > code.clientWidth), 'a line is too long');
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await until(async () => (await scrolled()) > 0);
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft');
  await until(async () => (await scrolled()) === 0);
  for (const key of ['Home', 'Space', 'End']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Play' }).waitFor();
  await person.seesMoment('Event 8 of 41');
  // The other keys of the timeline work there as everywhere in it.
  await page.keyboard.press('}');
  await person.seesMoment('Event 9 of 41');
  await finish();
});

test('what the process manager does by itself is read once, and what it is asked to do is answered', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  const executor = page.getByRole('region', { name: 'Process manager' });
  for (const number of ['A-1', 'B-2']) await person.openAccount(number);
  await person.moveMoney('Deposit', 'A-1', '100');
  await person.transfer('A-1', 'B-2', '30');
  await person.seesBalances({ 'B-2': '30.00' });
  await executor.getByText(/handled event \d+: nothing follows\.$/).waitFor();
  assert.equal((await executor.getByRole('status').allTextContents()).join(''), '');
  await person.sees(page.getByRole('log', { name: 'New events' }), 'Deposited 30.00 into B-2');
  await person.stepByStep();
  await person.moveMoney('Deposit', 'A-1', '1');
  await page.getByRole('button', { name: 'Handle one message' }).click();
  await person.sees(executor.getByRole('status'), 'handled event');
  await finish();
});

for (const [width, colorScheme] of [[1440, 'light'], [320, 'dark']]) {
  test(`what is no number of an event is told beside its field, ${width} wide`, async () => {
    const { page, finish } = await open(bank, { viewport: { width, height: 800 }, colorScheme });
    const person = new Person(page);
    for (const number of ['A-1', 'B-2']) await person.openAccount(number);
    const field = page.getByLabel('Go to event');
    const dock = () => page.getByRole('region', { name: 'Timeline' }).boundingBox();
    const before = await dock();
    await field.fill('abc');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    const wrong = page.getByText('Enter the number of an event.');
    await wrong.waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await field.getAttribute('aria-describedby'), await wrong.getAttribute('id'));
    await field.and(page.locator(':focus')).waitFor();
    assert.deepEqual(await dock(), before, 'the dock keeps its place and size');
    const { x, width: wide } = await wrong.boundingBox();
    assert.ok(x >= 0 && x + wide <= width, `from ${x} on, ${wide} wide`);
    await assertAccessible(page, 'no number of an event');
    await person.seesMoment('Event 2 of 2');
    await field.fill('1');
    await wrong.waitFor({ state: 'detached' });
    assert.equal(await field.getAttribute('aria-invalid'), null);
    await page.keyboard.press('Enter');
    await person.seesMoment('Event 1 of 2');
    await finish();
  });
}
