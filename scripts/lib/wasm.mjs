// What a Wasm file weighs: its sections, and its functions where their names are kept. A Wasm file is 8 bytes of header, then
// sections: one byte that says which, the length in LEB128, the content. See https://webassembly.github.io/spec/core/binary/.
const SECTIONS = [
  'custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data',
  'data count', 'tag',
];

/** Reads the numbers and texts of a file, one after the other. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  skip() {
    const length = this.number();
    this.at += length;
  }

  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  /** A part that begins with its length, as a reader of its own. */
  part() {
    const length = this.number();
    this.at += length;
    return new Reader(this.bytes.subarray(this.at - length, this.at));
  }

  get isOver() {
    return this.at >= this.bytes.length;
  }

  limits() {
    const hasMost = this.byte() & 1;
    this.number();
    if (hasMost) this.number();
  }
}

function* contents(bytes) {
  for (const file = new Reader(bytes, 8); !file.isOver; ) {
    const name = SECTIONS[file.byte()];
    const from = file.at;
    const content = file.part();
    yield { name, bytes: file.at - from + 1, content };
  }
}

/** The sections, the heaviest first. */
export function sections(bytes) {
  return [...contents(bytes)].map(({ name, bytes }) => ({ name, bytes })).sort((one, other) => other.bytes - one.bytes);
}

/** How many functions are imported: these come first in the numbering. */
function imported(content) {
  let functions = 0;
  for (let count = content.number(); count > 0; count--) {
    content.skip();
    content.skip();
    const kind = content.byte();
    if (kind === 0) functions++;
    if (kind === 1 || kind === 3 || kind === 4) content.byte();
    if (kind === 1 || kind === 2) content.limits();
    else if (kind === 3) content.byte();
    else content.number();
  }
  return functions;
}

/** The names of the functions by their number: part 1 of the section of names. */
function named(content) {
  const names = new Map();
  while (!content.isOver) {
    const which = content.byte();
    const part = content.part();
    if (which !== 1) continue;
    for (let count = part.number(); count > 0; count--) names.set(part.number(), part.text());
  }
  return names;
}

/** The functions with their names and their weights. */
export function functions(bytes) {
  const weights = [];
  let first = 0;
  let names = new Map();
  for (const { name, content } of contents(bytes)) {
    if (name === 'import') first = imported(content);
    if (name === 'custom' && content.text() === 'name') names = named(content);
    if (name !== 'code') continue;
    for (let count = content.number(); count > 0; count--) {
      const from = content.at;
      content.skip();
      weights.push(content.at - from);
    }
  }
  return weights.map((bytes, index) => ({ name: names.get(first + index) ?? '', bytes }));
}

/** Sums the functions up by the module that they stand in, the heaviest first. */
export function modules(bytes, depth = 2) {
  const all = new Map();
  for (const { name, bytes: weight } of functions(bytes)) {
    // A method of a trait stands in the module of its type: "<crate::module::Type as Trait>::method".
    const path = name.replace(/^[<&\s]*(mut )?/, '').match(/^[\w:]+/)?.[0] ?? 'other';
    const parts = path.split('::');
    const module = parts.slice(0, Math.max(1, Math.min(depth, parts.length - 1))).join('::');
    const { bytes: sum, count } = all.get(module) ?? { bytes: 0, count: 0 };
    all.set(module, { name: module, bytes: sum + weight, count: count + 1 });
  }
  return [...all.values()].sort((one, other) => other.bytes - one.bytes);
}
