import { z } from 'zod';
import { UNREAD_REASONS } from '../reading.ts';

/** A timestamp as the providers write it: ISO 8601 in UTC. */
export const timestamp = z.string().min(1);

/** Number of things; never negative. */
export const count = z.number().int().nonnegative();

/** `unlocked` (governance mode): an administrator can shorten the retention. `locked` (compliance mode): no one can. */
export const immutabilityState = z.enum(['none', 'unlocked', 'locked']);

/** `partial`: it holds a part of its source. `provider-restore`: only the provider can restore from it. */
export const backupRestriction = z.enum(['partial', 'provider-restore']);

/** Access from a large part of the internet: so many public addresses, more than one organization has. */
export const largePublicAccess = z.strictObject({ publicAddresses: z.number().positive() });

/** One rule of a firewall that allows traffic. */
export const allowedIngressRule = z.strictObject({
  /** `tcp`, `udp`, `icmp` or `all`. */
  protocol: z.string(),
  /** First and last port; 0 to 65535 where the rule names none. */
  fromPort: z.number().int(),
  toPort: z.number().int(),
  /**
   * CIDR blocks (IPv4 and IPv6), or the provider's name for a group of addresses. `provider-customers`: the addresses that
   * every customer of the provider can rent.
   */
  sources: z.array(z.string()),
  /** Names of the rules, where the provider gives them names. */
  names: z.array(z.string()).optional(),
  /** Why some of its sources are missing. */
  unread: z.strictObject({ reason: z.enum(UNREAD_REASONS), detail: z.string() }).optional(),
});
