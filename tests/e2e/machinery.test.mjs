// The machinery laid open: what the next step will do, subscriptions with their lag, streams, and projections that are broken
// and built anew.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';
import { Practice } from './lib/practice.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

test('what the next step will do is told before it is done, and then the message moves', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.stepTo('transfer-events handles event 4');
  await person.sees(person.next, /It will write Withdraw to account-command-/);
  await page.getByRole('button', { name: 'Handle one message' }).click();
  await person.sees(page.getByRole('region', { name: 'Process manager' }), 'which led to event 5');
  await person.sees(person.next, /account-commands handles event 5.* It will write Withdrawn to account-/);
  await page.getByRole('img', { name: /^A ring\./ }).waitFor();
  // The bank page has the same executor.
  await person.turnTo('Bank');
  await person.sees(person.next, 'account-commands handles event 5');
  await person.untilQuiet();
  await person.seesEvents(10);
  // In the past nothing can be stepped, and it is told what waited then.
  for (let steps = 0; steps < 5; steps++) await person.slider.press('ArrowLeft');
  await person.sees(page.getByRole('region', { name: 'Process manager' }), 'Then account-commands was to handle event 5');
  for (const name of ['Handle one message', 'One round', 'Run until quiet']) {
    assert.ok(await page.getByRole('button', { name }).isDisabled(), name);
  }
  await person.sees(page.getByRole('region', { name: 'Subscriptions' }), 'Checkpoint 4; nothing waits for it, for the messages since are none of its own.');
  await finish();
});

/** What the picture shows: which parts are marked, and where the message is, in units of its own. */
function drawn(picture) {
  return picture.evaluate((svg) => {
    const name = (leg) => leg?.querySelector('text').textContent;
    const middle = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    };
    const dot = svg.querySelector('.message');
    const nearest = () => {
      const [x, y] = middle(dot);
      const stations = [...svg.querySelectorAll('rect')].map((rect) => {
        const [left, top] = middle(rect);
        return [Math.hypot(x - left, y - top), rect.parentElement.textContent];
      });
      return stations.sort(([one], [other]) => one - other)[0][1];
    };
    const movements = dot?.getAnimations() ?? [];
    const begins = dot && nearest();
    movements.forEach((movement) => movement.finish());
    return {
      last: name(svg.querySelector('.is-last')),
      next: name(svg.querySelector('.is-next')),
      movements: movements.map(({ animationName }) => animationName),
      begins,
      ends: dot && nearest(),
    };
  });
}

for (const reducedMotion of ['no-preference', 'reduce']) {
  test(`the way of a message is drawn, and it rests where it has come to, motion: ${reducedMotion}`, async () => {
    const { person, page, context, finish } = await Practice.begun(bank, { reducedMotion });
    const picture = page.getByRole('img', { name: /^A ring\./ });
    const status = page.getByRole('region', { name: 'Process manager' }).getByRole('status');
    await person.turnTo('Machinery');
    assert.equal((await drawn(picture)).ends, null, 'no message has gone yet');
    await person.stepTo('transfer-events handles event 4');
    // Time stands still for what moves, so that it is seen where it begins.
    const cdp = await context.newCDPSession(page);
    await cdp.send('Animation.enable');
    await cdp.send('Animation.setPlaybackRate', { playbackRate: 0 });
    const ring = [
      ['transfer-events', 4, 'transfer', 'account-command', 'account-commands'],
      ['account-commands', 5, 'account-command', 'account', 'account-events'],
      ['account-events', 6, 'account', 'transfer', 'transfer-events'],
    ];
    for (const [reader, event, from, to, next] of ring) {
      assert.equal((await drawn(picture)).next, reader, 'where it goes next is drawn before it does');
      await page.getByRole('button', { name: 'Handle one message' }).click();
      await person.sees(status, `${reader} handled event ${event}, which led to event ${event + 1}.`);
      const seen = await drawn(picture);
      assert.deepEqual([seen.last, seen.next, seen.ends], [reader, next, to], `of event ${event}`);
      const moves = reducedMotion === 'no-preference';
      assert.deepEqual([seen.movements, seen.begins], moves ? [[`along-${reader}`.replace('account-commands', 'commands')], from] : [[], to]);
    }
    await finish();
  });
}

