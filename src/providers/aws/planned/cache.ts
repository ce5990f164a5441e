import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, ifSet, known, number, orElse, text } from '../../kit/planned.ts';
import { automatedSnapshots } from '../facets/automated-backups.ts';
import { tcpListener } from '../facets/listeners.ts';
import { performanceOf } from '../services/elasticache/caches.ts';
import { keyAt } from './key.ts';
import { groupsAt, interfacesIn, subnetsOfGroup } from './network.ts';

/** Redis or Valkey in a replication group. */
export const cache: PlannedType = {
  kind: 'cache',
  type: 'AWS::ElastiCache::ReplicationGroup',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'replication_group_id'),
  facets: (resource, context) => ({
    placement: placementOf(resource, context),
    dataDurability: value('derived'),
    // What is not set depends on engine and version.
    encryptionAtRest: flatMapReading(
      ifSet(boolean(resource, 'at_rest_encryption_enabled'), 'at_rest_encryption_enabled'),
      (on): Reading<Facets['encryptionAtRest']> => (on ? keyAt(resource, 'kms_key_id', context) : value('none')),
    ),
    encryptionInTransit: encryptionInTransitOf(resource),
    automatedBackups: flatMapReading(orElse(number(resource, 'snapshot_retention_limit'), 0), days =>
      automatedSnapshots(days, 'snapshot_retention_limit'),
    ),
    performance: flatMapReading(ifSet(text(resource, 'node_type'), 'node_type'), performanceOf),
    networkInterfaces: interfacesIn(
      {
        subnets: subnetsOfGroup(resource, context, {
          path: 'subnet_group_name',
          type: 'aws_elasticache_subnet_group',
        }),
        groups: groupsAt(resource, context, 'security_group_ids'),
        families: value([]),
      },
      context,
    ),
    listeners: flatMapReading(ifSet(number(resource, 'port'), 'port'), tcpListener),
    networkAccess: absent,
  }),
};

/** Some versions of the plugin keep a flag as text. */
const boolean = (resource: PlannedResource, path: string): Reading<boolean> => {
  const written = resource.read(path);
  return written.state === 'value' && typeof written.value === 'string'
    ? value(written.value === 'true')
    : flag(resource, path);
};

const encryptionInTransitOf = (resource: PlannedResource): Reading<Facets['encryptionInTransit']> =>
  flatMapReading(
    ifSet(flag(resource, 'transit_encryption_enabled'), 'transit_encryption_enabled'),
    (on): Reading<Facets['encryptionInTransit']> =>
      on
        ? mapReading(orElse(text(resource, 'transit_encryption_mode'), 'required'), mode =>
            mode === 'preferred' ? 'optional' : 'required',
          )
        : value('none'),
  );

/** Nodes without `multi_az_enabled` may be in several zones all the same, and fail over: which, the service decides. */
function placementOf(resource: PlannedResource, { region }: PlannedContext): Reading<Facets['placement']> {
  const location = { region, role: 'primary' as const };
  const nodes = number(resource, 'num_cache_clusters');
  if (nodes.state === 'value' && nodes.value === 1) return value({ spread: 'single-zone', locations: [location] });
  return flatMapReading(orElse(flag(resource, 'multi_az_enabled'), false), several =>
    several
      ? value({ spread: 'multi-zone' as const, locations: [location] })
      : unread('unsupported', 'the zones of its nodes are known after apply'),
  );
}
