// The page of the API: every operation is described, can be tried out, and leads to the events that it makes.
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

/** Somebody at the page of the API. */
class Visitor {
  constructor(page) {
    this.page = page;
  }

  operation(name) {
    return this.page.getByRole('article', { name });
  }

  async opened(name) {
    const operation = this.operation(name);
    const fold = operation.getByRole('button', { name });
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    return operation;
  }

  /** Sends an operation as it stands there, and waits for the status. */
  async send(name, status) {
    const operation = await this.opened(name);
    await operation.getByRole('button', { name: 'Send' }).click();
    await operation.getByRole('status').filter({ hasText: status }).waitFor();
    return operation;
  }
}

const CREATE = 'POST /account Open an account';
const DEPOSIT = 'POST /account/{id}/deposit Put money in';

test('every operation is there, and the ones of the example work without typing', async () => {
  const { page, finish } = await open(bank, { path: '#/api' });
  const visitor = new Visitor(page);
  await page.getByRole('heading', { name: 'The REST API of this bank' }).waitFor();
  const document = await page.evaluate(async () => (await globalThis.bank.request('GET', '/openapi.json')).body);
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary }]) => `${method.toUpperCase()} ${path} ${summary}`),
  );
  const shown = await page.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts();
  assert.deepEqual(shown.map((text) => text.replaceAll(/\s+/g, ' ').trim()).sort(), named.sort());

  await visitor.send(CREATE, /^200 OK, in [\d.]+ ms$/);
  const account = await visitor.send(CREATE, '200 OK');
  assert.match(await account.getByLabel('Body', { exact: true }).last().innerText(), /"number": "1235",\n {2}"balance": 0,\n {2}"version": 1/);
  assert.match(await account.getByLabel('Headers').innerText(), /content-type: application\/json\netag: "1"/);
  const deposit = await visitor.send(DEPOSIT, '200 OK');
  await visitor.send('POST /transfer Start a transfer', '200 OK');
  await visitor.send('GET /transfer/{id} Look at a transfer', '200 OK');

  // The event that it made is a link to its moment.
  await deposit.getByRole('link', { name: 'Event 3: Deposited' }).click();
  await page.getByRole('grid', { name: 'Events' }).waitFor();
  await new Person(page).seesMoment('Event 3 of');
  await page.getByText('read only.').waitFor();
  // In the past nothing is sent.
  await page.getByRole('link', { name: 'API', exact: true }).click();
  const barred = await visitor.opened('GET /accounts Look at all accounts');
  assert.equal(await barred.getByRole('button', { name: 'Send' }).isDisabled(), true);
  assert.match(await barred.innerText(), /the past/i);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await visitor.send('GET /accounts Look at all accounts', '200 OK');
  await finish();
});

test('what is wrong stands beside its field, and the bank takes what is put right', async () => {
  const { page, finish } = await open(bank, { path: '#/api' });
  const visitor = new Visitor(page);
  // Without an account there is nothing to put money into.
  const deposit = await visitor.opened(DEPOSIT);
  await deposit.getByRole('button', { name: 'Send' }).click();
  await deposit.getByText('Enter an id.').waitFor();
  const id = deposit.getByLabel('id', { exact: true });
  await until(() => id.evaluate((field) => field === document.activeElement));
  assert.equal(await id.getAttribute('aria-invalid'), 'true');
  await id.fill(crypto.randomUUID());
  await visitor.send(DEPOSIT, '404 Not Found');
  await deposit.getByText(/^there is no account/).waitFor();

  const create = await visitor.opened(CREATE);
  const body = create.getByRole('textbox', { name: 'Body' });
  await body.fill('{"account_number": "A-1", "colour": "red"}');
  await visitor.send(CREATE, '422 Unprocessable Content');
  await create.getByText(/^colour is wrong: unknown field/).waitFor();
  await until(() => body.evaluate((field) => field === document.activeElement));
  await body.fill('{"account_number": ');
  await visitor.send(CREATE, '400 Bad Request');
  await body.fill('{"account_number": "A-1"}');
  await visitor.send(CREATE, '200 OK');
  assert.equal(await body.getAttribute('aria-invalid'), null);
  await visitor.send(CREATE, '409 Conflict');
  // Now the account is offered, and a version that is not the one that is there is told.
  await deposit.getByRole('button', { name: 'Fill in again' }).click();
  assert.match(await id.inputValue(), /^[0-9a-f-]{36}$/);
  await deposit.getByLabel('If-Match').fill('"7"');
  await visitor.send(DEPOSIT, '412 Precondition Failed');
  assert.equal(await deposit.getByLabel('If-Match').getAttribute('aria-invalid'), 'true');
  await deposit.getByLabel('If-Match').fill('"1"');
  await visitor.send(DEPOSIT, '200 OK');
  await finish();
});

