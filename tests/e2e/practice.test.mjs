// Every guard is good for something: with it off, a fault does harm that the page names; with it on, the same fault does
// none. The faults are made in a copy, and the bank itself stays as it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { start } from './lib/browser.mjs';
import { Practice } from './lib/practice.mjs';
import { anew, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

const SOUND = { 'A-1': '70.00', 'B-2': '30.00' };
const IDEMPOTENCY = 'Idempotency';
const VERSION = 'Expected version';
const TOGETHER = 'Checkpoint together with the messages';

/** The colour of a text, in red, green and blue. */
const colour = (locator) => locator.evaluate((text) => getComputedStyle(text).color.match(/\d+/g).map(Number));

test('delivered twice: without idempotency money vanishes and its event is named, with it nothing does', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  await person.makeFault('Deliver the next message twice');
  await person.pays('30');
  await person.untilQuiet();
  await person.seesHappened(/Event \d+ was handed to transfer-events twice\./);
  await person.seesNoHarm();
  await person.seesBank(SOUND);

  await person.without(IDEMPOTENCY);
  await person.makeFault('Deliver the next message twice');
  await person.pays('30');
  await person.untilQuiet();
  await person.seesHarm('Money appeared or vanished');
  await person.seesMoney('It is broken: money vanished, namely 30.00');
  await person.sees(page.getByRole('region', { name: 'The money line' }).getByRole('listitem'), '30.00 vanished');

  // The line is red from that event on, and green before it.
  await page.getByRole('region', { name: 'The money line' }).getByRole('button', { name: /Go to event/ }).click();
  await page.getByText('read only.').waitFor();
  const line = page.getByRole('region', { name: 'The money line' });
  await person.sees(line, 'It is broken');
  const [red, green, blue] = await colour(line.getByText('It is broken'));
  assert.ok(red > 2 * Math.max(green, blue), `red: ${[red, green, blue]}`);
  await person.slider.press('ArrowLeft');
  await person.sees(line, 'It holds');
  const holds = await colour(line.getByText('It holds'));
  assert.ok(holds[1] > holds[0] && holds[1] > holds[2], `green: ${holds}`);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await person.onceMoreIsGreen();

  // The bank itself has none of it.
  await page.getByRole('link', { name: 'To your bank' }).click();
  await page.getByRole('region', { name: 'Practice copy' }).waitFor({ state: 'detached' });
  await person.seesBank({ 'A-1': '100.00', 'B-2': '0.00' });
  await person.seesEvents(3);
  await finish();
});

test('a fault that happens is added to what happened, on top, and the others stay as they are', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  const fault = 'Deliver the next message twice';
  const told = page.getByRole('log', { name: 'What happened' }).getByText(/was handed to .* twice/);
  await person.makeFault(fault);
  await person.pays('30');
  await person.turnTo('Machinery');
  await page.getByRole('button', { name: 'Handle one message' }).click();
  await until(async () => (await told.count()) === 1);
  const first = await told.elementHandle();
  const text = await first.textContent();
  await person.makeFault(fault);
  await page.getByRole('button', { name: 'Handle one message' }).click();
  await until(async () => (await told.count()) === 2);
  assert.equal(await first.textContent(), text, 'nobody is read again what was read before');
  assert.ok(await first.evaluate((it) => it.isConnected));
  const [older, newer] = await told.evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top));
  assert.ok(newer < older, 'the newest stands on top');
  await finish();
});

test('out of order: what comes before its turn and again adds nothing, but without idempotency', async () => {
  for (const off of [[], [IDEMPOTENCY]]) {
    const { person, finish } = await Practice.begin(bank);
    await person.turnTo('Bank');
    await person.moveMoney('Deposit', 'B-2', '50');
    await person.seesBalances({ 'B-2': '50.00' });
    await person.untilQuiet();
    await person.without(...off);
    await person.pays('30');
    await person.transfer('B-2', 'A-1', '10');
    await person.seesEvents(6);
    await person.makeFault('Deliver out of order');
    await person.untilQuiet();
    await person.seesHappened('A later message was handed to');
    if (off.length) {
      await person.seesHarm('Money appeared or vanished');
      await person.onceMoreIsGreen();
    } else {
      await person.seesNoHarm();
      await person.seesBank({ 'A-1': '80.00', 'B-2': '70.00' });
    }
    await finish();
  }
});

