import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Assessment, CheckSums } from '../../src/model/assessment.ts';
import type { Check } from '../../src/model/check.ts';
import type { FacetName } from '../../src/model/facets.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { unread } from '../../src/model/reading.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const FOLDER = join(packageRoot(), 'examples', 'noonsale');
const { config, answers } = loadConfig(undefined, FOLDER);
let whole: Inventory;
let checks: Check[];
let before: Assessment;

const assess = (inventory: Inventory, asked: readonly Check[]): Assessment =>
  assessInventory(inventory, {
    checks: asked,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-11-22T12:00:00.000Z',
    version: '0',
    client: { name: 'Noonsale Ltd', tlp: 'TLP:CLEAR' },
    criticality: config.criticality ?? [],
    answers,
  });

beforeAll(async () => {
  whole = await readInventories([join(FOLDER, 'inventory.ndjson')]);
  checks = await loadChecks();
  before = assess(whole, checks);
});

/** What is refused, and what is left to see. */
interface Loss {
  readonly name: string;
  readonly inventory: Inventory;
}

interface FacetLoss extends Loss {
  readonly kind: Kind;
  readonly facet: FacetName;
}

function listLosses(): Loss[] {
  const lists = new Set(whole.populations.map(({ kind, unit }) => `${unit.split(':')[1] ?? ''} ${kind}`));
  return [...lists].map(list => {
    const [account, kind] = list.split(' ') as [string, Kind];
    const refused = new Set(whole.units.filter(unit => unit.account === account).map(unit => unit.id));
    const resources = whole.resources.filter(resource => !(resource.kind === kind && resource.account === account));
    const populations = whole.populations.map(one =>
      one.kind === kind && refused.has(one.unit) ? { ...one, reading: unread('denied') } : one,
    );
    return { name: `list of ${list}`, inventory: { ...whole, resources, populations } };
  });
}

function facetLosses(): FacetLoss[] {
  const facets = new Set(
    whole.resources.flatMap(one => Object.keys(one.facets).map(name => `${one.account} ${one.kind} ${name}`)),
  );
  return [...facets].map(name => {
    const [account, kind, facet] = name.split(' ') as [string, Kind, FacetName];
    const resources = whole.resources.map(resource =>
      resource.account === account && resource.kind === kind && resource.facets[facet] !== undefined
        ? { ...resource, facets: { ...resource.facets, [facet]: unread('denied') } }
        : resource,
    );
    return { name: `facet ${name}`, kind, facet, inventory: { ...whole, resources } };
  });
}

/** The checks that read the facet, themselves or through a fact: the verdicts of all others are what they were. */
function affectedBy({ kind, facet }: FacetLoss): Check[] {
  const facts = FACTS.filter(fact => fact.needs[kind]?.includes(facet) === true).map(({ name }) => name);
  const names = new Set<string>([...facts, facet]);
  return checks.filter(({ needs }) => needs.some(need => names.has(need)));
}

const shareOf = ({ earned, all }: CheckSums): number => (all === 0 ? 1000 : earned / all);

/** No affected check earns a larger share than before, and none ceases to apply: so no score is higher. */
function expectNoCheckRose(loss: FacetLoss): void {
  const after = assess(loss.inventory, affectedBy(loss));
  const known = new Map(before.checks.map(one => [one.id, one.sums]));
  for (const { id, sums } of after.checks) {
    const full = known.get(id)!;
    expect(shareOf(sums), `${id} without ${loss.name}`).toBeLessThanOrEqual(shareOf(full));
    if (full.all > 0) expect(sums.all, `${id} without ${loss.name}`).toBeGreaterThan(0);
  }
}

function expectNoScoreRose(loss: Loss): void {
  const after = assess(loss.inventory, checks).score;
  for (const slug of QUESTION_SLUGS) {
    const { grade, proven } = before.score.questions[slug];
    if (grade !== 'does-not-apply')
      expect(after.questions[slug].proven, `${slug} without ${loss.name}`).toBeLessThanOrEqual(proven);
  }
  expect(after.overall.proven, loss.name).toBeLessThanOrEqual(before.score.overall.proven);
}

describe('every right that could be missing at Noonsale, with all checks and facts', () => {
  it('raises no score when a whole list is refused in an account', () => {
    const losses = listLosses();
    expect(losses.length).toBeGreaterThan(20);
    losses.forEach(expectNoScoreRose);
  }, 120_000);

  it('raises no check when a detail is refused in an account', () => {
    const losses = facetLosses();
    expect(losses.length).toBeGreaterThan(60);
    losses.forEach(expectNoCheckRose);
  }, 120_000);

  it('raises no score when a detail is refused in an account', { tags: ['slow'], timeout: 300_000 }, () => {
    facetLosses().forEach(expectNoScoreRose);
  });
});
