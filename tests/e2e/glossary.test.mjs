// The glossary is a step away from wherever one of its words stands, and so is the way back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';
import { Practice } from './lib/practice.mjs';
import { assertLinked, wordsOfGlossary } from './lib/words.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

const glossary = (page) => page.getByRole('dialog', { name: 'Glossary' });
/** A word where it stands in a section. */
const word = (page, section, name) => section.getByRole('link', { name, exact: true }).first();

/** Follows a word by the keyboard, and comes back by a way. */
async function lookUp(page, link, meaning, back) {
  const before = page.url();
  const sight = await page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext');
  await link.focus();
  await page.keyboard.press('Enter');
  await glossary(page).locator('.asked').filter({ hasText: meaning }).waitFor();
  await back();
  await glossary(page).waitFor({ state: 'hidden' });
  await until(async () => page.url() === before);
  assert.equal(await page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext'), sight);
  await link.and(page.locator(':focus')).waitFor();
}

/** The pages, each with a section and a word in it. */
const PAGES = [
  ['Bank', 'Process manager', 'round', 'round: Every subscription handles'],
  ['Timeline', 'Chosen event', 'Stream', 'stream: The messages of one thing'],
  ['Machinery', 'Subscriptions', 'checkpoint', 'checkpoint: The position that'],
  ['API', 'The REST API of this bank', 'command', 'command: A wish.'],
  ['Lessons', 'A course in event sourcing', 'event', 'event: A fact.'],
  ['Storage', 'What lies in the storage', 'commit', 'commit: What is written at once'],
];

for (const colorScheme of ['light', 'dark']) {
  test(`from every page a word leads to the glossary, and back to the same sight, ${colorScheme}`, async () => {
    const { page, finish } = await open(bank, { colorScheme, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const person = new Person(page);
    await person.loadSampleDay();
    await page.getByRole('button', { name: 'Previous event' }).click();
    await page.waitForURL(/at=40/);
    await lookUp(page, word(page, page.getByRole('region', { name: 'Process manager' }), 'commands'), 'command: A wish.', () => page.goBack());
    await word(page, page.getByRole('region', { name: 'Process manager' }), 'commands').click();
    const words = await wordsOfGlossary(page);
    assert.equal(words.length, 19);
    await assertAccessible(page, 'the glossary');
    await page.keyboard.press('Escape');
    for (const [name, section, shown, meaning] of PAGES) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
      const link = word(page, page.getByRole('region', { name: section, exact: true }), shown);
      await lookUp(page, link, meaning, () => page.keyboard.press('Escape'));
      await assertLinked(page, words, name);
      await assertAccessible(page, name);
    }
    await finish();
  });
}

test('the words of an empty bank and of a practice copy lead to the glossary as well', async () => {
  const { page, person, finish } = await Practice.begin(bank, { viewport: { width: 1440, height: 900 } });
  await page.getByRole('region', { name: 'Guards' }).getByRole('link', { name: 'stream' }).click();
  const words = await wordsOfGlossary(page);
  await page.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).press('Enter');
  await assertLinked(page, words, 'a practice copy');
  // A word in the label of a switch is a link, and does not switch.
  await page.getByRole('region', { name: 'Guards' }).getByRole('link', { name: 'Expected version' }).click();
  await glossary(page).getByText('expected version: The version that a writer saw').waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await page.getByRole('switch', { name: 'Expected version' }).isChecked());
  await person.without('Idempotency');
  await assertLinked(page, words, 'a guard that is off');
  await finish();

  const empty = await open(bank, { viewport: { width: 1440, height: 900 } });
  await empty.page.getByRole('button', { name: 'Load a sample day' }).waitFor();
  await assertLinked(empty.page, words, 'an empty bank');
  await empty.finish();
});
