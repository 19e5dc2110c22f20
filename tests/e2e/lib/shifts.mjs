// Layout shifts: what moved on the page, as the browser itself counts it.

/** Less than this of the page is a digit that got wider. */
const NOTICEABLE = 0.001;

/** From the next time that the page is loaded, every shift is written down. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    const place = ({ top, left }) => `${Math.round(left)}, ${Math.round(top)}`;
    const told = ({ node, previousRect, currentRect }) => {
      const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
      const name = `${element?.localName}.${element?.className} "${element?.textContent.trim().slice(0, 40)}"`;
      return { name, inLesson: Boolean(element?.closest('.lesson')), from: place(previousRect), to: place(currentRect) };
    };
    const note = ({ hadRecentInput, value, sources }) => ({ hadRecentInput, value, sources: sources.map(told) });
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(note))).observe({ type: 'layout-shift' });
  });
}

/** The shifts so far. */
export function shifts(page) {
  return page.evaluate(() => globalThis.shifts);
}

/** What moved within the panel of the lesson, whoever caused it. */
export function inLesson(shifts) {
  return shifts.flatMap(({ sources }) => sources.filter(({ inLesson }) => inLesson));
}

/** What moved anywhere without a key or a click of the person just before. */
export function byItself(shifts) {
  return shifts.filter(({ hadRecentInput, value }) => !hadRecentInput && value >= NOTICEABLE);
}
