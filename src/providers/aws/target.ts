import type { Reading } from '../../model/reading.ts';
import type { CredentialSet } from './client/clients.ts';

/** The region of units whose services answer for the whole account. */
export const GLOBAL = 'global';

/** The physical zone ids of a region by this account's zone names, and whether an organization policy (SCP) denied them. */
export interface RegionZones {
  readonly ids: Reading<ReadonlyMap<string, string>>;
  readonly closedByOrganization: boolean;
}

/** What all units of one account share. */
export interface AwsAccount {
  readonly account: string;
  readonly partition: string;
  readonly credentialSet: CredentialSet;
  /** Where calls of global units go. */
  readonly mainRegion: string;
  /** The regions that this run reads. */
  readonly regions: readonly string[];
  /** The zones of each region, read at the first use. */
  readonly zones: Map<string, Promise<RegionZones>>;
  /** Whether regions whose zones are not read are closed by an organization policy (SCP), by region. */
  readonly closures: Map<string, Promise<boolean>>;
}
