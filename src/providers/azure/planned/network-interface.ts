import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, allAbout, allOf, ifSet, orElse, text } from '../../kit/planned.ts';
import { intersectIngress } from '../../kit/ingress.ts';
import { namedIngressOf } from '../services/network/security-rules.ts';
import { rulesOf } from './network-security-group.ts';

type Interface = Facets['networkInterfaces'][number];
type Groups = Reading<readonly PlannedResource[]>;

/** What forwards to an interface from a load balancer. */
const FORWARDING = ['azurerm_network_interface_backend_address_pool_association', 'azurerm_network_interface_nat_rule_association']; // prettier-ignore
const GROUP = 'azurerm_network_security_group';

/** The network interfaces of a virtual machine, where all of them are in the plan. */
export const interfacesOf = (machine: PlannedResource, context: PlannedContext): Reading<Interface[]> => {
  const named = context.plan.named(machine, 'network_interface_ids', ['azurerm_network_interface']);
  if (named.state === 'absent') return unread('unsupported', 'its network interfaces are not in the plan');
  return flatMapReading(named, all =>
    mapReading(allOf(all.map(one => entriesOf(one, context))), entries => entries.flat()),
  );
};

function entriesOf(own: PlannedResource, context: PlannedContext): Reading<readonly Interface[]> {
  const forwarded = FORWARDING.map(type => about(context.plan, own, { type, by: 'network_interface_id' }));
  const hidden = forwarded.find(one => one.hidden !== undefined)?.hidden;
  if (hidden !== undefined) return hidden;
  if (forwarded.some(({ found }) => found.length > 0))
    return unread('unsupported', 'load balancers are not read from a plan');
  return flatMapReading(orElse(own.blocks('ip_configuration'), []), blocks =>
    allOf(blocks.map((block, index) => entryOf({ own, block, index }, context))),
  );
}

interface Configuration {
  readonly own: PlannedResource;
  readonly block: PlannedBlock;
  readonly index: number;
}

function entryOf({ own, block, index }: Configuration, context: PlannedContext): Reading<Interface> {
  const { plan, idOf } = context;
  const path = (name: string) => `ip_configuration.${index}.${name}`;
  const subnets = plan.named(own, path('subnet_id'), ['azurerm_subnet']);
  return flatMapReading(subnets, ([subnet]) => {
    if (subnet === undefined) return unread('unsupported', 'its subnet is not in the plan');
    if (block.read('public_ip_address_id').state === 'absent')
      return value({ subnet: idOf(subnet), firewalls: [], addressFamilies: [] });
    const groups = [groupsOf(own, context, OF_INTERFACE), groupsOf(subnet, context, OF_SUBNET)];
    return flatMapReading(allOf(groups), found =>
      publicEntry({ subnet, groups: found.flat(), address: plan.named(own, path('public_ip_address_id'), ['azurerm_public_ip']) }, context),
    ); // prettier-ignore
  });
}

const OF_INTERFACE = { type: 'azurerm_network_interface_security_group_association', by: 'network_interface_id' };
const OF_SUBNET = { type: 'azurerm_subnet_network_security_group_association', by: 'subnet_id' };

/** The security groups that are associated with an interface or a subnet. */
const groupsOf = (subject: PlannedResource, { plan }: PlannedContext, association: typeof OF_SUBNET): Groups =>
  flatMapReading(allAbout(plan, subject, association), all =>
    mapReading(allOf(all.map(one => plan.named(one, 'network_security_group_id', [GROUP]))), found => found.flat()),
  );

interface PublicEntry {
  readonly subnet: PlannedResource;
  readonly groups: readonly PlannedResource[];
  readonly address: Groups;
}

/** A Standard address accepts nothing without a security group (Microsoft, "Public IP addresses"). */
function publicEntry({ subnet, groups, address }: PublicEntry, { plan, idOf }: PlannedContext): Reading<Interface> {
  const head = { subnet: idOf(subnet), firewalls: groups.map(idOf) };
  if (groups.length === 0)
    return flatMapReading(address, ([one]) =>
      mapReading(one === undefined ? absent : ifSet(text(one, 'sku'), 'sku'), (sku): Interface => ({
        ...head,
        addressFamilies: sku === 'Basic' ? ['ipv4'] : [],
      })),
    );
  const allowed = allOf(groups.map(group => mapReading(rulesOf(group, plan), namedIngressOf)));
  return mapReading(allowed, all => ({
    ...head,
    addressFamilies: ['ipv4'],
    ...(all.length > 1 ? { allowedIngress: all.reduce((a, b) => intersectIngress(a, b)) } : {}),
  }));
}