test('the executor goes on by itself, stands still, and makes one step, one round, or all of them', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.turnTo('Machinery');
  const step = (name) => page.getByRole('button', { name, exact: true }).click();
  const along = (dots) => dots.map((dot) => dot.getAttribute('class').replace('message along-', ''));
  const went = () => page.getByRole('img', { name: /^A ring\./ }).locator('.message').evaluateAll(along);
  const status = page.getByRole('region', { name: 'Process manager' }).getByRole('status');
  await step('Handle one message');
  await person.sees(status, 'account-events handled event 1: nothing follows.');
  // A round handles what was there when it began: the two events that are left, and the transfer.
  await step('One round');
  await person.sees(status, 'The round handled 3 messages.');
  assert.deepEqual(await went(), ['account-events', 'transfer-events'], 'a dot for each that handled something');
  await person.seesEvents(5);
  await step('One round');
  await person.sees(status, 'The round handled 1 message.');
  assert.deepEqual(await went(), ['commands']);
  await person.seesEvents(6);
  await step('Run until quiet');
  await person.sees(status, 'It is quiet: 5 messages were handled.');
  assert.deepEqual(await went(), ['commands', 'account-events', 'transfer-events']);
  await person.seesEvents(10);

  for (const [pace, events] of [['At once', 17], ['Slowly', 24]]) {
    await page.getByRole('radio', { name: pace }).check();
    await person.pays('10');
    await person.seesEvents(events);
    await person.turnTo('Machinery');
    await until(async () => (await person.next.textContent()) === 'Nothing waits.');
  }
  await person.seesBank({ 'A-1': '50.00', 'B-2': '50.00' });
  await finish();
});

test('a subscription that pauses lags behind, and goes on where it was', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.turnTo('Machinery');
  const subscriptions = page.getByRole('region', { name: 'Subscriptions' });
  await subscriptions.getByRole('button', { name: 'Pause transfer-events' }).click();
  await page.getByRole('button', { name: 'Run until quiet' }).click();
  await until(async () => /^Nothing waits/.test(await person.next.textContent()));
  await person.seesEvents(4);
  const paused = subscriptions.getByRole('listitem').filter({ hasText: 'transfer-events' });
  await person.sees(paused, '1 message waits for it');
  await person.sees(paused, 'Paused until you let it go on');
  await assertAccessible(page, 'a pause');
  // The bar ends where the timeline has the checkpoint: 3 of 4 events.
  const bars = await subscriptions.getByRole('listitem').evaluateAll((rows) =>
    rows.map((row) => {
      const width = (part) => row.querySelector(part).getBoundingClientRect().width;
      return [row.querySelector('h3').textContent.split(' ')[0], width('.handled') / width('.track')];
    }),
  );
  const handled = Object.fromEntries(bars);
  assert.ok(Math.abs(handled['account-events'] - 0.75) < 0.01 && handled['transfer-events'] === 0, JSON.stringify(handled));

  // The page is loaded again, and shows the same sight.
  await page.reload();
  await person.sees(paused, 'Paused until you let it go on');
  await person.sees(paused, '1 message waits for it');
  assert.ok(await page.getByRole('radio', { name: 'Step by step' }).isChecked());
  await person.seesEvents(4);
  await person.turnTo('Bank');
  const executor = page.getByRole('region', { name: 'Process manager' });
  await person.sees(executor, 'transfer-events pauses; 1 message waits for it.');
  await executor.getByRole('link', { name: 'Let it go on' }).click();
  await subscriptions.getByRole('button', { name: 'Go on transfer-events' }).click();
  await person.untilQuiet();
  await person.seesEvents(10);
  await finish();
});

