// What a person does on the page, by role and label alone: no class, no id, no wait for a time.
import assert from 'node:assert/strict';

/** A person in front of a page. */
export class Person {
  constructor(page) {
    this.page = page;
  }

  form(name) {
    return this.page.getByRole('form', { name });
  }

  account(number) {
    return this.page.getByRole('article', { name: number, exact: true });
  }

  get slider() {
    return this.page.getByRole('slider', { name: 'Moment' });
  }

  async openAccount(number, overdraft) {
    const form = this.form('Open account');
    await form.getByLabel('Account number').fill(number);
    if (overdraft !== undefined) await form.getByLabel('Overdraft limit').fill(overdraft);
    await form.getByRole('button', { name: 'Open account' }).click();
    await this.account(number).waitFor();
  }

  async moveMoney(button, number, amount) {
    await this.fillMoney(number, amount);
    return this.sendMoney(button);
  }

  async fillMoney(number, amount) {
    const form = this.form('Deposit or withdraw');
    await form.getByLabel('Account').selectOption({ label: number });
    await form.getByLabel('Amount').fill(amount);
  }

  async sendMoney(button) {
    const form = this.form('Deposit or withdraw');
    await form.getByRole('button', { name: button }).click();
    return form;
  }

  async transfer(from, to, amount) {
    const form = this.form('Transfer');
    await form.getByLabel('From').selectOption({ label: from });
    await form.getByLabel('To').selectOption({ label: to });
    await form.getByLabel('Amount').fill(amount);
    await form.getByRole('button', { name: 'Start transfer' }).click();
    return form;
  }

  /** Opens the bank of a quiet day: 41 messages. The page is loaded again on the way. */
  async loadSampleDay() {
    await anew(this.page, () => this.page.getByRole('button', { name: 'Load a sample day' }).click());
    await this.page.waitForURL(/in=quiet-day/);
    await this.account('ADA-1').waitFor();
  }

  async stepByStep() {
    await this.page.getByRole('radio', { name: 'Step by step' }).check();
  }

  /** Makes rounds, and waits after each until the page has said what became of it. */
  async rounds(count) {
    const next = this.page.getByRole('region', { name: 'Process manager' }).getByText(/^(Next:|Nothing waits)/);
    for (let round = 0; round < count; round++) {
      const before = await next.textContent();
      await this.page.getByRole('button', { name: 'One round' }).click();
      await until(async () => (await next.textContent()) !== before);
    }
  }

  /** The text comes, sooner or later. */
  async sees(locator, text) {
    await locator.filter({ hasText: text }).first().waitFor();
  }

  async seesBalances(expected) {
    for (const [number, balance] of Object.entries(expected)) {
      if (balance === undefined) await this.account(number).waitFor({ state: 'detached' });
      else await this.sees(this.account(number), balance);
    }
  }

  async seesMoment(text) {
    await until(async () => (await this.slider.getAttribute('aria-valuetext')).startsWith(text));
  }

  /** Makes sure that nothing was sent: the number of events is still this. */
  async seesEvents(count) {
    await until(async () => (await this.slider.getAttribute('max')) === String(count));
  }
}

/**
 * Does what opens another bank, which loads the page again, and waits until that one may write. Neither the address nor
 * what stands on the page tells: the one changes before the old page is gone, and the other may be the same on both.
 */
export async function anew(page, act) {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
  await page.getByText('This tab decides and writes').waitFor();
}

/** Waits until something holds, looking once a frame would be too often; a minute is the end of patience. */
export async function until(holds, patience = 60_000) {
  const end = Date.now() + patience;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it never came');
    await new Promise((then) => setTimeout(then, 20));
  }
}
