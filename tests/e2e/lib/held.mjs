// Work that a page does in pieces, held between two of them: so a state that lasts for a moment can be looked at.

/** Does something, holds back what the program wants to do later, looks at the page as it is, and lets it go on. */
export async function held(page, act, look) {
  await page.evaluate(() => {
    const later = globalThis.setTimeout;
    const waiting = [];
    globalThis.setTimeout = (...call) => waiting.push(call);
    globalThis.stopHolding = () => (globalThis.setTimeout = later);
    globalThis.goOn = () => waiting.forEach((call) => later(...call));
  });
  await act();
  await page.evaluate(() => globalThis.stopHolding());
  await look();
  await page.evaluate(() => globalThis.goOn());
}
