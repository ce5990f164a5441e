import { regionName } from './arm.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { pagesOf, type AzureTransport } from './transport.ts';

export const LOCATIONS_CALL = 'Microsoft.Resources/subscriptions/locations:list';

/** A region and the zones of one subscription in it. */
export interface AzureRegion {
  readonly name: string;
  /** Physical zone ids by the subscription's logical zones; empty where the region has no zones. */
  readonly zones: ReadonlyMap<string, string>;
  /** The paired region. */
  readonly pair?: string;
}

interface Location {
  readonly name?: string;
  readonly availabilityZoneMappings?:
    readonly { readonly logicalZone?: string; readonly physicalZone?: string }[] | null;
  readonly metadata?: {
    readonly regionType?: string;
    readonly pairedRegion?: readonly { readonly name?: string }[] | null;
  };
}

/** The regions and their zone mappings; one call for a subscription. */
export async function readRegions(
  transport: AzureTransport,
  subscription: string,
  watch: CallObserver,
): Promise<Map<string, AzureRegion>> {
  const regions = new Map<string, AzureRegion>();
  const path = `/subscriptions/${subscription}/locations?api-version=2022-12-01`;
  for await (const page of pagesOf<Location>(transport, path, LOCATIONS_CALL, watch)) {
    for (const { name, availabilityZoneMappings, metadata } of page) {
      if (name === undefined || metadata?.regionType === 'Logical') continue;
      const zones = new Map<string, string>();
      for (const { logicalZone, physicalZone } of availabilityZoneMappings ?? []) {
        if (logicalZone !== undefined && physicalZone !== undefined) zones.set(logicalZone, physicalZone);
      }
      const pair = metadata?.pairedRegion?.[0]?.name;
      regions.set(regionName(name), { name: regionName(name), zones, ...(pair === undefined ? {} : { pair }) });
    }
  }
  return regions;
}
