// Starts the program. A file of its own instead of the inline script that trunk would write, since the policy of the page
// (see index.html) allows no inline script. trunk puts the names of the built files on the script element: see Trunk.toml.

// What the markup in the program may look like. Leptos makes the parts of a page that never change by parsing text, which
// the policy refuses unless this rule lets it pass: known elements with known attributes, and links inside of the page.
// What people type or import is never parsed; if a fault in the program did, it could bring nothing that runs or loads.
const ELEMENT = 'a|article|aside|b|br|button|caption|circle|code|datalist|dd|details|div|dl|dt|em|fieldset|g|h[1-6]|header|hr|i|kbd|label|legend|li|line|ol|option|p|path|polyline|pre|rect|section|small|span|strong|summary|sub|sup|svg|table|tbody|td|text|textarea|th|thead|tr|ul';
const ATTRIBUTE = 'aria-[a-z]+|autocomplete|class|colspan|cx|cy|d|disabled|fill|for|height|hidden|id|open|points|preserveAspectRatio|r|role|rows|rx|scope|spellcheck|stroke(?:-[a-z]+)?|tabindex|text-anchor|title|type|value|viewBox|width|x|x1|x2|y|y1|y2';
const PLAIN_MARKUP = new RegExp(
  `^(?:[^<]|</(?:${ELEMENT})>|<(?:${ELEMENT})(?: (?:(?:${ATTRIBUTE})(?:="[^"<>]*")?|href="#[^"<>]*"))* ?/?>)*$`,
);

globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (PLAIN_MARKUP.test(markup) ? markup : null),
});

const { program, wasm } = document.querySelector('script[data-program]').dataset;
const { default: start } = await import(program);
await start({ module_or_path: wasm });