test('a second clerk: the later of two is told, and without the expected version both take the same money', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  await person.makeFault('A second clerk');
  await person.turnTo('Bank');
  const form = await person.moveMoney('Withdraw', 'A-1', '100.00');
  await person.sees(form.getByRole('alert'), 'Meanwhile:');
  await person.seesBank({ 'A-1': '0.00' });
  await person.seesNoHarm();

  await person.turnTo('Bank');
  await person.moveMoney('Deposit', 'A-1', '100.00');
  await person.seesBalances({ 'A-1': '100.00' });
  await person.without(VERSION);
  await person.makeFault('A second clerk');
  await person.turnTo('Bank');
  await person.moveMoney('Withdraw', 'A-1', '100.00');
  await person.sees(person.account('A-1'), '100.00 owed');
  await person.seesHarm('A balance fell below its overdraft limit');
  await page.getByRole('link', { name: 'Open a second tab' }).waitFor();
  await person.onceMoreIsGreen();
  await finish();
});

test('a real second clerk: the steps on the page do what they promise, with the guard on and without it', async () => {
  const { person, page, context, finish } = await Practice.begin(bank);
  const told = page.getByRole('region', { name: 'Be the second clerk yourself' });
  await person.turnTo('Machinery');
  assert.equal(await told.getByRole('listitem').count(), 4, 'this test follows four steps');

  // 1. Open this copy in a second tab.
  await told.getByRole('listitem').filter({ hasText: 'Open this copy in a second tab' }).waitFor();
  const opening = context.waitForEvent('page');
  await told.getByRole('link', { name: 'Open a second tab' }).click();
  const second = new Practice(await opening);
  await second.page.getByText('Another tab writes; this one follows').waitFor();
  await second.page.getByRole('region', { name: 'Practice copy' }).waitFor();

  // 2. On the Bank page of both tabs, fill the form, and do not send yet.
  const fill = async () => {
    for (const clerk of [person, second]) {
      await clerk.page.bringToFront();
      await clerk.turnTo('Bank');
      await clerk.seesBalances({ 'A-1': '100.00' });
      await clerk.fillMoney('A-1', '100.00');
    }
  };
  await fill();

  // 3. Withdraw in one tab, and then in the other: the second is told, and nothing is taken twice.
  const withdraws = async (clerk) => {
    await clerk.page.bringToFront();
    return clerk.sendMoney('Withdraw');
  };
  await person.sees((await withdraws(second)).getByRole('status'), 'Done: event');
  const refused = (await withdraws(person)).getByRole('alert');
  await person.sees(refused, 'Look at it again, then send again.');
  await person.sees(refused, /Meanwhile: event \d+: Withdrawn 100\.00 from A-1\./);
  // Who was told, and sends again, decides on what there is now.
  await person.sees((await withdraws(person)).getByRole('alert'), /balance 0\.00.*asked 100\.00/i);
  for (const clerk of [person, second]) {
    await clerk.page.bringToFront();
    await clerk.seesBank({ 'A-1': '0.00' });
    await clerk.seesNoHarm();
  }

  // 4. Switch the guard off, put the money back, and do the same again. The tab that follows switches it.
  await second.without(VERSION);
  await page.bringToFront();
  await person.sees(page.getByRole('region', { name: 'Practice copy' }), 'Switched off: expected version.');
  await person.turnTo('Bank');
  await person.moveMoney('Deposit', 'A-1', '100.00');
  await fill();
  await person.sees((await withdraws(person)).getByRole('status'), 'Done: event');
  await person.sees((await withdraws(second)).getByRole('status'), 'Done: event');
  for (const clerk of [person, second]) {
    await clerk.page.bringToFront();
    await clerk.sees(clerk.account('A-1'), '100.00 owed');
    await clerk.seesHarm('A balance fell below its overdraft limit');
  }
  await page.bringToFront();
  await person.onceMoreIsGreen();
  await finish();
});

test('a delayed subscription decides on what is there now, and without the expected version on what was', async () => {
  for (const off of [[], [VERSION]]) {
    const { person, finish } = await Practice.begin(bank);
    await person.without(...off);
    await person.makeFault('Delay account-commands');
    await person.pays('30');
    await person.untilQuiet();
    const manager = person.page.getByRole('region', { name: 'Process manager' });
    await person.sees(manager.getByRole('status'), 'It goes no further, for something is held back');
    await person.sees(manager, 'account-commands is delayed on purpose; 1 message waits for it. Take the delay back under');
    await person.turnTo('Bank');
    await person.sees(manager, 'Nothing waits, but for what is held back.');
    await manager.getByRole('link', { name: 'Take the delay back, on the Machinery page' }).waitFor();
    await person.moveMoney('Withdraw', 'A-1', '100.00');
    await person.seesBalances({ 'A-1': '0.00' });
    await person.takeBack('Delay account-commands');
    await person.untilQuiet();
    if (off.length) {
      await person.seesHarm('A balance fell below its overdraft limit');
      await person.onceMoreIsGreen();
    } else {
      await person.seesNoHarm();
      await person.sees(person.page.getByRole('region', { name: 'Transfers' }), 'failed');
    }
    await finish();
  }
});