test('streams are listed by category, and one is opened at the cursor', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.untilQuiet();
  const streams = page.getByRole('region', { name: 'Streams' });
  for (const heading of ['account 2 streams', 'account-command 2 streams', 'transfer 1 stream']) {
    await streams.getByRole('heading', { name: heading, exact: true }).waitFor();
  }
  await streams.getByLabel('Find a stream').fill('qqq');
  await until(async () => (await streams.getByText('None of them is like that.').count()) === 3);
  await streams.getByLabel('Find a stream').fill('Withdrawn');
  const stream = streams.getByRole('listitem').filter({ hasText: 'Withdrawn 30.00 from A-1' });
  await stream.getByText('version 3').click();
  await person.sees(stream, 'version 1: ');
  await stream.getByRole('button', { name: 'Go to event 3' }).click();
  await page.getByText('Event 3 of 10: read only.').waitFor();
  await streams.getByRole('heading', { name: 'transfer 0 streams', exact: true }).waitFor();
  await streams.getByLabel('Find a stream').fill('');
  // It stays open, and shows what there was of it.
  const past = streams.getByRole('listitem').filter({ hasText: 'Deposited 100.00 into A-1' }).first();
  await person.sees(past, 'version 2: ');
  assert.equal(await past.getByText('version 3: ').count(), 0);
  await assertAccessible(page, 'streams of the past');
  await past.locator('summary').press('Enter');
  await until(async () => (await page.getByText('version 2: ').count()) === 0);
  await finish();
});

test('of many streams and accounts the first are shown, and more when they are wanted', async () => {
  const { page, finish } = await open(bank);
  const person = new Practice(page);
  for (let number = 1; number <= 25; number++) {
    await person.openAccount(`A-${number}`);
    await person.seesEvents(number);
  }
  const cards = page.getByRole('region', { name: 'Accounts' });
  assert.equal(await cards.getByRole('article').count(), 25, 'who opens an account sees it');
  await page.reload();
  await cards.getByRole('button', { name: 'Show all' }).waitFor();
  assert.equal(await cards.getByRole('article').count(), 12);
  await cards.getByRole('button', { name: 'Show all' }).click();
  await cards.getByRole('article', { name: 'A-25' }).waitFor();
  assert.equal(await cards.getByRole('button', { name: 'Show all' }).count(), 0);
  await person.turnTo('Machinery');
  const streams = page.getByRole('region', { name: 'Streams' });
  await streams.getByRole('heading', { name: 'account 25 streams', exact: true }).waitFor();
  assert.equal(await streams.getByRole('listitem').count(), 6);
  await streams.getByRole('button', { name: 'Show more streams' }).click();
  await until(async () => (await streams.getByRole('listitem').count()) === 25);
  assert.equal(await streams.getByRole('button', { name: 'Show more streams' }).count(), 0);
  await finish();
});

test('a projection is broken on the screen alone, built anew, and the event is found at which the two part', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.untilQuiet();
  const projections = page.getByRole('region', { name: 'Projections' });
  const status = projections.getByRole('status');
  await projections.getByRole('button', { name: 'Rebuild accounts' }).click();
  await person.sees(status, '✓ The same as the live one: checksum');
  await projections.getByRole('button', { name: 'Break accounts' }).click();
  await person.sees(projections, 'broken on this screen');
  await person.seesBank({ 'A-1': '70.00', 'B-2': '0.00' });
  const warning = 'Not to be trusted: accounts was broken on purpose and has missed event 9.';
  await person.sees(page.getByRole('region', { name: 'Accounts', exact: true }), warning);
  assert.equal(await page.getByText(warning).count(), 1, 'the other panels are whole');
  await person.account('B-2').getByRole('button', { name: 'Explain this number' }).click();
  const explained = page.getByRole('dialog', { name: 'Why B-2 has 0.00' });
  await person.sees(explained.getByRole('row').last(), '30.00');
  await person.sees(explained, 'The page shows 0.00, which is 30.00 less than these events come to.');
  await assertAccessible(page, 'an explanation of a broken balance');
  await explained.getByRole('link', { name: 'Rebuild it on the Machinery page' }).click();
  await explained.waitFor({ state: 'hidden' });
  await projections.getByRole('button', { name: 'Rebuild accounts' }).click();
  await person.sees(status, '✗ They differ from event 9 on. Live: checksum');
  await assertAccessible(page, 'a broken projection');
  await projections.getByRole('button', { name: 'Use the rebuilt one' }).click();
  await person.seesBank({ 'A-1': '70.00', 'B-2': '30.00' });
  assert.equal(await page.getByText(warning).count(), 0);
  await person.seesEvents(10);
  await finish();
});

