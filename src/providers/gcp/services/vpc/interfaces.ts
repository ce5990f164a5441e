import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { GcpContext } from '../../context.ts';
import { appliesTo, ingressThrough, layersOf, unreadIngress } from './effective-firewalls.ts';

export interface NetworkInterface {
  readonly network?: string;
  readonly subnetwork?: string;
  readonly accessConfigs?: readonly { readonly natIP?: string }[] | null;
  readonly ipv6AccessConfigs?: readonly { readonly externalIpv6?: string }[] | null;
}

/** What of a machine decides about its interfaces. */
interface Machine {
  readonly networkInterfaces?: readonly NetworkInterface[] | null;
  readonly tags?: { readonly items?: readonly string[] } | null;
  readonly serviceAccounts?: readonly { readonly email?: string }[] | null;
}

type Interfaces = Facets['networkInterfaces'];

/** The interfaces of a machine, each with what all firewalls of its network let in to it. */
export async function interfacesOf(ctx: GcpContext, machine: Machine): Promise<Reading<Interfaces>> {
  const given = requireField(machine.networkInterfaces, 'networkInterfaces');
  if (given.state !== 'value') return given;
  const found: Interfaces = [];
  for (const one of given.value) {
    const own = await interfaceOf(ctx, machine, one);
    if (own.state !== 'value') return own;
    found.push(own.value);
  }
  return value(found);
}

async function interfaceOf(
  ctx: GcpContext,
  { tags, serviceAccounts }: Machine,
  one: NetworkInterface,
): Promise<Reading<Interfaces[number]>> {
  if (one.network === undefined) return unread('failed', 'the response has no network of an interface');
  // A legacy network has no subnets.
  const subnet = ctx.fullName('compute', one.subnetwork ?? one.network);
  const addressFamilies = familiesOf(one);
  const layers = await layersOf(ctx, one.network);
  if (layers.state !== 'value') {
    const gap = layers.state === 'unread' ? layers : unread('failed', 'the network has no rules');
    // Without a public address, the rules matter inside of the network only.
    return addressFamilies.length > 0
      ? gap
      : value({ subnet, firewalls: [], addressFamilies, allowedIngress: unreadIngress(gap) });
  }
  const destination = {
    network: ctx.fullName('compute', one.network),
    tags: tags?.items ?? [],
    serviceAccounts: (serviceAccounts ?? []).flatMap(({ email }) => email ?? []),
  };
  return value({
    subnet,
    firewalls: layers.value
      .flat()
      .flatMap(rule =>
        rule.address !== undefined && appliesTo(rule, destination) ? [ctx.fullName('compute', rule.address)] : [],
      ),
    addressFamilies,
    ...publicAddressesOf(one),
    allowedIngress: ingressThrough(layers.value, destination),
  });
}

/** Its public IPv4 addresses, by which a DNS record may name it. */
function publicAddressesOf({ accessConfigs }: NetworkInterface): Pick<Interfaces[number], 'publicAddresses'> {
  const addresses = (accessConfigs ?? []).flatMap(({ natIP = '' }) => (natIP === '' ? [] : [natIP]));
  return addresses.length === 0 ? {} : { publicAddresses: addresses };
}

/** The families in which it has a public address. */
function familiesOf({ accessConfigs, ipv6AccessConfigs }: NetworkInterface): Interfaces[number]['addressFamilies'] {
  const isSet = (address: string | undefined): boolean => (address ?? '') !== '';
  return [
    ...((accessConfigs ?? []).some(({ natIP }) => isSet(natIP)) ? (['ipv4'] as const) : []),
    ...((ipv6AccessConfigs ?? []).some(({ externalIpv6 }) => isSet(externalIpv6)) ? (['ipv6'] as const) : []),
  ];
}
