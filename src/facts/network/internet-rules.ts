import { openPorts } from '../../lib/internet-ports.ts';
import { isOpenToStrangers, largePublicRange } from '../../lib/internet.ts';
import { isEmpty } from '../../lib/port-set.ts';
import type { Facets } from '../../model/facets.ts';
import type { InternetRule } from '../../model/internet-rule.ts';
import { mapReading, unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { AUDIENCES } from './ingress.ts';

type Interfaces = Facets['networkInterfaces'];

/** The rules that let strangers in: they name the group and the rule behind an exposure, which other facts conclude. */
export const internetRules = defineFact({
  name: 'internetRules',
  on: ['server', 'database', 'warehouse', 'load-balancer', 'app', 'firewall'],
  needs: {
    server: ['networkInterfaces'],
    database: ['networkInterfaces'],
    warehouse: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    app: ['networkInterfaces'],
    firewall: ['allowedIngress'],
  },
  prepare: () => undefined,
  compute(resource, _, index): Reading<readonly InternetRule[]> {
    if (resource.kind === 'firewall') return rulesOf(resource);
    const interfaces: Reading<Interfaces> = facet(resource, 'networkInterfaces');
    if (interfaces.state === 'unread') return interfaces;
    const readings = publicFirewalls(valueOrNull(interfaces) ?? []).map(id => rulesBehind(index, id));
    return (
      readings.find(({ state }) => state === 'unread') ?? value(readings.flatMap(reading => valueOrNull(reading) ?? []))
    );
  },
});

/** The firewalls of the interfaces with a public address. */
const publicFirewalls = (interfaces: Interfaces): readonly string[] => [
  ...new Set(
    interfaces.filter(({ addressFamilies }) => addressFamilies.length > 0).flatMap(({ firewalls }) => firewalls),
  ),
];

function rulesBehind(index: InventoryIndex, id: string): Reading<readonly InternetRule[]> {
  const firewall = index.byId(id);
  return firewall === undefined ? unread('not-collected', id) : rulesOf(firewall);
}

const rulesOf = (firewall: Resource): Reading<readonly InternetRule[]> =>
  mapReading(facet(firewall, 'allowedIngress'), (rules: Facets['allowedIngress']) => strangersIn(firewall, rules));

function strangersIn(firewall: Resource, rules: Facets['allowedIngress']): InternetRule[] {
  const isOpen = AUDIENCES.some(audience => !isEmpty(openPorts(rules, audience)));
  if (!isOpen && !rules.some(({ sources }) => isLarge(sources))) return [];
  return rules.flatMap(({ protocol, fromPort, toPort, sources, names = [] }) => {
    // One half of the internet opens nothing alone, and is named where two of them do.
    const open = sources.filter(source => isOpenToStrangers([source]) || isLarge([source]));
    return open.length === 0
      ? []
      : [{ firewall: firewall.id, firewallName: firewall.name, names, protocol, fromPort, toPort, sources: open }];
  });
}

const isLarge = (sources: readonly string[]): boolean => largePublicRange(sources) !== undefined;