test('compensation: money that can not arrive goes back, and without it, it is nowhere', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  await person.turnTo('Bank');
  await person.account('B-2').getByText('Manage').click();
  await person.account('B-2').getByRole('button', { name: 'Close account' }).click();
  await person.sees(person.account('B-2'), 'closed');
  await person.pays('30', 'B-2 (closed)');
  await person.untilQuiet();
  await person.seesNoHarm();
  await person.seesBank({ 'A-1': '100.00' });

  await person.without('Compensation');
  await person.pays('30', 'B-2 (closed)');
  await person.untilQuiet();
  await person.seesMoney('It is broken: money vanished, namely 30.00');
  await person.seesBank({ 'A-1': '70.00' });
  await page.getByRole('region', { name: 'The money line' }).getByRole('button', { name: /Go to event/ }).click();
  await until(async () => /failed/i.test(await person.slider.getAttribute('aria-valuetext')));
  await person.onceMoreIsGreen();
  await finish();
});

/** The page dies and is loaded again; it says so in what happened. */
async function diesAndRecovers(person, how) {
  await person.turnTo('Machinery');
  await anew(person.page, () => person.page.getByRole('button', { name: 'Run until quiet' }).click());
  await person.seesHappened(how);
  await person.untilQuiet();
}

test('killed between debit and credit: it goes on after a reload, and without the common checkpoint money is stranded', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  const fault = 'Kill between debit and credit';
  await person.makeFault(fault);
  await person.pays('30');
  await diesAndRecovers(person, ', between debit and credit.');
  await person.seesNoHarm();
  await person.seesBank(SOUND);

  await person.without(TOGETHER);
  await person.makeFault(fault);
  await person.pays('20');
  await diesAndRecovers(person, ', between debit and credit.');
  await person.seesHarm('20.00 is stranded');
  await person.seesMoney('20.00 in flight');
  await page.getByText('✗ 1 thing is wrong here.').waitFor();
  await person.onceMoreIsGreen();
  await finish();
});

test('a crash before the checkpoint: either of two guards keeps it harmless, and without both it is not', async () => {
  const fault = 'Crash before the checkpoint';
  for (const off of [[TOGETHER], [IDEMPOTENCY], [TOGETHER, IDEMPOTENCY]]) {
    const { person, finish } = await Practice.begin(bank);
    await person.without(...off);
    await person.makeFault(fault);
    await person.pays('30');
    await diesAndRecovers(person, ', before its checkpoint.');
    if (off.length === 2) {
      await person.seesMoney('It is broken: money vanished, namely 30.00');
      await person.onceMoreIsGreen();
    } else {
      await person.seesNoHarm();
      await person.seesBank(SOUND);
    }
    await finish();
  }
});

test('a full storage: what it does not take waits, and without the common checkpoint it is lost', async () => {
  for (const off of [[], [TOGETHER]]) {
    const { person, page, finish } = await Practice.begin(bank);
    await person.without(...off);
    await person.pays('30');
    await person.stepTo('It will write Deposit');
    await person.makeFault('Fill the storage');
    await page.getByRole('button', { name: 'Handle one message' }).click();
    await person.sees(page.getByRole('region', { name: 'Process manager' }), 'Stopped: the storage was filled on purpose');
    await person.seesHappened('The storage was filled, and something was not written.');
    await person.turnTo('Bank');
    const form = await person.moveMoney('Deposit', 'A-1', '1');
    await person.sees(form.getByRole('alert'), 'Take “Fill the storage” back on the Machinery page.');
    await person.takeBack('Fill the storage');
    await person.untilQuiet();
    if (off.length) {
      await person.seesHarm('30.00 is stranded');
      await person.onceMoreIsGreen();
    } else {
      await person.seesNoHarm();
      await person.seesBank(SOUND);
    }
    await finish();
  }
});

