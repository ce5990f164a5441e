import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateCoverage } from '../../scripts/generate-coverage.ts';

it('every row of Google Cloud in the risk catalogue is checked, or has a reason; at least 78 are checked', async () => {
  const { content: text } = await generateCoverage(join(import.meta.dirname, '..', '..'));
  const own = text.split('\n').filter(line => /^\| gcp\.\w+\.\d+ \|/.test(line));
  const checked = own.filter(line => line.includes('](checks/'));
  expect(own).toHaveLength(89);
  expect(checked.length).toBeGreaterThanOrEqual(78);
  const reasons = own.filter(line => !checked.includes(line)).map(line => line.split(' | ').at(-2)?.trim() ?? '');
  expect(reasons.filter(reason => !/\w+ \w+ .*\.$/.test(reason))).toEqual([]);
  expect(text).toContain(`| Google Cloud | 89 | ${String(checked.length)} | ${String(89 - checked.length)} | 0 |`);
});
