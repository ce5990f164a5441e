import { compareText } from '../../lib/text.ts';
import type { Facts } from '../../model/facts.ts';
import { accountKey, regionKey } from '../../model/keys.ts';
import type { Target } from '../../model/inventory.ts';
import { IN_USE_KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { backupOutsideAccount, HOLDER_NEEDS, listedKinds, forCompanyOnly, readHolders } from './concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** Disks are left out: they stand where their machines do. */
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

/** How what serves customers and holds data is spread over regions. */
export const regionConcentration = defineFact({
  name: 'regionConcentration',
  on: ['organization'],
  needs: {
    server: [], database: [], bucket: ['placement'], 'load-balancer': ['placement'],
    warehouse: [], search: [], cache: [], 'file-share': [], 'kubernetes-cluster': [], app: [], function: [],
  },
  prepare: index => [...PLACED_KINDS, ...listedKinds(index, OPTIONAL_PLACED_KINDS)],
  compute: (resource, kinds, index) => forCompanyOnly(resource, () => spreadOver(kinds, index)),
}); // prettier-ignore

function spreadOver(kinds: readonly Kind[], index: InventoryIndex): Reading<Facts['regionConcentration']> {
  const gap = firstGap(index, kinds);
  if (gap !== undefined) return gap;
  const regionsRead = regionsOf(index);
  // Whoever looks at one region only finds everything there.
  if (regionsRead < 2) return unread('not-collected', 'only one region was read');
  const counts = new Map<string, number>();
  for (const resource of kinds.flatMap(kind => index.seen(kind))) {
    if (resource.region !== 'global') {
      const key = regionKey(resource);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      continue;
    }
    // What is in no region is in all of them, unless nobody could tell us where it is.
    const placement = facet(resource, 'placement');
    if (placement.state === 'unread') return placement;
  }
  const [busiest] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  if (busiest === undefined) return value({ busiest: '', count: 0, total: 0, regionsRead });
  const [place, count] = busiest;
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return value({ busiest: place.slice(place.indexOf('\n') + 1), count, total, regionsRead });
}

function regionsOf(index: InventoryIndex): number {
  const read = index.inventory.header.targets.filter(target => target.failed === undefined);
  return new Set(read.flatMap(target => target.regions.map(region => regionKey({ ...target, region })))).size;
}

/** For each account that holds data: whether a copy of any of it, and the log of what is done there, lie in another. */
export const backupsAndLogsOutsideAccount = defineFact({
  name: 'backupsAndLogsOutsideAccount',
  on: ['organization'],
  needs: { ...HOLDER_NEEDS, 'audit-log': ['auditLog'] },
  prepare(index) {
    const holders = readHolders(index);
    const own = Map.groupBy(holders.seen, ({ resource }) => accountKey(resource));
    return { own, hidden: holders.hidden, targets: index.inventory.header.targets };
  },
  compute: (resource, { own: all, hidden: hiddenIn, targets }, index) =>
    forCompanyOnly(resource, () => {
      const found: Facts['backupsAndLogsOutsideAccount'][number][] = [];
      for (const { provider, account } of targets) {
        const own = all.get(accountKey({ provider, account })) ?? [];
        const hidden = hiddenIn(account);
        if (own.length === 0 && hidden === undefined) continue;
        if (own.length === 0 && hidden !== undefined) return hidden;
        const copy = backupOutsideAccount(
          own,
          (one, original) => one.account !== original.account || one.provider !== provider,
        );
        if (copy.state === 'unread') return copy;
        // The copy that is elsewhere may be of something that we were not shown.
        if (copy.state === 'absent' && hidden !== undefined) return hidden;
        const log = logElsewhere({ provider, account }, index);
        if (log.state !== 'value') return log;
        found.push({ account, backup: copy.state === 'value', auditLog: log.value });
      }
      return value(found.sort((a, b) => compareText(a.account, b.account)));
    }),
});

type Place = Pick<Target, 'provider' | 'account'>;

function logElsewhere(place: Place, index: InventoryIndex): Reading<boolean> {
  let hidden: Unread | undefined = index.gap('audit-log');
  for (const trail of index.seen('audit-log').filter(one => one.provider === place.provider)) {
    const reading = trail.account === place.account ? bucketElsewhere(trail, place, index) : writesForAll(trail);
    if (valueOrNull(reading) === true) return value(true);
    if (reading.state === 'unread') hidden ??= reading;
  }
  return hidden ?? value(false);
}

/** Whether another account's trail is the whole organization's. */
function writesForAll(trail: Resource): Reading<boolean> {
  const reading = facet(trail, 'auditLog');
  return reading.state === 'value' ? value(reading.value.organization && reading.value.logging) : reading;
}

/** Whether an account's own trail writes into a bucket that is not its own. */
function bucketElsewhere(trail: Resource, { provider, account }: Place, index: InventoryIndex): Reading<boolean> {
  const reading = facet(trail, 'auditLog');
  if (reading.state !== 'value') return reading;
  const { bucket, logging } = reading.value;
  if (bucket === undefined || !logging) return value(false);
  const home = index.seen('bucket').find(one => one.name === bucket && one.provider === provider);
  if (home !== undefined) return value(home.account !== account);
  // One that is not among all of its own is somebody else's.
  return index.gap('bucket', { account }) ?? value(true);
}
