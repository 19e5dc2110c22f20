// Prints the sections of a Wasm file, the heaviest first. A Wasm file is 8 bytes of header, then sections: one byte that
// says which, the length in LEB128, the content.
import { readFileSync } from 'node:fs';

const NAMES = [
  'custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data',
  'data count', 'tag',
];

function leb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, at };
  }
}

function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const name = NAMES[bytes[at]] ?? `section ${bytes[at]}`;
    const length = leb128(bytes, at + 1);
    found.push({ name, bytes: length.at - at + length.value });
    at = length.at + length.value;
  }
  return found.sort((a, b) => b.bytes - a.bytes);
}

for (const { name, bytes } of sections(readFileSync(process.argv[2]))) {
  console.log(`${name.padEnd(12)} ${String(bytes).padStart(10)}`);
}
