import { compareText } from '../../lib/text.ts';
import type { Facts } from '../../model/facts.ts';
import { accountKey, regionKey } from '../../model/keys.ts';
import type { Target } from '../../model/inventory.ts';
import { IN_USE_KINDS, type Kind } from '../../model/kinds.ts';
import { absent, mapReading, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { DATA_STORE_NEEDS, dataStores, forCompanyOnly, outsideBackup, type DataStores } from './concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** Disks are left out: they are where their servers are. */
const PLACED_KINDS = IN_USE_KINDS.filter(kind => kind !== 'disk');
const OPTIONAL_PLACED_KINDS: readonly Kind[] = [
  'warehouse',
  'search',
  'cache',
  'file-share',
  'kubernetes-cluster',
  'app',
  'function',
];

/** Resources by region: all, and those in the busiest region. */
export const regionConcentration = defineFact({
  name: 'regionConcentration',
  on: ['organization'],
  needs: {
    server: [], database: [], bucket: ['placement'], 'load-balancer': ['placement'],
    warehouse: [], search: [], cache: [], 'file-share': [], 'kubernetes-cluster': [], app: [], function: [],
  },
  optionalKinds: OPTIONAL_PLACED_KINDS,
  prepare: () => undefined,
  compute: (resource, _, index) => forCompanyOnly(resource, () => concentrationOf(index)),
}); // prettier-ignore

function concentrationOf(index: InventoryIndex): Reading<Facts['regionConcentration']> {
  const gap = firstGap(index, PLACED_KINDS, {}, OPTIONAL_PLACED_KINDS);
  if (gap !== undefined) return gap;
  const regionsRead = regionsOf(index);
  // With one region read, everything is in it.
  if (regionsRead < 2) return unread('not-collected', 'only one region was read');
  const counts = new Map<string, number>();
  for (const resource of [...PLACED_KINDS, ...OPTIONAL_PLACED_KINDS].flatMap(kind => index.seen(kind))) {
    if (resource.region !== 'global') {
      const key = regionKey(resource);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      continue;
    }
    // A global resource is in every region, unless its placement is unread.
    const placement = facet(resource, 'placement');
    if (placement.state === 'unread') return placement;
  }
  const [busiest] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  if (busiest === undefined) return value({ busiest: '', count: 0, total: 0, regionsRead });
  const [key, count] = busiest;
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return value({ busiest: key.slice(key.indexOf('\n') + 1), count, total, regionsRead });
}

function regionsOf(index: InventoryIndex): number {
  const read = index.inventory.header.targets.filter(target => target.failed === undefined);
  return new Set(read.flatMap(target => target.regions.map(region => regionKey({ ...target, region })))).size;
}

/** For each account with data: whether a backup of any of it, and its audit log, are in another account. */
export const backupsAndLogsOutsideAccount = defineFact({
  name: 'backupsAndLogsOutsideAccount',
  on: ['organization'],
  needs: { ...DATA_STORE_NEEDS, 'audit-log': ['auditLog'] },
  prepare(index) {
    const stores = dataStores(index);
    return { stores, byAccount: Map.groupBy(stores.seen, ({ resource }) => accountKey(resource)) };
  },
  compute: (resource, { stores, byAccount }, index) =>
    forCompanyOnly(resource, () => {
      const found: Facts['backupsAndLogsOutsideAccount'][number][] = [];
      for (const target of index.inventory.header.targets) {
        const separation = separationOf(target, byAccount.get(accountKey(target)) ?? [], stores, index);
        if (separation.state === 'unread') return separation;
        if (separation.state === 'value') found.push(separation.value);
      }
      return value(found.sort((a, b) => compareText(a.account, b.account)));
    }),
});

type Account = Pick<Target, 'provider' | 'account'>;

/** Absent where the account holds no data. */
function separationOf(
  { provider, account }: Account,
  own: DataStores['seen'],
  stores: DataStores,
  index: InventoryIndex,
): Reading<Facts['backupsAndLogsOutsideAccount'][number]> {
  const gap = stores.gap(account);
  if (own.length === 0) return gap ?? absent;
  const backup = outsideBackup(own, (one, source) => one.account !== source.account || one.provider !== provider);
  if (backup.state === 'unread') return backup;
  // The backup elsewhere may be of a store that was not read.
  if (backup.state === 'absent' && gap !== undefined) return gap;
  const auditLog = hasLogElsewhere({ provider, account }, index);
  return mapReading(auditLog, elsewhere => ({ account, backup: backup.state === 'value', auditLog: elsewhere }));
}

function hasLogElsewhere(own: Account, index: InventoryIndex): Reading<boolean> {
  let gap: Unread | undefined = index.gap('audit-log');
  for (const log of index.seen('audit-log').filter(one => one.provider === own.provider)) {
    const reading = log.account === own.account ? writesElsewhere(log, own, index) : isOrganizationLog(log);
    if (valueOrNull(reading) === true) return value(true);
    if (reading.state === 'unread') gap ??= reading;
  }
  return gap ?? value(false);
}

function isOrganizationLog(log: Resource): Reading<boolean> {
  const reading = facet(log, 'auditLog');
  return reading.state === 'value' ? value(reading.value.organization && reading.value.logging) : reading;
}

/** Whether an account's own audit log writes to a bucket of another account. */
function writesElsewhere(log: Resource, { provider, account }: Account, index: InventoryIndex): Reading<boolean> {
  const reading = facet(log, 'auditLog');
  if (reading.state !== 'value') return reading;
  const { bucket, logging } = reading.value;
  if (bucket === undefined || !logging) return value(false);
  const target = index.seen('bucket').find(one => one.name === bucket && one.provider === provider);
  if (target !== undefined) return value(target.account !== account);
  // Not among all buckets of the account that keep logs: it belongs to another one.
  return index.gap('bucket', { account, with: 'replicationDestinations' }) ?? value(true);
}
