// The REST API as the original example has it: through real `fetch`, answered by the page's service worker.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { Person, until } from './lib/person.mjs';

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Opens the page, and waits until its worker is there. A status of the API is no complaint of the page. */
async function visit(path = '') {
  const opened = await open(bank, { path });
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller);
  return {
    ...opened,
    async finish() {
      const others = opened.problems.filter((problem) => !problem.includes(`${bank.url}api`) && !problem.includes('favicon.ico'));
      opened.problems.splice(0, Infinity, ...others);
      await opened.finish();
    },
  };
}

/** Sends a request with `fetch` from inside of a page. */
async function send(page, method, path, body, headers = {}) {
  return page.evaluate(async ([method, path, body, headers]) => {
    const response = await fetch(path, { method, body, headers });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  }, [method, `api${path}`, body, headers]);
}

const JSON_BODY = { 'Content-Type': 'application/json' };

/** The body of an answer that is good. */
async function asked(page, method, path, body) {
  const answer = await send(page, method, path, body && JSON.stringify(body), body && JSON_BODY);
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text);
}

test('the original example: accounts, a deposit, a withdrawal and a transfer', async () => {
  const { page, finish } = await visit();
  const person = new Person(page);
  await person.stepByStep();
  assert.deepEqual(await asked(page, 'GET', '/'), { message: 'Hello, world!' });
  const first = await asked(page, 'POST', '/account', { account_number: '1234' });
  assert.deepEqual(first, { id: first.id, number: '1234', balance: 0, version: 1 });
  assert.deepEqual(await asked(page, 'GET', `/account/${first.id}`), first);
  assert.equal(await asked(page, 'POST', `/account/${first.id}/deposit`, { amount: 100 }), 'OK');
  assert.deepEqual(await asked(page, 'GET', `/account/${first.id}`), { ...first, balance: 100, version: 2 });
  const second = await asked(page, 'POST', '/account', { account_number: '5678' });
  assert.equal(await asked(page, 'POST', `/account/${second.id}/withdraw`, { amount: 100 }), 'OK');
  assert.deepEqual(await asked(page, 'GET', `/account/${second.id}`), { ...second, balance: -100, version: 2 });
  await person.seesBalances({ 1234: '1.00', 5678: '−1.00' });

  const terms = { from_account_id: first.id, to_account_id: second.id, amount: 100 };
  const transfer = await asked(page, 'POST', '/transfer', terms);
  assert.deepEqual(transfer, { id: transfer.id, ...terms, status: 'initial' });
  for (const status of ['withdrawn', 'finished']) {
    await asked(page, 'POST', '/executor/step', { rounds: 3 });
    assert.deepEqual(await asked(page, 'GET', `/transfer/${transfer.id}`), { ...transfer, status });
  }
  await person.seesBalances({ 1234: '0.00', 5678: '0.00' });
  await finish();
});

test('every status comes with what it means', async () => {
  const { page, finish } = await visit();
  const account = await asked(page, 'POST', '/account', { account_number: 'A-1', overdraft_limit: 0 });
  const path = `/account/${account.id}`;
  const post = (path, body, headers) => send(page, 'POST', path, body, { ...JSON_BODY, ...headers });
  const nobody = crypto.randomUUID();
  for (const [answer, status, type] of [
    [await post(`${path}/deposit`, '{"amount":'), 400, 'broken-json'],
    [await send(page, 'GET', '/nowhere'), 404, 'no-such-path'],
    [await send(page, 'GET', `/account/${nobody}`), 404, 'not-found'],
    [await send(page, 'DELETE', path), 405, 'wrong-method'],
    [await post('/account', '{"account_number":"A-1"}'), 409, 'refused'],
    [await post(`${path}/withdraw`, '{"amount":1}'), 409, 'refused'],
    [await post(`${path}/deposit`, '{"amount":1}', { 'If-Match': '"7"' }), 412, 'changed'],
    [await send(page, 'POST', `${path}/deposit`, '{"amount":1}'), 415, 'wrong-media-type'],
    [await post(`${path}/deposit`, '{"amount":1,"colour":"red"}'), 422, 'invalid-field'],
  ]) {
    const told = JSON.parse(answer.text);
    assert.deepEqual([answer.status, told.status, told.type], [status, status, type], answer.text);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.equal(answer.headers['cache-control'], 'no-store');
    if (status === 405) assert.equal(answer.headers.allow, 'GET');
    if (status === 422) assert.equal(told.field, 'colour');
  }
  assert.deepEqual(await send(page, 'HEAD', path).then(({ status, text }) => [status, text]), [405, '']);

  const key = { 'Idempotency-Key': crypto.randomUUID(), 'If-Match': '"1"' };
  for (let time = 0; time < 2; time++) {
    const answer = await post(`${path}/deposit`, '{"amount":7}', key);
    assert.deepEqual([answer.status, answer.headers.etag], [200, '"2"']);
  }
  await new Person(page).seesBalances({ 'A-1': '0.07' });

  // What is left of the room goes to something else.
  await page.evaluate(() => {
    for (let size = 1 << 20; size > 0; size >>= 1) {
      for (let number = 0; ; number++) {
        try {
          localStorage.setItem(`other-${size}-${number}`, 'x'.repeat(size));
        } catch {
          break;
        }
      }
    }
  });
  const full = await post(`${path}/deposit`, '{"amount":1}');
  assert.equal(full.status, 507, full.text);
  await finish();
});

