import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Check } from '../../src/model/check.ts';
import type { FacetName } from '../../src/model/facets.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { unread } from '../../src/model/reading.ts';
import { assessInventory } from '../../src/assess/assessment.ts';

const FOLDER = join(packageRoot(), 'examples', 'noonsale');
const { config, answers } = loadConfig(undefined, FOLDER);
let whole: Inventory;
let checks: Check[];
let before: Assessment;

const assess = (inventory: Inventory): Assessment =>
  assessInventory(inventory, {
    checks,
    facts: FACTS,
    now: '2026-11-22T12:00:00.000Z',
    version: '0',
    client: { name: 'Noonsale Ltd', tlp: 'TLP:CLEAR' },
    criticality: config.criticality ?? [],
    answers,
  });

beforeAll(async () => {
  whole = await readInventories([join(FOLDER, 'inventory.ndjson')]);
  checks = await loadChecks();
  before = assess(whole);
});

function expectNothingRose(lesser: Inventory, lost: string): void {
  const after = assess(lesser).score;
  const rose = QUESTION_SLUGS.filter(
    slug =>
      before.score.questions[slug].grade !== 'does-not-apply' &&
      after.questions[slug].proven > before.score.questions[slug].proven,
  );
  expect(rose, lost).toEqual([]);
  expect(after.overall.proven, lost).toBeLessThanOrEqual(before.score.overall.proven);
}

describe('every right that could be missing at Noonsale, with all checks and facts', () => {
  it('raises nothing when a whole list is refused in an account', () => {
    const lists = new Set(whole.populations.map(({ kind, unit }) => `${unit.split(':')[1] ?? ''} ${kind}`));
    expect(lists.size).toBeGreaterThan(20);
    for (const list of lists) {
      const [account = '', kind] = list.split(' ');
      const refused = new Set(whole.units.filter(unit => unit.account === account).map(unit => unit.id));
      expectNothingRose(
        {
          ...whole,
          resources: whole.resources.filter(resource => !(resource.kind === kind && resource.account === account)),
          populations: whole.populations.map(one =>
            one.kind === kind && refused.has(one.unit) ? { ...one, reading: unread('denied') } : one,
          ),
        },
        `list of ${list}`,
      );
    }
  }, 300_000);

  it('raises nothing when a detail is refused in an account', () => {
    const facets = new Set(
      whole.resources.flatMap(({ account, kind, facets }) =>
        Object.keys(facets).map(name => `${account} ${kind} ${name}`),
      ),
    );
    expect(facets.size).toBeGreaterThan(60);
    for (const one of facets) {
      const [account, kind, name] = one.split(' ') as [string, string, FacetName];
      const resources = whole.resources.map(resource =>
        resource.account === account && resource.kind === kind && resource.facets[name] !== undefined
          ? { ...resource, facets: { ...resource.facets, [name]: unread('denied') } }
          : resource,
      );
      expectNothingRose({ ...whole, resources }, `detail ${one}`);
    }
  }, 300_000);
});
