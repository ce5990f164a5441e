import { z } from 'zod';
import { allowedIngressRule, count, largePublicAccess } from './shared.ts';

/** Networks, subnets, firewalls and connections between networks. */
export const networkFacets = {
  /** What a firewall (security group, NSG) allows in. */
  allowedIngress: z.array(allowedIngressRule),
  /** Ordered, stateless rules in front of a subnet (network ACL, NSG); the first that matches decides. */
  ingressRules: z.array(
    z.strictObject({
      order: z.number().int(),
      allow: z.boolean(),
      protocol: z.string(),
      fromPort: z.number().int(),
      toPort: z.number().int(),
      source: z.string(),
    }),
  ),
  /** Default routes and peers of a subnet. */
  routes: z.array(
    z.strictObject({
      to: z.string(),
      via: z.enum(['internet', 'nat', 'egress-only', 'other']),
      target: z.string(),
    }),
  ),
  /**
   * One entry for each subnet it has a network interface in. `addressFamilies`: those with a public address, its own or one
   * that is forwarded to it. `allowedIngress`: what all firewalls of the interface together allow in, where that differs
   * from their union. `privateAddresses`: its addresses in its network, by which load balancers may name it.
   * `publicAddresses`: its public IPv4 addresses, by which a DNS record may name it.
   */
  networkInterfaces: z.array(
    z.strictObject({
      subnet: z.string(),
      firewalls: z.array(z.string()),
      addressFamilies: z.array(z.enum(['ipv4', 'ipv6'])),
      allowedIngress: z.array(allowedIngressRule).optional(),
      privateAddresses: z.strictObject({ network: z.string(), addresses: z.array(z.string()) }).optional(),
      publicAddresses: z.array(z.string()).optional(),
    }),
  ),
  /**
   * Networks from which a service outside of customer networks answers authenticated requests. Absent: it has no such
   * setting of its own; its network interfaces or its resource policy decide.
   */
  networkAccess: z.union([z.enum(['private', 'selected-networks', 'all-networks']), largePublicAccess]),
  /** Whether it is the default security group of its network. */
  defaultSecurityGroup: z.boolean(),
  /** Whether a security group lets anything out. */
  allowsEgress: z.boolean(),
  /** Whether the provider made the network or subnet itself, as it does in every region. */
  defaultNetwork: z.boolean(),
  /** What a network firewall does with traffic that no rule matches. Absent: not a network firewall. */
  firewallDefaultAction: z.enum(['inspect', 'pass']),
  /** Whether a DNS firewall or DNS security policy filters the queries of a network. */
  dnsFiltering: z.boolean(),
  /** The account that owns it and shares it with this one. Absent: the account itself. */
  sharedBy: z.string(),
  /** Addresses of a subnet that something uses. */
  addressesInUse: count,
  /**
   * Ports that a NAT gateway gives to each machine for connections to one place. Absent: it gives none to machines.
   * `dynamic`: a machine gets more as it needs them.
   */
  natPorts: z.strictObject({ perMachine: count, dynamic: z.boolean() }),
  /** Whether a subnet assigns public addresses automatically. */
  autoAssignPublicIp: z.boolean(),
  /** VPN, Direct Connect or ExpressRoute: gateways on the cloud side, the device or location on the other, and its tunnels. */
  hybridConnection: z.strictObject({
    gateways: z.array(z.string()),
    peerDevice: z.string(),
    tunnels: z.number().int(),
    tunnelsUp: z.number().int(),
  }),
  /** The peered network. Absent: not a peering, or not active. */
  peerNetwork: z.strictObject({ account: z.string(), region: z.string(), cidrBlocks: z.array(z.string()) }),
} as const;
