// The REST API through `window.bank`, as somebody uses it in the browser's console; and its description.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, start } from './lib/browser.mjs';
import { imported, require } from './lib/packages.mjs';
import { Person } from './lib/person.mjs';

/** How many requests are made up for each operation. */
const REQUESTS = 12;

let bank;
before(async () => {
  bank = await start();
});
after(() => bank?.close());

/** Asks the bank of a page. */
async function ask(page, method, path, body, headers) {
  await page.waitForFunction(() => 'bank' in globalThis);
  return page.evaluate((all) => globalThis.bank.request(...all), [method, path, body, headers]);
}

/** The body of an answer that is good. */
async function asked(page, method, path, body) {
  const answer = await ask(page, method, path, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

test('accounts and a transfer by the console, and the screen follows', async () => {
  const { page, finish } = await open(bank);
  const person = new Person(page);
  await person.stepByStep();
  assert.deepEqual(await asked(page, 'GET', '/'), { message: 'Hello, world!' });
  const first = await asked(page, 'POST', '/account', { account_number: '1234' });
  assert.deepEqual(first, { id: first.id, number: '1234', balance: 0, version: 1 });
  assert.equal(await asked(page, 'POST', `/account/${first.id}/deposit`, { amount: 100 }), 'OK');
  await person.seesBalances({ 1234: '1.00' });
  const second = await asked(page, 'POST', '/account', { account_number: '5678' });
  assert.equal(await asked(page, 'POST', `/account/${second.id}/withdraw`, { amount: 100 }), 'OK');
  await person.seesBalances({ 5678: '−1.00' });

  const body = { from_account_id: first.id, to_account_id: second.id, amount: 100 };
  const transfer = await asked(page, 'POST', '/transfer', body);
  assert.equal(transfer.status, 'initial');
  for (const status of ['withdrawn', 'finished']) {
    const stepped = await page.evaluate(() => globalThis.bank.step(3));
    assert.equal(stepped.status, 200);
    assert.equal((await asked(page, 'GET', `/transfer/${transfer.id}`)).status, status);
  }
  await person.seesBalances({ 1234: '0.00', 5678: '0.00' });

  const key = { 'Idempotency-Key': crypto.randomUUID() };
  const path = `/account/${first.id}/deposit`;
  for (let time = 0; time < 2; time++) assert.equal((await ask(page, 'POST', path, { amount: 7 }, key)).status, 200);
  await person.seesBalances({ 1234: '0.07' });
  assert.equal((await ask(page, 'POST', path, { amount: 7 }, { 'If-Match': '"1"' })).status, 412);
  const broken = await ask(page, 'POST', path, '{"amount":');
  assert.deepEqual([broken.status, broken.headers['content-type']], [400, 'application/problem+json']);
  await finish();
});

test('a tab that follows hands commands over, and leaves the rounds to the tab that writes', async () => {
  const first = await open(bank);
  await new Person(first.page).openAccount('A-1');
  const page = await first.context.newPage();
  await page.goto(bank.url);
  await page.getByText('Another tab writes; this one follows').waitFor();
  const account = await asked(page, 'POST', '/account', { account_number: 'B-2' });
  assert.equal(account.number, 'B-2');
  await new Person(first.page).account('B-2').waitFor();
  const stepped = await page.evaluate(() => globalThis.bank.step());
  assert.deepEqual([stepped.status, stepped.body.type, stepped.headers['retry-after']], [503, 'elsewhere', '1']);
  await first.finish();
});

test('the description of the API is an OpenAPI document', async () => {
  const { page, finish } = await open(bank);
  const document = await asked(page, 'GET', '/openapi.json');
  const { Validator } = await imported('@seriousme/openapi-schema-validator/index.js');
  const validator = new Validator();
  const result = await validator.validate(document);
  assert.ok(result.valid, JSON.stringify(result.errors));
  assert.equal(validator.version, '3.1');
  await finish();
});

test('whatever is asked, the answer is one that the description names', async () => {
  const { page, finish } = await open(bank);
  await new Person(page).stepByStep();
  const document = await asked(page, 'GET', '/openapi.json');
  const client = await Client.of(document);
  const accounts = [];
  for (const account_number of ['A-1', 'B-2']) accounts.push((await asked(page, 'POST', '/account', { account_number })).id);
  const [from_account_id, to_account_id] = accounts;
  const transfer = await asked(page, 'POST', '/transfer', { from_account_id, to_account_id, amount: 5 });
  const ids = { account: accounts, transfer: [transfer.id] };
  const statuses = new Set();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      for (let number = 0; number < REQUESTS; number++) {
        const request = await client.request(method, path, operation, ids, number);
        const answer = await ask(page, ...request);
        client.check(operation, request, answer);
        statuses.add(answer.status);
      }
    }
  }
  for (const status of [200, 400, 404, 409, 422]) assert.ok(statuses.has(status), `${status} never came`);
  await finish();
});

/** Makes up requests from the description, and checks the answers against it. */
class Client {
  static async of(document) {
    const { generate } = await imported('json-schema-faker/dist/index.js');
    const { default: Ajv } = require('ajv/dist/2020.js');
    const ajv = new Ajv({ strict: false, allErrors: true });
    require('ajv-formats')(ajv);
    // Formats of numbers say how they are kept, and nothing about their values.
    for (const format of ['int64', 'uint16', 'uint64', 'uint']) ajv.addFormat(format, true);
    ajv.addSchema({ $id: 'document', components: document.components });
    return new Client(document, generate, ajv);
  }

  constructor(document, generate, ajv) {
    Object.assign(this, { document, generate, ajv });
  }

  /** The value that a schema allows. */
  async made(schema) {
    const whole = { ...schema, components: this.document.components };
    return this.generate(whole, { alwaysFakeOptionals: false, optionalsProbability: 0.5 });
  }

  /** Every third request is about nothing that is there, and every fourth has a body that is wrong. */
  async request(method, path, operation, ids, number) {
    const known = path.startsWith('/transfer') ? ids.transfer : ids.account;
    const id = number % 3 === 2 ? crypto.randomUUID() : known[number % known.length];
    const query = new URLSearchParams();
    const headers = {};
    for (const parameter of operation.parameters) {
      if (parameter.in === 'path' || number % 2) continue;
      const value = String(await this.made(parameter.schema));
      if (parameter.in === 'query') query.set(parameter.name, value);
      else headers[parameter.name] = value;
    }
    const schema = operation.requestBody?.content['application/json'].schema;
    let body = schema && (await this.made(schema));
    if (schema && number % 4 === 3) body = number % 8 === 3 ? '{"amount": ' : { ...body, unknown: 1 };
    const target = path.replace('{id}', id) + (query.size ? `?${query}` : '');
    return [method.toUpperCase(), target, body, headers];
  }

  check(operation, request, { status, headers, body, text }) {
    const told = `${JSON.stringify(request)}: ${status} ${text}`;
    const response = operation.responses[status];
    assert.ok(response, `not described: ${told}`);
    const content = response.content[headers['content-type']];
    assert.ok(content, `of another media type: ${told}`);
    const refers = JSON.parse(JSON.stringify(content.schema).replaceAll('"#/', '"document#/'));
    assert.ok(this.ajv.validate(refers, body), `${this.ajv.errorsText()}: ${told}`);
  }
}
