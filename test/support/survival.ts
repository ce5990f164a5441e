import { createInventoryIndex } from '../../src/facts/inventory-index.ts';
import { groupWorkloads } from '../../src/facts/workloads/grouping.ts';
import { simulateInventory, type Simulated } from '../../src/assess/survival.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Scenario, Survival } from '../../src/model/survival.ts';
import type { WorkloadRule } from '../../src/model/workload.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { createFigures, type Figure } from '../../src/risk/survival/figures.ts';
import { survivalFigures } from '../../src/risk/survival/parameters.ts';
import { ACCOUNT, REGION, resource, testInventory } from './world.ts';
import type { TestFacets } from '../../src/check/testing/test-inventory.ts';

/** Round figures, so that answers can be worked out on paper: best and worst. */
const ROUND: Readonly<Record<string, readonly [number, number]>> = {
  'failover.any': [0.1, 0.2],
  'failover-loss.any': [0, 0],
  'promote.any': [1, 2],
  'promote-loss.any': [0, 0.5],
  'restore.any': [2, 6],
  'restore-per-tb.any': [1, 2],
  'restore-loss.any': [0.1, 0.5],
  'versions.any': [1, 4],
  'unread-size': [0, 64],
  'restart.any': [0.5, 1],
  survivors: [0, 8],
  relaunch: [0.5, 8],
  'rebuild-code.any': [1, 10],
  'rebuild-hand.any': [5, 20],
  'repair-zone.gateway': [1, 4],
  'repair-zone.load-balancer': [1, 4],
  'repair-zone.server-group': [1, 8],
  'repair-zone.AWS::RDS::DBCluster': [1, 4],
  'return.zone': [2, 99],
  'return.region': [3, 99],
  'return.provider': [3, 99],
  'return.account': [1, 99],
  detect: [1, 2],
  assemble: [1, 2],
  'decide-region': [1, 2],
  verify: [1, 2],
  names: [0, 1],
  'control-plane.zone': [0, 4],
  'control-plane.region': [0, 4],
  crowding: [1, 2],
  'new-account': [10, 100],
  'change-provider': [100, 1000],
  'change-provider-per-tb': [1, 2],
  'locked-store': [0, 24],
  'key-waiting.any': [24, 48],
  'backup-age.automated': [0, 24],
  'backup-age.geo-redundant': [0.1, 36],
};

export const ROUND_FIGURES = createFigures(
  Object.entries(ROUND).map(([id, range]): Figure => {
    return { id, range, value: range[0], unit: 'hours', class: 'test', source: 'test' };
  }),
  survivalFigures().types,
);

export const TB = 2 ** 40;
/** Hours before the inventory of the tests was read. */
export const hoursAgo = (hours: number): string =>
  new Date(Date.parse('2026-06-30T09:00:00Z') - hours * 3_600_000).toISOString();

type Sketch = Omit<Partial<Resource>, 'facets' | 'kind'>;

/** A resource of the workload `shop`. */
export const part = (kind: Kind, id: string, facets: TestFacets = {}, more: Sketch = {}): Resource =>
  resource(kind, { id, tags: { app: 'shop' }, ...more, facets });

type Role = 'primary' | 'replica' | 'standby';

/** Where it runs: `a`, `b` are zones of the region; the first is the primary. */
export const placed = (
  zones: readonly string[],
  spread: 'single-zone' | 'multi-zone' | 'regional' | 'multi-region' = zones.length > 1 ? 'multi-zone' : 'single-zone',
  role: Role = 'standby',
) => ({
  spread,
  locations: zones.map((zone, at) => ({ region: REGION, zone, role: at === 0 ? ('primary' as const) : role })),
});

export const PITR = { retentionDays: 7, pointInTimeRecovery: true };

/** A database of one terabyte. */
export const database = (facets: TestFacets = {}, more: Sketch = {}): Resource =>
  part(
    'database',
    'orders',
    { dataDurability: 'durable', size: { bytes: TB }, placement: placed(['a']), automatedBackups: null, ...facets },
    { type: 'AWS::RDS::DBInstance', ...more },
  );

interface BackupSketch {
  readonly id?: string;
  readonly source?: string;
  readonly account?: string;
  readonly region?: string;
  readonly provider?: 'aws' | 'azure' | 'gcp';
  readonly age?: number;
  readonly immutability?: 'none' | 'unlocked' | 'locked' | 'unread';
  readonly type?: string;
  /** The account that lists it. */
  readonly listedBy?: string;
}

/** A backup of the database. */
export function backup({
  id = 'snapshot',
  source = 'orders',
  account = ACCOUNT,
  region = REGION,
  provider = 'aws',
  age = 10,
  immutability = 'none',
  type = 'AWS::RDS::DBSnapshot',
  listedBy = account,
}: BackupSketch = {}): Resource {
  const facets: TestFacets = {
    backup: { source, provider, account, region, takenAt: hoursAgo(age), immutability },
    encryptionAtRest: 'none',
  };
  return resource('backup', { id, type, account: listedBy, provider, region, facets });
}

export interface World {
  readonly resources: readonly Resource[];
  readonly rules?: readonly WorkloadRule[];
  readonly refused?: readonly Kind[];
}

/** Simulates a small inventory with round figures; `lose` narrows the losses to those whose id begins so. */
export function simulated({ resources, rules = [], refused = [] }: World, lose = ''): Simulated {
  return simulatedOn(testInventory({ resources, refused }), rules, lose);
}

export function simulatedOn(
  inventory: Inventory,
  rules: readonly WorkloadRule[] = [],
  lose = '',
  figures = ROUND_FIGURES,
): Simulated {
  const index = createInventoryIndex(inventory, PROVIDER_TRAITS);
  return simulateInventory(index, groupWorkloads(index, rules), {
    figures,
    criticality: [],
    choose: losses => losses.filter(({ id }) => id.startsWith(lose)),
  });
}

/** What becomes of a workload in a scenario. */
export function rowOf(result: Simulated, scenario: Scenario, workload = 'shop'): Survival {
  const row = result.survival.find(one => one.workload === workload && one.scenario === scenario);
  if (row === undefined) throw new Error(`no row for ${workload} in ${scenario}`);
  return row;
}
