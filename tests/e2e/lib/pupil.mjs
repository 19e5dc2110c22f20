// A pupil in front of a lesson, who has a keyboard and nothing else: every control is reached by focus and pressed by a key.
import { anew, Person, until } from './person.mjs';

export class Pupil {
  constructor(page) {
    this.page = page;
    this.person = new Person(page);
  }

  get lesson() {
    return this.page.getByRole('complementary');
  }

  /** Gives something the focus, as Tab does, and presses keys there. */
  async press(locator, ...keys) {
    await locator.waitFor();
    await until(() => locator.evaluate((element) => !element.matches(':disabled')));
    await locator.focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses what opens another bank. */
  opens(locator) {
    return anew(this.page, () => this.press(locator, 'Enter'));
  }

  async type(locator, text) {
    await this.press(locator, 'Control+A');
    await this.page.keyboard.type(text);
  }

  /** Chooses in a list by typing the beginning of what is wanted. */
  async choose(locator, label) {
    await this.press(locator);
    await this.page.keyboard.type(label);
    await until(async () => (await locator.evaluate((select) => select.selectedOptions[0].label)).startsWith(label));
  }

  async turn(name) {
    await this.press(this.page.getByRole('link', { name, exact: true }), 'Enter');
    await this.page.getByRole('link', { name, exact: true }).and(this.page.locator('[aria-current]')).waitFor();
  }

  async onBank() {
    await this.live();
    await this.turn('Bank');
  }

  async start(number, title) {
    await this.turn('Lessons');
    await this.opens(this.page.getByRole('button', { name: new RegExp(`^(Start|Begin again) ${number}\\. `) }));
    await this.page.getByRole('heading', { name: `${number}. ${title}` }).waitFor();
  }

  /** What is missing, clause by clause; of a clause that is met it says "Done.". */
  missing() {
    return this.lesson.locator('.missing').allTextContents();
  }

  clause(asks) {
    return this.lesson.getByRole('listitem').filter({ hasText: asks });
  }

  async pace(name) {
    await this.onBank();
    await this.press(this.page.getByRole('radio', { name }), 'Space');
  }

  async live() {
    const back = this.page.getByRole('button', { name: 'Back to live' });
    if (await back.isVisible()) await this.press(back, 'Enter');
  }

  async move(button, number, amount) {
    await this.onBank();
    const form = this.person.form('Deposit or withdraw');
    await this.choose(form.getByLabel('Account'), number);
    await this.type(form.getByLabel('Amount'), `${amount}.00`);
    await this.press(form.getByRole('button', { name: button }), 'Enter');
    await form.locator('.answer').filter({ hasText: /\S/ }).first().waitFor();
  }

  async manage(number, button) {
    await this.onBank();
    const card = this.person.account(number);
    await this.press(card.getByText('Manage'), 'Enter');
    await this.press(card.getByRole('button', { name: button }), 'Enter');
    await card.locator('.answer').filter({ hasText: /\S/ }).first().waitFor();
  }

  async round(button) {
    const next = this.page.getByRole('region', { name: 'Process manager' }).locator('.next');
    const before = await next.textContent();
    await this.press(this.page.getByRole('button', { name: button }), 'Enter');
    await until(async () => (await next.textContent()) !== before);
  }

  /** Takes a step of a solution, through the controls that a person has. */
  async take([what, ...details]) {
    const { page } = this;
    const [first, second, third] = details;
    const steps = {
      open: async () => {
        await this.onBank();
        const form = this.person.form('Open account');
        await this.type(form.getByLabel('Account number'), first);
        if (second) await this.type(form.getByLabel('Overdraft limit'), second);
        await this.press(form.getByRole('button', { name: 'Open account' }), 'Enter');
        await this.person.account(first).waitFor();
      },
      deposit: () => this.move('Deposit', first, second),
      withdraw: () => this.move('Withdraw', first, second),
      transfer: async () => {
        await this.onBank();
        const form = this.person.form('Transfer');
        await this.choose(form.getByLabel('From'), first);
        await this.choose(form.getByLabel('To'), second);
        await this.type(form.getByLabel('Amount'), `${third}.00`);
        await this.press(form.getByRole('button', { name: 'Start transfer' }), 'Enter');
        await form.locator('.answer').filter({ hasText: /\S/ }).first().waitFor();
      },
      close: () => this.manage(first, 'Close account'),
      'handle one': () => this.round('Handle one message'),
      round: () => this.round('One round'),
      'until quiet': async () => {
        await this.pace('At once');
        await page.getByText('Nothing waits.').waitFor();
      },
      look: async () => {
        await this.type(page.getByLabel('Go to event'), String(first));
        await page.keyboard.press('Enter');
        await this.person.seesMoment(`Event ${first} of`);
      },
      live: () => this.live(),
      turn: () => this.turn(first),
      only: async () => {
        await this.turn('Timeline');
        await this.choose(page.getByRole('search').getByLabel('Type'), first);
      },
      mark: () => this.press(page.getByRole('button', { name: 'Bookmark' }), 'Space'),
      explain: async () => {
        await this.onBank();
        await this.press(this.person.account(first).getByRole('button', { name: 'Explain this number' }), 'Enter');
        await page.getByRole('dialog').getByRole('table').waitFor();
        await page.keyboard.press('Escape');
      },
      source: () => this.press(page.getByText('The Rust behind it'), 'Enter'),
      'leave out': async () => {
        await this.turn('Timeline');
        await this.take(['look', first]);
        await this.press(page.getByRole('button', { name: 'What if?' }), 'Enter');
        await this.press(page.getByRole('button', { name: 'Show the branch' }), 'Enter');
        await page.getByRole('dialog').getByRole('table').waitFor();
        await page.keyboard.press('Escape');
      },
      reload: async () => {
        await anew(page, () => page.reload());
      },
      bench: async () => {
        await this.live();
        await this.press(this.lesson.getByRole('button', { name: first, exact: true }), 'Enter');
        await this.lesson.locator('.bench .answer').filter({ hasText: /\S/ }).waitFor();
      },
    };
    await steps[what]();
  }
}
