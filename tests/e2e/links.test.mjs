// Links of a trainer: what they hold, what is asked before they open, and that nobody's bank is touched by one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { until } from './lib/person.mjs';
import { Pupil } from './lib/pupil.mjs';

const DAMAGED = '#/open?log=%3Cimg%20src=x%20onerror=hostile=1%3E';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Follows a link, as somebody does who types or clicks an address. */
const follow = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
/** Everything that the storage holds of a bank. */
const stored = (page, name) =>
  page.evaluate((name) => Object.entries(localStorage).filter(([key]) => key.startsWith(`bank/${name}/`)).sort(), name);
const offer = (page) => page.getByRole('dialog', { name: 'A link from a trainer' });

/** A bank with one account, seen at an event of the past on the page of the lessons. */
async function withAccount() {
  const opened = await open(bank);
  const pupil = new Pupil(opened.page);
  await pupil.person.openAccount('A-1');
  await pupil.move('Deposit', 'A-1', 100);
  await pupil.turn('Lessons');
  return { ...opened, pupil };
}

async function makeLink(page, pupil, button, opens) {
  await pupil.choose(page.getByLabel('It opens the page'), opens);
  await pupil.press(page.getByRole('button', { name: button }), 'Enter');
  const href = await page.getByRole('link', { name: 'A link from a trainer' }).getAttribute('href');
  await page.getByText(`${href.length} characters`).waitFor();
  return href;
}

test('a link to a log that is there already opens a copy of its own, at the event and on the page that it names', async () => {
  const { page, pupil, finish } = await withAccount();
  await pupil.take(['look', 1]);
  await page.getByText('A link that you make now opens at event 1').waitFor();
  const href = await makeLink(page, pupil, 'Make a link to this bank', 'Timeline');
  const mine = await stored(page, 'main');
  assert.equal(mine.length, 2);
  for (const place of ['from-a-link', 'from-a-link-2']) {
    await page.goto(href);
    await offer(page).getByText('2 messages').waitFor();
    await offer(page).getByText(`It opens in a new bank of its own, ${place}.`).waitFor();
    await offer(page).getByText('The same log is in').waitFor();
    await assertAccessible(page, 'a link');
    assert.equal(await offer(page).getByRole('link').count(), 0, 'nothing in it leads away from it');
    await pupil.opens(offer(page).getByRole('button', { name: 'Open in a bank of its own' }));
    await page.waitForURL(new RegExp(`#/timeline\\?in=${place}&at=1$`));
    await pupil.person.seesMoment('Event 1 of 2');
    assert.deepEqual(await stored(page, 'main'), mine, 'the own bank is what it was, byte for byte');
  }
  await pupil.move('Deposit', 'A-1', 7);
  await pupil.person.seesBalances({ 'A-1': '107.00' });
  assert.deepEqual(await stored(page, 'main'), mine);
  await finish();
});

test('a link waits in the address for an answer, whatever is reloaded, and discarding it leads back', async () => {
  const { page, pupil, finish } = await withAccount();
  const href = await makeLink(page, pupil, 'Make a link to this bank', 'Bank');
  await pupil.turn('Timeline');
  await pupil.take(['look', 1]);
  await page.waitForURL(/#\/timeline\?at=1$/);
  await page.evaluate(() => (globalThis.sameDocument = true));
  await follow(page, new URL(href).hash);
  await offer(page).getByText('2 messages').waitFor();
  // What was on the page is still there below the question.
  assert.ok(await page.evaluate(() => globalThis.sameDocument));
  await pupil.person.seesMoment('Event 1 of 2');
  await page.keyboard.press('Escape');
  await page.waitForURL(/#\/timeline\?at=1$/);
  await follow(page, new URL(href).hash);
  for (let times = 0; times < 2; times++) {
    await offer(page).getByText('2 messages').waitFor();
    await page.reload();
  }
  await offer(page).getByText('2 messages').waitFor();
  assert.equal(page.url(), href);
  await pupil.press(offer(page).getByRole('button', { name: 'Discard' }), 'Enter');
  await page.waitForURL(/#\/bank$/);
  await page.reload();
  await pupil.person.account('A-1').waitFor();
  assert.ok(!(await offer(page).isVisible()));
  assert.deepEqual(await stored(page, 'from-a-link'), []);
  await follow(page, new URL(href).hash);
  await offer(page).waitFor();
  await page.goBack();
  await offer(page).waitFor({ state: 'hidden' });
  await finish();
});

test('a damaged or hostile link is refused with a reason, and a link that is followed at once is not closed with it', async () => {
  const { page, finish } = await open(bank);
  for (const [hash, why] of [
    ['#/open?lesson=99', 'There is no such lesson.'],
    [DAMAGED, 'The log in the link is damaged or too large.'],
    [`#/open?log=${'A'.repeat(70_000)}`, 'The link is longer than 60000 characters.'],
    ['#/open?page=bank', 'The link names no lesson and no log.'],
  ]) {
    await follow(page, hash);
    await offer(page).getByRole('alert').filter({ hasText: why }).waitFor();
    await page.keyboard.press('Escape');
  }
  await offer(page).waitFor({ state: 'hidden' });
  await page.waitForURL(/#\/bank$/);
  // The very moment between a dialog that is closed and the event that tells so.
  await follow(page, DAMAGED);
  await offer(page).getByRole('alert').waitFor();
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    dialog.addEventListener('close', () => (globalThis.heard = true), { once: true });
    dialog.close();
    history.replaceState('', '', '#/open?lesson=4');
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
  await until(() => page.evaluate(() => globalThis.heard));
  assert.ok(await offer(page).getByText('Correct by adding').isVisible());
  assert.ok(await page.evaluate(() => globalThis.hostile === undefined));
  await finish();
});

test('a link to a lesson begins it, and who has begun it can go on instead', async () => {
  const { page, finish } = await open(bank);
  const pupil = new Pupil(page);
  await follow(page, '#/open?lesson=4&page=machinery');
  await offer(page).getByText('Correct by adding').waitFor();
  await offer(page).getByText('It begins in a new bank of its own.').waitFor();
  assert.equal(await offer(page).getByRole('link').count(), 0, 'nothing in it leads away from it');
  await pupil.opens(offer(page).getByRole('button', { name: 'Open in a bank of its own' }));
  await page.waitForURL(/#\/machinery\?in=lesson-4-correct$/);
  await pupil.lesson.getByRole('heading', { name: '4. Correct by adding' }).waitFor();
  await pupil.move('Deposit', 'BEN-1', 3);
  await pupil.turn('Lessons');
  const href = await makeLink(page, pupil, 'Make a link to this lesson', 'Bank');
  assert.match(href, /#\/open\?page=bank&lesson=4$/);
  await follow(page, new URL(href).hash);
  await offer(page).getByText('You have begun this lesson before.').waitFor();
  await assertAccessible(page, 'a link to a lesson that was begun');
  await pupil.press(offer(page).getByRole('button', { name: 'Go on' }), 'Enter');
  await page.waitForURL(/#\/bank\?in=lesson-4-correct$/);
  await pupil.person.seesBalances({ 'BEN-1': '3.00' });
  await follow(page, new URL(href).hash);
  await pupil.opens(offer(page).getByRole('button', { name: 'Open in a bank of its own' }));
  await page.waitForURL(/#\/bank\?in=lesson-4-correct-2$/);
  await pupil.person.seesBalances({ 'BEN-1': '0.00' });
  await finish();
});