test('a double click sends one request', async () => {
  const { page, finish } = await open(bank, { path: '#/api' });
  const create = await new Visitor(page).opened(CREATE);
  await create.getByRole('textbox', { name: 'Body' }).fill('{"account_number": "A-1"}');
  await create.getByRole('button', { name: 'Send' }).dblclick();
  await create.getByText('200 OK').waitFor();
  // A second one would have been refused, since the number is taken.
  assert.equal(await create.getByText('409 Conflict').count(), 0);
  await finish();
});

test('the code does what the button does', async () => {
  const { context, page, finish } = await open(bank, { path: '#/api' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const create = await new Visitor(page).opened(CREATE);
  for (const [button, number] of [['Copy fetch', 'it’s "1"'], ['Copy bank.request', '2']]) {
    await create.getByRole('textbox', { name: 'Body' }).fill(JSON.stringify({ account_number: number }));
    await create.getByRole('button', { name: button }).click();
    await create.getByText('Copied').first().waitFor();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    // As somebody pastes it into the console, where the policy of the page does not reach.
    const devtools = await context.newCDPSession(page);
    const { result } = await devtools.send('Runtime.evaluate', { expression: code, replMode: true, awaitPromise: true, returnByValue: true });
    assert.equal((result.value.body ?? result.value).number, number);
  }
  assert.match(await create.getByLabel('curl', { exact: true }).innerText(), /^curl 'http.*\/event-sourced-bank\/api\/account' \\\n {2}-X POST/);
  await finish();
});

test('a tab that follows sends commands to the tab that writes, and makes no rounds', async () => {
  const { context, page, finish } = await open(bank);
  await new Person(page).openAccount('A-1');
  const following = await context.newPage();
  await following.goto(`${bank.url}#/api`);
  await following.getByText('Another tab writes; this one follows').waitFor();
  const visitor = new Visitor(following);
  const deposit = await visitor.send(DEPOSIT, '200 OK');
  await deposit.getByRole('link', { name: 'Event 2: Deposited' }).waitFor();
  await new Person(page).seesBalances({ 'A-1': '1.00' });
  const step = await visitor.opened('POST /executor/step Make rounds of the process manager');
  assert.equal(await step.getByRole('button', { name: 'Send' }).isDisabled(), true);
  await finish();
});

test('the keyboard alone suffices', async () => {
  const { page, finish } = await open(bank, { path: '#/api' });
  await page.getByRole('heading', { name: 'The REST API of this bank' }).waitFor();
  const press = async (key, role, name) => {
    const wanted = page.getByRole(role, { name, exact: true }).first();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press(key);
      if ((await wanted.count()) && (await wanted.evaluate((element) => element === document.activeElement))) return;
    }
    assert.fail(`${key} does not lead to ${role} ${name}`);
  };
  await press('Tab', 'button', CREATE);
  await page.keyboard.press('Enter');
  await press('Tab', 'textbox', 'Body');
  await press('Tab', 'button', 'Send');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '200 OK' }).waitFor();
  await press('Tab', 'link', 'Event 1: AccountCreated');
  await page.keyboard.press('Enter');
  await new Person(page).seesMoment('Event 1 of 1');
  await finish();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 320]) {
    test(`no rule is broken, ${colorScheme}, ${width} wide`, async () => {
      const { page, finish } = await open(bank, { path: '#/api', colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const visitor = new Visitor(page);
      await page.getByRole('heading', { name: 'The REST API of this bank' }).waitFor();
      await assertAccessible(page, 'folded away');
      await visitor.send(CREATE, '200 OK');
      await visitor.opened('GET /state See the state of everything');
      await visitor.send('GET /messages Read the log', '200 OK');
      await visitor.send('POST /account/{id}/reopen', '409 Conflict');
      await (await visitor.opened(DEPOSIT)).getByRole('textbox', { name: 'Body' }).fill('{"amount": 0}');
      await visitor.send(DEPOSIT, '422 Unprocessable Content');
      await assertAccessible(page, 'tried out');
      await page.getByRole('button', { name: 'Previous event' }).click();
      await page.getByText('read only.').waitFor();
      await assertAccessible(page, 'in the past');
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
      await finish();
    });
  }
}