test('poison: the message is parked, tried again and handled in the end, and without the common checkpoint it is lost', async () => {
  const fault = 'Poison the next message';
  const { person, page, finish } = await Practice.begin(bank);
  await person.pays('30');
  await person.stepTo('It will write Deposit');
  await person.makeFault(fault);
  await person.untilQuiet();
  const subscriptions = page.getByRole('region', { name: 'Subscriptions' });
  await person.sees(subscriptions, 'poisoned on purpose. Tried 3 times.');
  await person.seesNoHarm();
  await person.turnTo('Machinery');
  await subscriptions.getByRole('button', { name: 'Try again' }).click();
  await person.sees(subscriptions, 'Tried 4 times.');
  await assertAccessible(page, 'a parked message');
  await person.takeBack(fault);
  // What is parked goes with its buttons, and the focus to its subscription.
  const reader = subscriptions.getByRole('button', { name: 'Pause transfer-events' }).and(page.locator(':focus'));
  await subscriptions.getByRole('button', { name: 'Try again' }).click();
  await reader.waitFor();
  await person.untilQuiet();
  await person.seesNoHarm();
  await person.seesBank(SOUND);

  // What is discarded is never handled, and that is told.
  await person.pays('10');
  await person.stepTo('It will write Deposit');
  await person.makeFault(fault);
  await person.untilQuiet();
  await subscriptions.getByRole('button', { name: 'Discard' }).click();
  await reader.waitFor();
  await person.seesHarm('10.00 is stranded');
  await person.takeBack(fault);

  await person.without(TOGETHER);
  await person.pays('20');
  await person.stepTo('It will write Deposit');
  await person.makeFault(fault);
  await person.untilQuiet();
  await person.seesHarm('20.00 is stranded');
  await person.onceMoreIsGreen();
  await finish();
});

test('replay: looking at the past does nothing, and without the guard it does everything again', async () => {
  const { person, page, finish } = await Practice.begin(bank);
  await person.pays('30');
  await person.untilQuiet();
  await person.seesEvents(10);
  // The command to withdraw is event 5.
  await person.slider.press('Home');
  for (let steps = 0; steps < 5; steps++) await person.slider.press('ArrowRight');
  await person.seesMoment('Event 5 of 10');
  await page.getByRole('button', { name: 'Back to live' }).click();
  await person.seesNoHarm();
  await person.seesEvents(10);

  await person.without('Replay without side effects');
  await person.slider.press('Home');
  for (let steps = 0; steps < 5; steps++) await person.slider.press('ArrowRight');
  await page.getByText('Event 5 of 11: read only.').waitFor();
  await page.getByRole('button', { name: 'Back to live' }).click();
  await person.seesMoney('It is broken');
  await person.seesBank({ 'A-1': '40.00' });
  await person.onceMoreIsGreen();

  // The same goes for a projection that is built anew.
  for (const [rebuilt, prepare] of [['harmless', () => undefined], ['harmful', () => person.without('Replay without side effects')]]) {
    await prepare();
    await person.turnTo('Machinery');
    await page.getByRole('button', { name: 'Rebuild accounts' }).click();
    await person.sees(page.getByRole('region', { name: 'Projections' }).getByRole('status'), 'The same as the live one');
    if (rebuilt === 'harmless') await person.seesNoHarm();
    else await person.seesHarm('Money appeared or vanished');
  }
  await person.onceMoreIsGreen();
  await finish();
});

test('a practice copy is marked on every page and breaks no rule of access, in either scheme and on a narrow page', async () => {
  for (const [colorScheme, width] of [['light', 1440], ['dark', 1440], ['light', 320], ['dark', 320]]) {
    const { person, page, finish } = await Practice.begin(bank, { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await assertAccessible(page, 'a sound copy');
    // A name with a word of the glossary in it stays in one piece beside its switch.
    for (const label of await page.getByRole('region', { name: 'Guards and faults' }).locator('label').all()) {
      const [box, text] = [await label.getByRole('switch').or(label.getByRole('checkbox')).boundingBox(), await label.locator('span').first().boundingBox()];
      assert.ok(box.width < 24 && text.x - (box.x + box.width) < 16 && text.x > box.x, `${await label.textContent()}: ${JSON.stringify([box, text])}`);
    }
    await person.without(IDEMPOTENCY);
    await person.makeFault('Deliver the next message twice');
    await person.pays('30');
    await person.untilQuiet();
    await person.seesHarm('Money appeared or vanished');
    await assertAccessible(page, 'a broken copy');
    for (const name of ['Bank', 'Timeline', 'Storage', 'Machinery']) {
      await person.turnTo(name);
      const banner = page.getByRole('region', { name: 'Practice copy' });
      await person.sees(banner, 'Switched off: idempotency.');
      await person.sees(banner, 'wrong here');
      await assertAccessible(page, name);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${name} is ${wider} px wider than the window`);
    }
    await finish();
  }
});
