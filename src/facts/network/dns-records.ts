import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { unreadTarget } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

type Expected = Facets['dnsRecords'][number]['expectedTargets'][number];

/** Names that lead to one machine of ours: its own address, or a fixed one that is tied to it. */
export const singleServerRecords = defineFact({
  name: 'singleServerRecords',
  on: ['dns-zone'],
  needs: { 'dns-zone': ['dnsRecords'], 'public-ip': ['addresses', 'relationships'] },
  prepare(index) {
    const machines = new Map<string, string>();
    let hidden: Unread | undefined;
    for (const address of index.seen('public-ip')) {
      const [links, hosts] = [facet(address, 'relationships'), facet(address, 'addresses')];
      if (links.state === 'unread') hidden ??= links;
      if (hosts.state === 'unread') hidden ??= hosts;
      const machine = valueOrNull<Facets['relationships']>(links)?.find(({ role }) => role === 'server')?.to;
      if (machine === undefined) continue;
      const name = index.byId(machine)?.name ?? machine;
      for (const host of valueOrNull<Facets['addresses']>(hosts) ?? []) machines.set(host, name);
    }
    return { machines, hidden };
  },
  compute(zone, { machines, hidden }, index): Reading<Facts['singleServerRecords']> {
    const records = facet(zone, 'dnsRecords');
    if (records.state === 'unread') return records;
    const found = (valueOrNull<Facets['dnsRecords']>(records) ?? []).flatMap(({ name, to, routing }) => {
      const server = to.length === 1 && routing === 'simple' ? machines.get(to[0] ?? '') : undefined;
      return server === undefined ? [] : [{ name, server }];
    });
    return found.length > 0 ? value(found) : (hidden ?? index.gap('public-ip') ?? value([]));
  },
});

/** Names that lead to something that is in none of the accounts that were read. */
export const danglingRecords = defineFact({
  name: 'danglingRecords',
  on: ['dns-zone'],
  needs: { 'dns-zone': ['dnsRecords'], 'load-balancer': ['addresses'], bucket: [] },
  prepare: prepareHosts,
  compute(zone, hosts, index): Reading<Facts['danglingRecords']> {
    const records = facet(zone, 'dnsRecords');
    if (records.state !== 'value') return records;
    const stray: { name: string; to: string }[] = [];
    for (const { name, expectedTargets } of records.value) {
      for (const one of expectedTargets) {
        if (hosts.found.has(keyOf(zone, one))) continue;
        // Only where we saw everything of that kind can we say that nobody has it.
        const gap = gapOf(one, hosts, index);
        if (gap !== undefined) return gap;
        stray.push({ name, to: one.name });
      }
    }
    return value(stray);
  },
});

interface Hosts {
  readonly found: ReadonlySet<string>;
  /** Why a balancer may go by a name that we did not see. */
  readonly hidden: Unread | undefined;
}

const keyOf = ({ provider }: Resource, { kind, name }: Expected): string => `${provider} ${kind} ${name}`;

function prepareHosts(index: InventoryIndex): Hosts {
  const found = new Set<string>();
  let hidden: Unread | undefined;
  for (const balancer of index.seen('load-balancer')) {
    const hosts = facet(balancer, 'addresses');
    if (hosts.state === 'unread') hidden ??= hosts;
    for (const name of valueOrNull<Facets['addresses']>(hosts) ?? [])
      found.add(keyOf(balancer, { kind: 'load-balancer', name }));
  }
  for (const bucket of index.seen('bucket')) found.add(keyOf(bucket, { kind: 'bucket', name: bucket.name }));
  return { found, hidden };
}

function gapOf({ kind, region, name }: Expected, { hidden }: Hosts, index: InventoryIndex): Unread | undefined {
  const regions = new Set(index.inventory.header.targets.flatMap(target => target.regions));
  if (region !== undefined && !regions.has(region)) return unread('not-collected', name);
  return (
    unreadTarget(index) ??
    (kind === 'load-balancer' ? hidden : undefined) ??
    // A site that stands in a bucket lets strangers in.
    index.gap(kind, {
      ...(region === undefined ? {} : { region }),
      ...(kind === 'bucket' ? { could: { publicAccess: 'open' } } : {}),
    })
  );
}
