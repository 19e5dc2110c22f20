// A person who has opened the sample of a quiet day, which has 41 messages.
import { open } from './browser.mjs';
import { Person } from './person.mjs';

/** Opens the page and loads the sample day. `options` and what comes back are those of `open`, and the person. */
export async function quietDay(bank, options) {
  const opened = await open(bank, options);
  const person = new Person(opened.page);
  await person.loadSampleDay();
  return { ...opened, person };
}
