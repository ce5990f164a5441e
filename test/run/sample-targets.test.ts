import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { workloadRules } from '../../src/config/workload-rules.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { verdictOf } from '../../src/brief/pages/survival/cell.ts';
import { rowOf, simulatedOn } from '../support/survival.ts';

const FOLDER = join(packageRoot(), 'examples', 'noonsale');
const COUNTS = ['none', 'one', 'two', 'three', 'four', 'five'];

it('the sample answers for its recovery objectives what its configuration has, and meets a target', async () => {
  const { config, answers } = loadConfig(undefined, FOLDER);
  const rules = workloadRules(config, answers);
  const result = simulatedOn(await readInventories([join(FOLDER, 'inventory.ndjson')]), rules);
  expect(verdictOf(rowOf(result, 'zone-lost', 'insights'))).toBe('met');
  expect(verdictOf(rowOf(result, 'account-wiped', 'orders'))).toBe('missed');

  const aimed = rules.filter(({ targets }) => targets !== undefined).length;
  expect(aimed).toBeLessThan(result.survival.filter(({ scenario }) => scenario === 'zone-lost').length);
  expect(answers.company['recovery-objectives']).toMatchObject({
    status: 'partial',
    evidence: `cloudbrief.yaml has them for ${COUNTS[aimed]!} of the services`,
  });
});
