import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { missingThreatDetectionPlans } from '../../../src/facts/monitoring/threat-detection-plans.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

type Plan = Facets['threatDetectionPlans'][number];
const plan = (name: Plan['plan'], enabled: boolean, ...types: string[]): Plan => ({ plan: name, enabled, types });
const BUCKETS = 'AWS::S3::Bucket';
const CLUSTERS = 'AWS::RDS::DBCluster';
const region = (threatDetectionPlans: Facets['threatDetectionPlans'] | ReturnType<typeof unread> | null) =>
  resource('region', { id: 'home', facets: { threatDetectionPlans } });
const bucket = resource('bucket', { id: 'b', type: BUCKETS });
const elsewhere = resource('bucket', { id: 'b', type: BUCKETS, region: 'eu-north-1' });
const off = [plan('buckets', false, BUCKETS), plan('databases', false, CLUSTERS)];
const allOff = (['buckets', 'kubernetes', 'containers', 'servers', 'databases', 'functions'] as const).map(name => plan(name, false, 'X')); // prettier-ignore

createFactTester({ describe, it })(missingThreatDetectionPlans, [
  {
    name: 'a plan that is off, and a bucket there',
    world: testInventory({ resources: [region(off), bucket] }),
    expect: { home: value({ missing: ['buckets'], needed: 1 }) },
  },
  {
    name: 'a plan that is on',
    world: testInventory({ resources: [region([plan('buckets', true, BUCKETS)]), bucket] }),
    expect: { home: value({ missing: [], needed: 1 }) },
  },
  {
    name: 'plans that are off, and nothing there',
    world: testInventory({ resources: [region(allOff)] }),
    expect: { home: value({ missing: [], needed: 0 }) },
    unreadWhenRefused: ['bucket', 'kubernetes-cluster', 'app', 'server', 'database', 'function'],
  },
  {
    name: 'a bucket of another region needs no plan here',
    world: testInventory({ resources: [region(off), elsewhere] }),
    expect: { home: value({ missing: [], needed: 0 }) },
  },
  {
    name: 'a single database is no cluster',
    world: testInventory({ resources: [region(off), resource('database', { id: 'd', type: 'AWS::RDS::DBInstance' })] }),
    expect: { home: value({ missing: [], needed: 0 }) },
  },
  {
    name: 'threat detection is off',
    world: testInventory({ resources: [region(null), bucket] }),
    expect: { home: absent },
  },
  {
    name: 'the detector is unread',
    world: testInventory({ resources: [region(unread('denied')), bucket] }),
    expect: { home: unread('denied') },
  },
]);
