// How long the main thread of a page works from an input to its paint, as the browser's own trace tells: the processor time
// of all its tasks from the one with the input to the one with the frame that shows the whole of it.

/** What a trace must tell: the tasks of a thread, what is laid out, the frames, and the marks that the page sets. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** Whoever makes an input in the page sets this mark first. */
const INPUT = 'bench-input';

/** Milliseconds of work for each input that is made meanwhile. Each waits for two frames before the next one comes. */
export async function workOfInputs(cdp, make) {
  const events = [];
  const gather = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', gather);
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  await make();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', gather);
  return works(events);
}

function works(events) {
  const inputs = byTime(events.filter(({ name }) => name === INPUT));
  const spans = byTime(events.filter(({ pid, tid, ph }) => pid === inputs[0].pid && tid === inputs[0].tid && ph === 'X'));
  const named = (wanted) => spans.filter(({ name }) => name === wanted);
  const [tasks, frames, layouts] = [outermost(spans), named('PrePaint'), named('Layout')];
  return inputs.map(({ ts }, index) => {
    const [first, second] = frames.filter((frame) => frame.ts > ts);
    // What comes into sight by the first frame is laid out for the second one.
    const isMore = layouts.some((layout) => layout.ts > first.ts && layout.ts < second.ts);
    const end = (isMore ? second : first).ts;
    if (inputs[index + 1]?.ts < end) throw new Error('an input came before the one before it was painted');
    const from = tasks.findLastIndex((task) => task.ts <= ts);
    const to = tasks.findLastIndex((task) => task.ts <= end);
    return tasks.slice(from, to + 1).reduce((sum, { tdur }) => sum + tdur, 0) / 1000;
  });
}

function byTime(events) {
  return events.toSorted((one, other) => one.ts - other.ts || other.dur - one.dur);
}

/** The spans that lie in no other one. */
function outermost(spans) {
  let end = -Infinity;
  return spans.filter(({ ts, dur, tdur }) => {
    const isOutside = ts >= end && tdur !== undefined;
    if (isOutside) end = ts + dur;
    return isOutside;
  });
}
