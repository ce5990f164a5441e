import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { mapReading, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { unreadTarget } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

type ExpectedTarget = Facets['dnsRecords'][number]['expectedTargets'][number];

/** Records that point to one server: to its own address, or to a public IP attached to it. */
export const singleServerRecords = defineFact({
  name: 'singleServerRecords',
  on: ['dns-zone'],
  needs: { 'dns-zone': ['dnsRecords'], 'public-ip': ['addresses', 'relationships'] },
  prepare(index) {
    const servers = new Map<string, string>();
    let gap: Unread | undefined;
    for (const publicIp of index.seen('public-ip')) {
      const [relationships, addresses] = [facet(publicIp, 'relationships'), facet(publicIp, 'addresses')];
      if (relationships.state === 'unread') gap ??= relationships;
      if (addresses.state === 'unread') gap ??= addresses;
      const id = valueOrNull<Facets['relationships']>(relationships)?.find(({ role }) => role === 'server')?.to;
      if (id === undefined) continue;
      const name = index.byId(id)?.name ?? id;
      for (const address of valueOrNull<Facets['addresses']>(addresses) ?? []) servers.set(address, name);
    }
    return { servers, gap };
  },
  compute(zone, { servers, gap }, index): Reading<Facts['singleServerRecords']> {
    const records = facet(zone, 'dnsRecords');
    if (records.state === 'unread') return records;
    const found = (valueOrNull<Facets['dnsRecords']>(records) ?? []).flatMap(({ name, to, routing }) => {
      const server = to.length === 1 && routing === 'simple' ? servers.get(to[0] ?? '') : undefined;
      return server === undefined ? [] : [{ name, server }];
    });
    return found.length > 0 ? value(found) : (gap ?? index.gap('public-ip') ?? value([]));
  },
});

/** Records that point to a resource of no account that was read. */
export const danglingRecords = defineFact({
  name: 'danglingRecords',
  on: ['dns-zone'],
  needs: {
    'dns-zone': ['dnsRecords'],
    'load-balancer': ['addresses'],
    bucket: [],
    'public-ip': ['addresses'],
    server: ['networkInterfaces'],
    database: ['addresses'],
    'kubernetes-cluster': ['addresses'],
  },
  // Databases and clusters of some providers have names, no addresses.
  optional: ['addresses'],
  prepare: knownTargets,
  compute(zone, targets, index): Reading<Facts['danglingRecords']> {
    const records = facet(zone, 'dnsRecords');
    if (records.state !== 'value') return records;
    const dangling: Facts['danglingRecords'][number][] = [];
    for (const { name, expectedTargets } of records.value) {
      for (const target of expectedTargets) {
        if (targets.known.has(keyOf(zone, target))) continue;
        // That a target does not exist needs complete lists.
        const gap = gapOf(target, targets, index);
        if (gap !== undefined) return gap;
        dangling.push({ name, to: target.name, address: target.kind === 'public-ip' });
      }
    }
    return value(dangling);
  },
});

/** What may hold an address. */
type Holder = ExpectedTarget['kind'] | NonNullable<ExpectedTarget['holders']>[number];

interface KnownTargets {
  readonly known: ReadonlySet<string>;
  /** Why load balancers or addresses may be others than those. */
  readonly gaps: Readonly<Partial<Record<Holder, Unread>>>;
}

const keyOf = ({ provider }: Resource, { kind, name }: ExpectedTarget): string => `${provider} ${kind} ${name}`;

function knownTargets(index: InventoryIndex): KnownTargets {
  const known = new Set<string>();
  const gaps: Partial<Record<Holder, Unread>> = {};
  const add = (resource: Resource, kind: ExpectedTarget['kind'], names: Reading<readonly string[]>): void => {
    if (names.state === 'unread') gaps[kind] ??= names;
    for (const name of valueOrNull(names) ?? []) known.add(keyOf(resource, { kind, name }));
  };
  for (const kind of ['load-balancer', 'public-ip'] as const)
    for (const one of index.seen(kind)) add(one, kind, facet(one, 'addresses'));
  for (const kind of ['load-balancer', 'database', 'kubernetes-cluster'] as const)
    for (const one of index.seen(kind)) {
      const addresses = facet(one, 'addresses');
      if (addresses.state === 'unread' && addresses.reason !== 'not-collected') gaps[kind] ??= addresses;
      for (const name of valueOrNull<Facets['addresses']>(addresses) ?? [])
        known.add(keyOf(one, { kind: 'public-ip', name }));
    }
  for (const server of index.seen('server')) add(server, 'public-ip', publicAddressesOf(server));
  for (const bucket of index.seen('bucket')) known.add(keyOf(bucket, { kind: 'bucket', name: bucket.name }));
  return { known, gaps };
}

const publicAddressesOf = (server: Resource): Reading<readonly string[]> =>
  mapReading(facet(server, 'networkInterfaces'), cards => cards.flatMap(({ publicAddresses = [] }) => publicAddresses));

function gapOf(
  { kind, region, name, holders = [] }: ExpectedTarget,
  { gaps }: KnownTargets,
  index: InventoryIndex,
): Unread | undefined {
  const regions = new Set(index.inventory.header.targets.flatMap(target => target.regions));
  if (region !== undefined && !regions.has(region)) return unread('not-collected', name);
  const scope = {
    ...(region === undefined ? {} : { region }),
    // A bucket that hosts a website is public.
    ...(kind === 'bucket' ? { could: { publicAccess: 'public' } as const } : {}),
  };
  return (
    unreadTarget(index) ??
    gaps[kind] ??
    index.gap(kind, scope) ??
    (kind === 'public-ip' ? index.gap('server', { ...scope, with: 'networkInterfaces' }) : undefined) ??
    holders.map(holder => gaps[holder] ?? index.gap(holder, { whereListed: true })).find(gap => gap !== undefined)
  );
}
