// Every state of the machinery, of the storage page and of a practice copy breaks no rule of access, in either scheme of
// colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { start } from './lib/browser.mjs';
import { held } from './lib/held.mjs';
import { until } from './lib/person.mjs';
import { Practice } from './lib/practice.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

for (const colorScheme of ['light', 'dark']) {
  test(`what moves the bank is fit for all in every state, ${colorScheme}`, async () => {
    const { person, page, finish } = await Practice.begun(bank, { colorScheme });
    const region = (name) => page.getByRole('region', { name, exact: true });
    await person.stepTo('transfer-events handles event 4');
    await assertAccessible(page, 'a step that is announced');
    await page.getByRole('button', { name: 'Handle one message' }).click();
    await person.sees(region('Process manager'), 'which led to event 5');
    await assertAccessible(page, 'a message that was handled');
    await region('Subscriptions').getByRole('button', { name: 'Pause account-commands' }).click();
    await person.sees(region('Subscriptions'), 'Paused until you let it go on');
    await assertAccessible(page, 'a subscription that pauses');
    await person.turnTo('Bank');
    await person.sees(region('Process manager'), 'account-commands pauses');
    await assertAccessible(page, 'a pause that is told on the bank page');
    await person.turnTo('Machinery');
    await region('Subscriptions').getByRole('button', { name: 'Go on account-commands' }).click();
    await person.untilQuiet();

    const projections = region('Projections');
    const rebuild = () => projections.getByRole('button', { name: 'Rebuild totals' }).click();
    await held(page, rebuild, async () => {
      await person.sees(projections.getByRole('status'), 'Building totals anew');
      await projections.getByRole('progressbar').waitFor();
      await assertAccessible(page, 'a projection that is being built');
    });
    await person.sees(projections.getByRole('status'), 'The same as the live one');
    await assertAccessible(page, 'a projection that was compared');
    await projections.getByRole('button', { name: 'Break totals' }).click();
    await person.sees(projections, 'broken on this screen');
    await assertAccessible(page, 'a broken projection');
    await rebuild();
    await person.sees(projections.getByRole('status'), 'They differ from event');
    await assertAccessible(page, 'two that differ');
    await person.turnTo('Bank');
    await person.sees(region('The money line'), 'Not to be trusted: totals was broken on purpose');
    await person.sees(region('The money line'), 'Whether it holds, these sums can\'t tell');
    await assertAccessible(page, 'a broken projection on the bank page');
    await person.turnTo('Machinery');

    const streams = region('Streams');
    await streams.getByText('Transfer of 30.00 from A-1 to B-2 is finished').first().click();
    await streams.getByRole('button', { name: 'Specify this stream' }).click();
    await person.sees(region('Given, when, then').getByRole('status'), 'Specified: 3 messages.');
    await assertAccessible(page, 'a stream and a specification');
    await region('Given, when, then').getByLabel('Specify from event').fill('99');
    await page.getByRole('button', { name: 'Specify this range' }).click();
    await until(async () => (await page.getByLabel('Specify from event').getAttribute('aria-invalid')) === 'true');
    await assertAccessible(page, 'a range that is wrong');
    await person.slider.press('Home');
    await page.getByText('read only').first().waitFor();
    await assertAccessible(page, 'the machinery of the past');
    await finish();
  });

  test(`the storage page is fit for all in every state, ${colorScheme}`, async () => {
    const { person, page, finish } = await Practice.begun(bank, { colorScheme });
    await person.untilQuiet();
    await person.turnTo('Storage');
    const region = (name) => page.getByRole('region', { name, exact: true });
    const choose = async (name, text) => {
      const buffer = Buffer.from(text);
      await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/json', buffer });
    };
    const saving = page.waitForEvent('download');
    await region('Export').getByRole('button', { name: 'Export this bank' }).click();
    const good = await (await saving).createReadStream().then(async (stream) => (await stream.toArray()).join(''));
    await region('What lies in the storage').getByText('a commit from event 2 on').click();
    await person.sees(region('What lies in the storage'), 'is that of its text');
    await assertAccessible(page, 'a stored commit');
    for (const [text, verdict] of [[good, 'Good'], [good.replace('10000', '90000'), 'Refused']]) {
      await choose('file.jsonl', text);
      await person.sees(region('Found in the file'), verdict);
      await assertAccessible(page, `an import that is ${verdict}`);
      await region('Found in the file').getByRole('button', { name: 'Discard' }).click();
    }
    await region('Export').getByLabel('From event').fill('1');
    await region('Export').getByLabel('To event').fill('5');
    const part = page.waitForEvent('download');
    await region('Export').getByRole('button', { name: 'Export this part' }).click();
    const risky = await (await part).createReadStream().then(async (stream) => (await stream.toArray()).join(''));
    await choose('part.jsonl', risky);
    await person.sees(region('Found in the file'), 'Risky');
    await assertAccessible(page, 'an import that is risky');
    await region('Found in the file').getByRole('button', { name: 'Add as a new bank' }).click();
    const added = page.getByRole('article', { name: 'part', exact: true });
    await added.getByRole('button', { name: 'Rename' }).click();
    await assertAccessible(page, 'a new name');
    await added.getByRole('button', { name: 'Cancel' }).click();
    await added.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').waitFor();
    await assertAccessible(page, 'a question');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Undo deleting part' }).waitFor();
    await assertAccessible(page, 'what was deleted');

    const samples = page.getByRole('form', { name: 'Sample banks' });
    await samples.getByLabel('Sample').selectOption({ label: '10,000 messages' });
    const add = () => samples.getByRole('button', { name: 'Add sample bank' }).click();
    await held(page, add, async () => {
      await samples.getByRole('progressbar').waitFor();
      await assertAccessible(page, 'a sample in the making');
      await samples.getByRole('button', { name: 'Cancel' }).click();
    });
    await person.sees(samples.getByRole('status'), 'Given up.');

    // What others of this origin have put there fills the storage.
    await page.evaluate(() => localStorage.setItem('of another page', 'x'.repeat(4_900_000)));
    await person.turnTo('Bank');
    const form = await person.moveMoney('Deposit', 'A-1', '1');
    await person.sees(form.getByRole('alert'), 'kept');
    await assertAccessible(page, 'a bank without room');
    await person.turnTo('Storage');
    await person.sees(region('Room in this browser'), /9\d %/);
    await assertAccessible(page, 'a full storage');
    await finish();
  });

  test(`a practice copy is fit for all in every state, ${colorScheme}`, async () => {
    const { person, page, finish } = await Practice.begin(bank, { colorScheme });
    const manager = page.getByRole('region', { name: 'Process manager' });
    await person.pays('30');
    await person.stepTo('It will write Deposit');
    await person.makeFault('Fill the storage');
    await page.getByRole('button', { name: 'Handle one message' }).click();
    await person.sees(manager, 'Stopped: the storage was filled on purpose');
    await assertAccessible(page, 'a copy whose storage is full');
    await person.turnTo('Bank');
    await person.sees((await person.moveMoney('Deposit', 'A-1', '1')).getByRole('alert'), 'filled on purpose');
    await assertAccessible(page, 'a command that a full storage does not take');
    await person.takeBack('Fill the storage');

    await person.makeFault('Poison the next message');
    await person.untilQuiet();
    await person.sees(page.getByRole('region', { name: 'Subscriptions' }), 'Tried 3 times.');
    await assertAccessible(page, 'a parked message');
    await page.getByRole('region', { name: 'Subscriptions' }).getByRole('button', { name: 'Discard' }).click();
    await person.seesHarm('30.00 is stranded');
    await assertAccessible(page, 'money that is stranded');
    await person.takeBack('Poison the next message');

    await person.without('Idempotency');
    await person.sees(page.getByRole('region', { name: 'Practice copy' }), 'Switched off: idempotency.');
    await assertAccessible(page, 'a guard that is off');
    await person.makeFault('Deliver the next message twice');
    await assertAccessible(page, 'a fault that is to happen');
    await person.pays('10');
    await person.untilQuiet();
    await person.seesHarm('Money appeared or vanished');
    await assertAccessible(page, 'a copy with harm');
    await person.seesMoney('It is broken');
    await assertAccessible(page, 'a money line that is red');
    await person.turnTo('Storage');
    await assertAccessible(page, 'the storage page of a copy');
    assert.ok((await page.getByRole('region', { name: 'Practice copy' }).textContent()).includes('wrong here'));
    await finish();
  });
}
