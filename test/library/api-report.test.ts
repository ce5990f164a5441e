import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiReport, REPORT } from '../../scripts/api-report.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** docs/library.md says what a change means; `npm run api-report` writes the report. */
it('exports what the report of the API says', { tags: ['slow'], timeout: 120_000 }, () => {
  expect(apiReport(ROOT)).toBe(readFileSync(join(ROOT, REPORT), 'utf8'));
});
