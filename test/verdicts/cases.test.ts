import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { VERDICT_CASES } from './cases.ts';

const CHECKS = new Set((await loadChecks()).map(({ id }) => id));
const oneSpace = (text: string): string => text.replace(/\s+/g, ' ');
const textOf = (file: string): string => oneSpace(readFileSync(join(packageRoot(), file), 'utf8'));

it('every report is listed once, by all ten kinds of fault', () => {
  expect(VERDICT_CASES).toHaveLength(145);
  expect(new Set(VERDICT_CASES.map(({ id }) => id)).size).toBe(145);
  expect(new Set(VERDICT_CASES.map(({ kind }) => kind)).size).toBe(10);
});

describe.each([...Map.groupBy(VERDICT_CASES, ({ kind }) => kind)])('%s', (_, cases) => {
  it.each(cases.map(one => ({ ...one, name: `${one.id}: ${one.check} says ${one.verdict}` })))(
    '$name',
    ({ check, file, row }) => {
      const text = textOf(file);
      expect(text).toContain(oneSpace(row));
      if (check === 'every check') return;
      expect(CHECKS).toContain(check);
      expect(text, 'the test names the check').toContain(check);
    },
  );
});
