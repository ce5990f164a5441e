import type { Reading } from '../../model/reading.ts';
import type { GraphCache } from './client/graph-cache.ts';
import type { AzureRegion } from './client/locations.ts';
import type { Directory } from './client/microsoft-graph.ts';
import type { Permissions } from './client/role-permissions.ts';
import type { AzureTransport } from './client/transport.ts';

/** What all units of one subscription share. */
export interface AzureTarget {
  readonly subscription: string;
  readonly name: string;
  readonly transport: AzureTransport;
  readonly graphCache: GraphCache;
  readonly directory: Directory;
  /** Read by the first unit that needs them; undefined until then. */
  permissions?: Promise<Permissions | undefined>;
  regions?: Promise<Reading<ReadonlyMap<string, AzureRegion>>>;
}
