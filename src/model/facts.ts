import type { Opening } from './facets.ts';
import type { Provider } from './kinds.ts';
import type { Lock } from './facets.ts';

/** A copy of a resource, wherever we found it. */
export interface KnownCopy {
  readonly id: string;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
  readonly takenAt?: string;
  readonly lock: Lock;
}

/** What follows from the whole inventory, by name. Computed once for each resource of the fact's kinds. */
export interface Facts {
  /** The ways in from the internet: a public address, a route, a firewall and a subnet rule that all let it through. */
  exposure: { readonly openings: readonly Opening[] };
  /** Whether anything that runs uses this firewall. */
  attached: boolean;
  /** Every copy of this resource: snapshots, recovery points, replicas; its own region and account included. */
  copies: readonly KnownCopy[];
  /** Accounts that were read in this run, its own included. */
  accountsRead: number;
  /** The group (scaling group, node pool) that replaces this server, or null. */
  replacedBy: string | null;
  /** The balancers that send traffic to this server. */
  servedBy: readonly string[];
  /** The zones of the healthy targets behind a balancer. */
  targetZones: readonly string[];
  /** Zones whose private subnets leave through this gateway, besides its own. */
  foreignZones: readonly string[];
  /** The trails that write down what is done in this account, everywhere in it. */
  trails: readonly { readonly name: string; readonly allRegions: boolean; readonly logging: boolean; readonly managementEvents: boolean; readonly integrity: boolean }[];
  /** Whether anything that holds data or serves customers is in this region or account. */
  inUse: boolean;
  /** The providers that were read, and the accounts among them. */
  providersRead: readonly Provider[];
}

export type FactName = keyof Facts;
