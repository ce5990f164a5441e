import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory, type AssessOptions } from '../../src/assess/assessment.ts';
import type { CriticalityRule } from '../../src/assess/criticality.ts';
import { loadConfig } from '../../src/config/load.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

type Told = Required<Pick<AssessOptions, 'criticality' | 'answers'>>;

let inventory: Inventory;
let common: Pick<AssessOptions, 'checks' | 'facts' | 'traits' | 'now' | 'version' | 'client'>;
let told: Told;

beforeAll(async () => {
  const folder = join(packageRoot(), 'examples', 'noonsale');
  const { config, answers } = loadConfig(undefined, folder);
  inventory = await readInventories([join(folder, 'inventory.ndjson')]);
  common = {
    checks: await loadChecks(),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-11-22T12:00:00.000Z',
    version: '0',
    client: { name: 'Noonsale Ltd', tlp: 'TLP:CLEAR' },
  };
  told = { criticality: config.criticality ?? [], answers };
});

const scoresOf = (options: Told): Assessment['score'] => assessInventory(inventory, { ...common, ...options }).score;

const GRADES = ['not-assessed', 'critical-gap', 'weak', 'needs-work', 'good', 'strong', 'does-not-apply'];

/** Scores that rose when something was withdrawn. */
function risen(before: Assessment['score'], after: Assessment['score']): string[] {
  const all = [
    { name: 'overall', was: before.overall, is: after.overall },
    ...QUESTION_SLUGS.map(slug => ({ name: slug, was: before.questions[slug], is: after.questions[slug] })),
  ];
  return all
    .filter(({ was, is }) => is.proven > was.proven || GRADES.indexOf(is.grade) > GRADES.indexOf(was.grade))
    .map(({ name, was, is }) => `${name}: ${String(was.proven)} ${was.grade} → ${String(is.proven)} ${is.grade}`);
}

describe('what the company says about its crown jewels', () => {
  it('raises no score where it is withdrawn, and no more is possible than without a crown jewel', () => {
    const before = scoresOf(told);
    for (const answers of [told.answers, { company: {}, workloads: {} }]) {
      const after = scoresOf({ criticality: [], answers });
      expect(risen(before, after)).toEqual([]);
      expect(after.overall.grade).not.toBe('strong');
    }
  });
});

/** What the owner of the sample may call a crown jewel: nothing that a tag calls a test, which it is again without the rule. */
const JEWELS: readonly CriticalityRule['match'][] = [
  { name: 'orders' }, { name: 'catalogue' }, { kind: 'database', name: 'c*' }, { kind: ['server', 'disk'], tags: { env: 'production' } },
  { kind: 'bucket', name: 'noonsale-an*' }, { tags: { app: 'shop', env: 'production' } }, { tags: { app: 'payments', env: 'production' } },
  { kind: 'account' }, { kind: 'load-balancer' }, { kind: 'identity' },
]; // prettier-ignore

describe('several crown jewels', () => {
  it('raise no score where some of the rules that name them are withdrawn', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...JEWELS], { minLength: 2 }), fc.array(fc.boolean()), (picked, kept) => {
        const rules = picked.map((match): CriticalityRule => ({ criticality: 'crown-jewel', match }));
        const fewer = rules.filter((_, index) => kept[index] === true);
        const [before, after] = [rules, fewer].map(criticality => scoresOf({ ...told, criticality }));
        expect(risen(before!, after!)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

describe('what the company answers', () => {
  it('raises no score where all or a part of it is withdrawn', () => {
    const before = scoresOf(told);
    const topics = Object.keys(told.answers.company);
    const withdraw = (kept: readonly string[]): void => {
      const company = Object.fromEntries(
        Object.entries(told.answers.company).filter(([topic]) => kept.includes(topic)),
      );
      expect(risen(before, scoresOf({ ...told, answers: { ...told.answers, company } }))).toEqual([]);
    };
    withdraw([]);
    fc.assert(fc.property(fc.subarray(topics), withdraw), { numRuns: 12 });
  });
});