test('what happened is specified, of a range and of a stream, and both texts can be taken along', async () => {
  const { person, page, context, finish } = await Practice.begun(bank);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await person.untilQuiet();
  const spec = page.getByRole('region', { name: 'Given, when, then' });
  await spec.getByLabel('Specify from event').fill('7');
  await spec.getByLabel('Specify to event').fill('3');
  await spec.getByRole('button', { name: 'Specify this range' }).click();
  assert.equal(await spec.getByLabel('Specify to event').getAttribute('aria-invalid'), 'true');
  await spec.getByLabel('Specify from event').fill('3');
  await spec.getByLabel('Specify to event').fill('7');
  await spec.getByRole('button', { name: 'Specify this range' }).click();
  await person.sees(spec.getByRole('status'), 'Specified: 5 messages.');
  await person.sees(spec.getByLabel('To read', { exact: true }), /Event 6\n  Given  .*\n.*\n  When   the transfer asks to withdraw 30\.00 from A-1\n  Then   Withdrawn 30.00 from A-1/);
  await person.sees(spec.getByLabel('Rust test', { exact: true }), 'fn event_6_withdrawn()');
  await assertAccessible(page, 'a specification');
  await spec.getByRole('button', { name: 'Copy the test' }).click();
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())).includes('given::<Account>(['));
  const saving = page.waitForEvent('download');
  await spec.getByRole('button', { name: 'Download specification.rs' }).click();
  assert.match(await readFile(await (await saving).path(), 'utf8'), /#\[test\]\nfn event_5_withdraw\(\)/);

  const streams = page.getByRole('region', { name: 'Streams' });
  await streams.getByText('Transfer of 30.00 from A-1 to B-2 is finished').first().click();
  await streams.getByRole('button', { name: 'Specify this stream' }).click();
  await person.sees(spec.getByRole('status'), 'Specified: 3 messages.');
  await person.sees(spec.getByLabel('Rust test', { exact: true }), 'react(&transfer, &account::Event::Deposited');
  await finish();
});

test('a projection of ten thousand events is built anew in pieces', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  await page.getByRole('link', { name: 'Storage' }).click();
  await page.getByLabel('Sample', { exact: true }).selectOption({ label: '10,000 messages' });
  await page.getByRole('button', { name: 'Add sample bank' }).click();
  await page.getByRole('article', { name: '10-000-messages' }).getByRole('link', { name: 'Open' }).click();
  await person.seesMoment('Event 10');
  await page.getByRole('link', { name: 'Machinery' }).click();
  const projections = page.getByRole('region', { name: 'Projections' });
  const seen = page.evaluate(
    () =>
      new Promise((done) => {
        const values = new Set();
        const observer = new MutationObserver(() => {
          const bar = document.querySelector('progress');
          if (bar) values.add(bar.value);
          else if (values.size) done([...values]);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
  );
  await projections.getByRole('button', { name: 'Rebuild statements' }).click();
  await person.sees(projections.getByRole('status'), '✓ The same as the live one');
  assert.ok((await seen).length >= 3, `it went in pieces: ${await seen}`);
  await finish();
});

test('the storage page tells what can be lost and when, and verifies the chain record by record', async () => {
  const { person, page, finish } = await Practice.begun(bank);
  await person.turnTo('Storage');
  const loss = page.getByRole('region', { name: 'What you can lose, and when' });
  await person.sees(loss, 'The whole browser is killed, or the power fails');
  await person.sees(loss, '4 messages are in no file yet.');
  const entries = page.getByRole('region', { name: 'What lies in the storage' });
  await entries.getByText('a commit from event 2 on').click();
  await person.sees(entries, /✓ Its hash [0-9a-f]{12}… is that of its text\. Before it comes [0-9a-f]{12}…\./);
  await assertAccessible(page, 'storage');
  // A changed record is told, and the bank becomes read-only when it is read again.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bank/main/0000000003'));
    localStorage.setItem(key, localStorage.getItem(key).replace('10000', '90000'));
  });
  await entries.getByText('a commit from event 3 on').click();
  await person.sees(entries, '✗ Its hash is not that of its text');
  await finish();
});
