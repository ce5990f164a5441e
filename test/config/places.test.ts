import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

it('finds the places of ten thousand rules in a file that it reads once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-places-'));
  const path = join(folder, 'cloudbrief.yaml');
  const rule = '  - criticality: test\n    match: { name: lab }\n';
  writeFileSync(path, `criticality:\n${rule.repeat(10_000)}`);
  const { placeOf } = loadConfig(path, folder);
  expect(placeOf(['criticality', 0, 'match'])).toBe(`${path}:3:5`);
  // What follows is answered from what was read.
  rmSync(folder, { recursive: true });
  for (let at = 0; at < 10_000; at += 1) expect(placeOf(['criticality', at, 'match'])).toBe(`${path}:${at * 2 + 3}:5`);
});
