// Prints what weighs most: wasm-weights.mjs FILE.wasm [THE SAME WITH NAMES.wasm].
import { readFileSync } from 'node:fs';
import { modules, sections } from './wasm.mjs';

/** So many modules are printed. */
const MOST = 25;

const [file, withNames] = process.argv.slice(2);
const line = (bytes, name, more = '') => console.log(`${String(bytes).padStart(10)}  ${name}${more}`);

console.log('Sections of the Wasm file, in bytes:');
for (const { name, bytes } of sections(readFileSync(file))) line(bytes, name);

if (withNames) {
  console.log('\nFunctions by the module that they stand in, in bytes; T is code that is generic over its type:');
  const all = modules(readFileSync(withNames));
  for (const { name, bytes, count } of all.slice(0, MOST)) line(bytes, name, ` (${count})`);
  line(all.slice(MOST).reduce((sum, { bytes }) => sum + bytes, 0), 'all others');
}
