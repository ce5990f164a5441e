import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { NOT_IN_PLAN } from '../../../model/planned-places.ts';
import { flatMapReading, mapReading, unread, valueOrNull, type Reading } from '../../../model/reading.ts';
import { about, allOf, flag, ifSet, number, orElse, text, texts } from '../../kit/planned.ts';
import { appliesTo, ingressThrough, unreadIngress } from '../services/vpc/effective-firewalls.ts';
import { ingressRulesOf, type Firewall } from '../services/vpc/firewall-rules.ts';
import { layersIn } from './firewall.ts';
import { networkOf } from './subnetwork.ts';

type Interface = Facets['networkInterfaces'][number];

/** Policies of the organization and rules of the network that the plan does not have may let in more. */
const BEYOND = unreadIngress(unread('not-collected', 'a plan has not all firewall rules of a network'));

/** The interfaces of a VM: what rules of the plan let in is certain, whatever else denies it. */
export const interfacesOf = (resource: PlannedResource, context: PlannedContext): Reading<Interface[]> =>
  flatMapReading(ifSet(resource.blocks('network_interface'), 'network_interface'), blocks =>
    mapReading(allOf(blocks.map((block, index) => interfaceOf(resource, { block, index }, context))), all => [...all]),
  );

interface Own {
  readonly block: PlannedBlock;
  readonly index: number;
}

function interfaceOf(resource: PlannedResource, { block, index }: Own, context: PlannedContext): Reading<Interface> {
  const { plan, idOf } = context;
  const path = (name: string): string => `network_interface.${index}.${name}`;
  const [subnet] = valueOrNull(plan.named(resource, path('subnetwork'), ['google_compute_subnetwork'])) ?? [];
  const network = subnet === undefined ? networkOf(resource, path('network'), plan) : networkOf(subnet, 'network', plan);
  const head = { subnet: subnet === undefined ? NOT_IN_PLAN : idOf(subnet) };
  return mapReading(familiesOf(block), (addressFamilies): Interface => {
    if (addressFamilies.length === 0) return { ...head, firewalls: [], addressFamilies };
    const rules = network.state === 'value' ? rulesOf(network.value, context) : [];
    const destination = {
      network: network.state === 'value' ? idOf(network.value) : '',
      tags: valueOrNull(texts(resource, 'tags')) ?? [],
      serviceAccounts: [valueOrNull(text(resource, 'service_account.0.email')) ?? []].flat(),
    };
    return {
      ...head,
      firewalls: rules.flatMap(rule => (rule.address !== undefined && appliesTo(rule, destination) ? [rule.address] : [])),
      addressFamilies,
      allowedIngress: [...ingressThrough([rules], destination), ...BEYOND],
    };
  });
} // prettier-ignore

/** The families in which it gets a public address: each has a block, which may be empty. */
const familiesOf = (block: PlannedBlock): Reading<Interface['addressFamilies']> =>
  flatMapReading(orElse(block.blocks('access_config'), []), four =>
    mapReading(orElse(block.blocks('ipv6_access_config'), []), six => [
      ...(four.length > 0 ? (['ipv4'] as const) : []),
      ...(six.length > 0 ? (['ipv6'] as const) : []),
    ]),
  );

/** The rules of a network that are known; one that is not may let in more, as what is beyond the plan may. */
const rulesOf = (network: PlannedResource, { plan, idOf }: PlannedContext) =>
  ingressRulesOf(
    about(plan, network, { type: 'google_compute_firewall', by: 'network' }).found.flatMap(
      rule => valueOrNull(rowOf(rule, idOf(rule))) ?? [],
    ),
  );

const LISTS = {
  sourceRanges: 'source_ranges',
  sourceTags: 'source_tags',
  sourceServiceAccounts: 'source_service_accounts',
  targetTags: 'target_tags',
  targetServiceAccounts: 'target_service_accounts',
} as const;

/** A rule as the API has it. */
function rowOf(rule: PlannedResource, selfLink: string): Reading<Firewall> {
  const lists = allOf(
    Object.entries(LISTS).map(([name, path]) =>
      mapReading(orElse(texts(rule, path), []), found => [name, found] as const),
    ),
  );
  const head = allOf<string | number | boolean>([
    orElse(text(rule, 'direction'), 'INGRESS'),
    orElse(number(rule, 'priority'), 1000),
    orElse(flag(rule, 'disabled'), false),
  ]);
  return flatMapReading(lists, named =>
    flatMapReading(head, ([direction, priority, disabled]) =>
      flatMapReading(layersIn(rule, 'allow'), allowed =>
        mapReading(layersIn(rule, 'deny'), denied => ({
          selfLink,
          ...Object.fromEntries(named),
          ...{ direction: String(direction), priority: Number(priority), disabled: disabled === true },
          ...{ allowed, denied },
        })),
      ),
    ),
  );
}
