// A clerk who sends deposits from one tab after another, and remembers what became of each. No two are of one amount, so
// that each can be found in the log.
import { Person, until } from './person.mjs';

/** The tabs of one bank, and what was sent from them. `taken` were acknowledged; of `open` nobody knows. */
export class Clerks {
  constructor(context, url) {
    this.context = context;
    this.url = url;
    this.pages = [];
    this.taken = [];
    this.open = [];
  }

  /** Opens a tab of the bank. */
  async tab(seat) {
    const page = await this.context.newPage();
    await page.goto(this.url);
    this.pages[seat] = page;
    return page;
  }

  /** Sends so many deposits from a seat; whenever its tab is closed or reloaded, it goes on in what is there then. */
  async work(seat, count) {
    for (let number = 1; number <= count; number++) {
      const cents = seat * 1000 + number;
      try {
        await this.deposit(this.pages[seat], number % 2 ? 'A-1' : 'B-2', cents);
        this.taken.push(cents);
      } catch (error) {
        if (!isGone(error)) throw error;
        this.open.push(cents);
        if (this.pages[seat].isClosed()) await this.tab(seat);
      }
    }
  }

  async deposit(page, number, cents) {
    const mark = `${cents} ${Math.random()}`;
    await page.evaluate((mark) => (globalThis.clerksMark = mark), mark);
    const form = await new Person(page).moveMoney('Deposit', number, amount(cents));
    // That it was sent to the tab that writes is not yet an answer.
    const said = form.locator('.answer').filter({ hasText: /\S/, hasNotText: /^Sent/ });
    let text;
    await until(async () => {
      // Read first: what a page says that was reloaded meanwhile is about nothing that was sent from it.
      [text] = await said.allTextContents();
      if ((await page.evaluate(() => globalThis.clerksMark)) !== mark) throw new Error(RELOADED);
      return text !== undefined;
    });
    if (!text.startsWith('Done: event')) throw new Error(`refused: ${text}`);
  }

  /** The seat of the tab that writes. */
  async writer() {
    let found = -1;
    await until(async () => {
      const writes = await Promise.all(this.pages.map((page) => isWriter(page)));
      found = writes.indexOf(true);
      return found >= 0;
    });
    return found;
  }
}

const RELOADED = 'the page was reloaded';

/** Whether a step failed because its page was closed or loaded anew. */
function isGone({ message }) {
  return message === RELOADED || /has been closed|context was destroyed|Target closed|frame was detached/.test(message);
}

async function isWriter(page) {
  try {
    return await page.getByText('This tab decides and writes').isVisible();
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Cents as a person types them. */
export function amount(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
