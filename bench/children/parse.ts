/** Reference of `bench assess`: JSON.parse of each line of a file. */
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const path = process.argv[2] ?? '';
const chunk = Buffer.allocUnsafe(1024 * 1024);
const decoder = new StringDecoder('utf8');
const file = openSync(path, 'r');
let rest = '';
let parsing = 0;
let lines = 0;
for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
  const whole = (rest + decoder.write(chunk.subarray(0, read))).split('\n');
  rest = whole.pop() ?? '';
  const began = performance.now();
  for (const line of whole) JSON.parse(line);
  parsing += performance.now() - began;
  lines += whole.length;
}
closeSync(file);
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ lines, milliseconds: performance.now(), parsing, peak }));