test('a tab that follows leaves the rounds to the tab that writes, and each bank answers its own pages', async () => {
  const { context, page, finish } = await visit();
  await new Person(page).stepByStep();
  await asked(page, 'POST', '/account', { account_number: 'A-1' });
  const following = await context.newPage();
  await following.goto(bank.url);
  await following.getByText('Another tab writes; this one follows').waitFor();
  assert.equal((await asked(following, 'POST', '/account', { account_number: 'B-2' })).number, 'B-2');
  assert.deepEqual(await asked(following, 'POST', '/executor/step', { rounds: 1 }), { handled: 2 });

  const other = await context.newPage();
  await other.goto(`${bank.url}#/bank?in=other`);
  await other.getByText('This tab decides and writes').waitFor();
  assert.deepEqual(await asked(other, 'GET', '/accounts'), []);
  assert.equal((await asked(following, 'GET', '/accounts')).length, 2);
  // A page that shows no bank gets the one that everybody has, or else the one that there is.
  const plain = await context.newPage();
  await plain.goto(`${bank.url}boot.js`);
  assert.equal((await asked(plain, 'GET', '/accounts')).length, 2);
  await following.close();
  await page.close();
  assert.deepEqual(await asked(plain, 'GET', '/accounts'), []);
  await finish();
});

test('without a tab of the bank the answer says so, and a tab that falls silent is not waited for', async () => {
  const { context, page, finish } = await visit();
  const plain = await context.newPage();
  await plain.goto(`${bank.url}boot.js`);
  await page.close();
  const answer = await send(plain, 'GET', '/accounts');
  assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '5']);
  assert.match(JSON.parse(answer.text).detail, /the bank runs in a tab: open http/);

  await plain.evaluate(() => {
    navigator.serviceWorker.addEventListener('message', ({ data, ports: [port] }) => {
      if (data === 'are you there') port.postMessage({ role: 'writing', workspace: 'main' });
    });
    navigator.serviceWorker.startMessages();
  });
  const silent = await send(plain, 'GET', '/accounts');
  assert.deepEqual([silent.status, JSON.parse(silent.text).type], [504, 'silent-tab']);
  await plain.close();
  const back = await context.newPage();
  await back.goto(bank.url);
  assert.deepEqual(await asked(back, 'GET', '/accounts'), []);
  await finish();
});

test('another site can’t make a bank do anything', async () => {
  const { context, page, finish } = await visit();
  const account = await asked(page, 'POST', '/account', { account_number: 'A-1' });
  const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'].map(
    (type) => `<form method="post" enctype="${type}" action="${bank.url}api/account/${account.id}/deposit">
      <input name='{"amount": 5, "x": "' value='"}'><button>${type}</button></form>`,
  );
  const foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end(forms.join('')));
  await new Promise((listening) => foreign.listen(0, '127.0.0.1', listening));
  // Another name for this machine: another site.
  const address = `http://localhost:${foreign.address().port}/`;
  const tab = await context.newPage();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    await tab.goto(address);
    const answered = tab.waitForResponse((response) => response.url().startsWith(`${bank.url}api`));
    await tab.getByRole('button', { name: type }).click();
    assert.equal((await answered).status(), 403);
  }
  // Looking is harmless: whoever follows a link sees JSON as text.
  await tab.goto(address);
  const seen = await tab.goto(`${bank.url}api/account/${account.id}`);
  assert.deepEqual(await seen.json(), account);
  assert.equal(await asked(page, 'GET', '/messages').then((messages) => messages.length), 1);
  foreign.closeAllConnections();
  foreign.close();
  await until(async () => !foreign.listening);
  await finish();
});
