// A person who practises: makes a copy of the bank, switches guards off, makes faults, and looks for harm.
import assert from 'node:assert/strict';
import { open } from './browser.mjs';
import { anew, Person, until } from './person.mjs';

export class Practice extends Person {
  /** Opens a bank in which Alice has 100 in A-1, and Bob nothing in B-2. */
  static async funded(bank, options) {
    const opened = await open(bank, options);
    const person = new Practice(opened.page);
    await person.stepByStep();
    await person.openAccount('A-1');
    await person.openAccount('B-2');
    await person.moveMoney('Deposit', 'A-1', '100.00');
    await person.seesBalances({ 'A-1': '100.00', 'B-2': '0.00' });
    return { ...opened, person };
  }

  /** Opens a copy of such a bank. */
  static async begin(bank, options) {
    const opened = await this.funded(bank, options);
    await opened.person.makeCopy();
    return opened;
  }

  /** Opens such a bank, and 30 are on their way: four events, of which nothing was handled. */
  static async begun(bank, options) {
    const opened = await this.funded(bank, options);
    await opened.person.transfer('A-1', 'B-2', '30');
    await opened.person.seesEvents(4);
    return opened;
  }

  async makeCopy() {
    await this.turnTo('Machinery');
    await anew(this.page, () => this.page.getByRole('button', { name: 'Practise on a copy' }).click());
    await this.page.getByRole('region', { name: 'Practice copy' }).waitFor();
    await this.untilQuiet();
  }

  async turnTo(name) {
    const link = this.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });
    await link.click();
    await until(async () => (await link.getAttribute('aria-current')) === 'page');
  }

  async without(...guards) {
    await this.turnTo('Machinery');
    for (const guard of guards) await this.page.getByRole('switch', { name: guard }).uncheck();
  }

  async with(...guards) {
    await this.turnTo('Machinery');
    for (const guard of guards) await this.page.getByRole('switch', { name: guard }).check();
  }

  fault(name) {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  async makeFault(name) {
    await this.turnTo('Machinery');
    await this.fault(name).check();
  }

  async takeBack(name) {
    await this.turnTo('Machinery');
    await this.fault(name).uncheck();
  }

  get next() {
    return this.page.getByRole('region', { name: 'Process manager' }).getByText(/^(Next:|Nothing waits)/);
  }

  async untilQuiet() {
    await this.turnTo('Machinery');
    await this.page.getByRole('button', { name: 'Run until quiet' }).click();
    await until(async () => /^Nothing waits/.test(await this.next.textContent()));
  }

  /** Handles messages one by one until a text says what comes next. */
  async stepTo(text) {
    await this.turnTo('Machinery');
    for (let steps = 0; steps < 30; steps++) {
      const said = await this.next.textContent();
      if (said.includes(text)) return;
      await this.page.getByRole('button', { name: 'Handle one message' }).click();
      await until(async () => (await this.next.textContent()) !== said);
    }
    assert.fail(`"${text}" never comes next`);
  }

  /** Transfers from A-1 to B-2, on the bank page. */
  async pays(amount, to = 'B-2') {
    await this.turnTo('Bank');
    await this.transfer('A-1', to, amount);
    await this.page.getByRole('form', { name: 'Transfer' }).getByText('Done: event').waitFor();
  }

  /** The money line says this, and so does the banner. */
  async seesMoney(text) {
    await this.turnTo('Bank');
    await this.sees(this.page.getByRole('region', { name: 'The money line' }), text);
  }

  async seesBank(balances) {
    await this.turnTo('Bank');
    await this.seesBalances(balances);
  }

  async seesHarm(text) {
    await this.turnTo('Machinery');
    await this.sees(this.page.getByRole('region', { name: 'Harm' }), text);
  }

  async seesNoHarm() {
    await this.seesHarm('None: every invariant holds.');
    await this.seesMoney('It holds');
  }

  async seesHappened(text) {
    await this.turnTo('Machinery');
    await this.sees(this.page.getByRole('log', { name: 'What happened' }), text);
  }

  /** All guards on and the same commands once more, in a fresh copy: it stays green. */
  async onceMoreIsGreen() {
    await this.turnTo('Machinery');
    await anew(this.page, () => this.page.getByRole('button', { name: 'Switch all guards on and replay' }).click());
    await this.seesNoHarm();
  }
}
