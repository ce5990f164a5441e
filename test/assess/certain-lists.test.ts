import { expect, it } from 'vitest';
import publicBucket from '../../checks/perimeter/public-bucket.ts';
import strayName from '../../checks/perimeter/dangling-dns-record.ts';
import unversionedBucket from '../../checks/offsite-copies/unversioned-bucket.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { value } from '../../src/model/reading.ts';
import type { FacetReadings } from '../../src/model/resource.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { resource, testInventory } from '../support/world.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const ALIKE: FacetReadings = { publicAccess: value('blocked'), versioning: value(false) };

const names = resource('dns-zone', {
  id: 'zone',
  region: 'global',
  facets: {
    dnsRecords: [
      { name: 'www.example.com', to: ['gone'], routing: 'simple', expectedTargets: [{ kind: 'bucket', name: 'gone' }] },
    ],
  },
});
const photos = resource('bucket', { id: 'photos', facets: { publicAccess: 'blocked', versioning: true } });

/** An account whose second list of buckets was refused; what is so of all that it could hold. */
const withListRefused = (certain?: FacetReadings): Inventory => {
  const inventory = testInventory({ resources: [photos, names], refused: [{ kind: 'bucket', region: 'eu-north-1' }], targets: [{ regions: ['eu-west-1', 'eu-north-1', 'global'] }] });
  const said = certain === undefined ? {} : { invariants: certain };
  return {
    ...inventory,
    populations: inventory.populations.map(one => (one.reading.state === 'unread' ? { ...one, ...said } : one)),
  };
}; // prettier-ignore

const judge = (inventory: Inventory) => {
  const { findings, score } = assessInventory(inventory, {
    checks: [publicBucket, unversionedBucket, strayName],
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    criticality: [],
  });
  return { said: findings.map(({ check, status }) => `${check} ${status}`).sort(), score };
};

it('leaves unknown, where a list is refused, only what could concern what it holds', () => {
  expect(judge(withListRefused()).said).toEqual([
    'dangling-dns-record unknown',
    'public-bucket unknown',
    'unversioned-bucket unknown',
  ]);
  expect(judge(withListRefused(ALIKE)).said).toEqual(['dangling-dns-record fail', 'unversioned-bucket unknown']);
});

it('stays in the dark where they could be what the check looks for', () => {
  expect(judge(withListRefused({ ...ALIKE, publicAccess: value('public') })).said).toContain('public-bucket unknown');
  expect(judge(withListRefused({ versioning: value(true) })).said).toEqual([
    'dangling-dns-record unknown',
    'public-bucket unknown',
  ]);
});

it('proves no more than when they were seen', () => {
  const seen = testInventory({
    resources: [
      photos,
      names,
      resource('bucket', { id: 'fast', region: 'eu-north-1', facets: { publicAccess: 'blocked', versioning: false } }),
    ],
  });
  const [before, after] = [judge(seen).score.questions, judge(withListRefused(ALIKE)).score.questions];
  expect(after.perimeter.proven).toBeLessThanOrEqual(before.perimeter.proven);
  expect(after['offsite-copies'].proven).toBeLessThanOrEqual(before['offsite-copies'].proven);
});
