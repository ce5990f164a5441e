import { isWithin } from '../../lib/cidr.ts';
import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { absent, valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/**
 * Other regions whose networks a firewall of a database allows. Over an inter-region peering, rules cannot reference another
 * firewall and hold the CIDR blocks of the peered network.
 */
export const crossRegionClients = defineFact({
  name: 'crossRegionClients',
  on: ['database'],
  needs: {
    database: ['networkInterfaces'],
    subnet: ['relationships'],
    firewall: ['allowedIngress'],
    'network-connection': ['peerNetwork', 'relationships'],
  },
  prepare: index => Map.groupBy(index.seen('network-connection'), scopeKey),
  compute(database, connections, index): Reading<readonly string[]> {
    const interfaces = facet(database, 'networkInterfaces');
    if (interfaces.state !== 'value') return interfaces;
    const { account, region } = database;
    const peerings = (connections.get(scopeKey(database)) ?? []).filter(
      connection => valueOrNull(facet(connection, 'peerNetwork'))?.region !== region,
    );
    const found = new Set<string>();
    let gap = firstGap(index, ['network-connection', 'firewall', 'subnet'], { account, region });
    for (const { subnet, firewalls } of interfaces.value) {
      const network = networkOf(subnet, index);
      const sources = sourcesOf(firewalls, index);
      for (const reading of [network, sources]) if (reading.state === 'unread') gap ??= reading;
      if (network.state !== 'value' || sources.state !== 'value') continue;
      for (const reading of peerings.map(peering => allowedRegion(peering, network.value, sources.value))) {
        if (reading.state === 'unread') gap ??= reading;
        if (reading.state === 'value') found.add(reading.value);
      }
    }
    return found.size > 0 ? value([...found].sort(compareText)) : (gap ?? value([]));
  },
});

/** The region at the other end of a peering of this network, where a source is within its CIDR blocks. */
function allowedRegion(peering: Resource, network: string, sources: readonly string[]): Reading<string> {
  const [relationships, peer] = [facet(peering, 'relationships'), facet(peering, 'peerNetwork')];
  if (relationships.state === 'unread') return relationships;
  if (peer.state !== 'value') return peer;
  const isConnected = (valueOrNull<Facets['relationships']>(relationships) ?? []).some(({ to }) => to === network);
  const { region, cidrBlocks } = peer.value;
  const isAllowed = sources.some(source => cidrBlocks.some(block => isWithin(source, block)));
  return isConnected && isAllowed ? value(region) : absent;
}

function networkOf(subnet: string, index: InventoryIndex): Reading<string> {
  const seen = index.byId(subnet);
  const relationships: Reading<Facets['relationships']> =
    seen === undefined ? unread('not-collected', subnet) : facet(seen, 'relationships');
  if (relationships.state !== 'value') return relationships;
  const network = relationships.value.find(({ role }) => role === 'network')?.to;
  return network === undefined ? unread('not-collected', subnet) : value(network);
}

function sourcesOf(firewalls: readonly string[], index: InventoryIndex): Reading<readonly string[]> {
  const sources: string[] = [];
  for (const id of firewalls) {
    const firewall: Resource | undefined = index.byId(id);
    const ingress: Reading<Facets['allowedIngress']> =
      firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (ingress.state === 'unread') return ingress;
    const rules = valueOrNull(ingress) ?? [];
    const hidden = rules.find(rule => rule.unread !== undefined)?.unread;
    if (hidden !== undefined) return unread(hidden.reason, hidden.detail);
    sources.push(...rules.flatMap(rule => rule.sources));
  }
  return value(sources);
}
