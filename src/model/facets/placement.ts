import { z } from 'zod';

/** Regions and availability zones. */
export const placementFacets = {
  /**
   * Where it runs. `zone` is the provider's physical zone id (`euw1-az1`), never the name that differs by account. Only what
   * runs counts as a location. `singleZoneRegion`: it runs in one zone of a region that has no second one. `failover`: a person
   * must switch to the other location when the zone of the primary fails.
   */
  placement: z.strictObject({
    spread: z.enum(['single-zone', 'multi-zone', 'regional', 'multi-region']),
    singleZoneRegion: z.literal(true).optional(),
    failover: z.literal('manual').optional(),
    locations: z.array(
      z.strictObject({
        region: z.string(),
        zone: z.string().optional(),
        role: z.enum(['primary', 'replica', 'standby']),
      }),
    ),
  }),
  /** Availability zones that its subnet group covers. Absent: the provider chooses among all zones. */
  subnetZones: z.strictObject({ zones: z.number().int() }),
  /** Whether a lifecycle rule moves objects to single-zone storage. */
  singleZoneTransition: z.boolean(),
  /** Whether a load balancer spreads requests over the targets of all zones. */
  crossZoneLoadBalancing: z.boolean(),
} as const;
