import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, allOf, flag, ifSet, isNew, known, number, orElse, OUTSIDE, text, texts } from '../../kit/planned.ts';
import { tcpListener } from '../facets/listeners.ts';
import { performanceOf } from '../services/rds/facets.ts';
import { keyAt } from './key.ts';
import { groupsAt, interfacesIn, placementIn, subnetsOfGroup, zonesOf } from './network.ts';

type Members = Reading<readonly PlannedResource[]>;

/** A cluster with its members, which are no databases of their own. */
export const databaseCluster: PlannedType = {
  kind: 'database',
  type: 'AWS::RDS::DBCluster',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'cluster_identifier'),
  facets: (resource, context) => {
    const members = membersOf(resource, context);
    const subnets = subnetsOfGroup(resource, context, { path: 'db_subnet_group_name', type: 'aws_db_subnet_group' });
    return {
      placement: placementOf(resource, context, members),
      dataDurability: flatMapReading(orElse(text(resource, 'replication_source_identifier'), ''), source =>
        source === '' ? value('durable') : unread('unsupported', 'it may be a replica of another region'),
      ),
      encryptionAtRest: encryptionOf(resource, context),
      // Automated backups of RDS include transaction logs.
      automatedBackups: mapReading(
        ifSet(number(resource, 'backup_retention_period'), 'backup_retention_period'),
        retentionDays => ({ retentionDays, pointInTimeRecovery: true }),
      ),
      deletionProtection: orElse(flag(resource, 'deletion_protection'), false),
      storageAutoscaling: mapReading(ifSet(text(resource, 'engine'), 'engine'), isAurora),
      performance: performanceIn(members),
      subnetZones: mapReading(zonesOf(subnets), zones => ({ zones: new Set(zones).size })),
      networkInterfaces: interfacesIn(
        { subnets, groups: groupsAt(resource, context, 'vpc_security_group_ids'), families: familiesOf(members) },
        context,
      ),
      listeners: flatMapReading(ifSet(number(resource, 'port'), 'port'), tcpListener),
      sharedWith: absent,
      localAuthentication: absent,
    };
  },
};

const isAurora = (engine: string): boolean => engine.startsWith('aurora');

const MEMBERS = { type: 'aws_rds_cluster_instance', by: 'cluster_identifier' };

/** Of a cluster that exists, the plan has all where it has as many as the cluster itself names. */
function membersOf(resource: PlannedResource, { plan }: PlannedContext): Members {
  const { found, hidden } = about(plan, resource, MEMBERS);
  if (hidden !== undefined) return hidden;
  const named = texts(resource, 'cluster_members');
  const existing = found.filter(one => !isNew(one)).length;
  if (!isNew(resource) && !(named.state === 'value' && named.value.length === existing)) return OUTSIDE;
  return found.length === 0 ? unread('unsupported', 'its instances are not in the plan') : value(found);
}

/** A Multi-AZ DB cluster names the class of its three instances itself, in three zones. */
const placementOf = (
  resource: PlannedResource,
  context: PlannedContext,
  members: Members,
): Reading<Facets['placement']> =>
  flatMapReading(orElse(text(resource, 'db_cluster_instance_class'), ''), ownClass => {
    const location = { region: context.region, role: 'primary' as const };
    if (ownClass !== '') return value({ spread: 'multi-zone', locations: [location] });
    const isOne = members.state === 'value' && members.value.length === 1;
    return isOne ? value({ spread: 'single-zone', locations: [location] }) : placementIn(zonesOf(members), context);
  });

const encryptionOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['encryptionAtRest']> =>
  flatMapReading(
    ifSet(flag(resource, 'storage_encrypted'), 'storage_encrypted'),
    (on): Reading<Facets['encryptionAtRest']> => (on ? keyAt(resource, 'kms_key_id', context) : value('none')),
  );

const performanceIn = (members: Members): Reading<Facets['performance']> =>
  flatMapReading(members, all =>
    flatMapReading(allOf(all.map(one => ifSet(text(one, 'instance_class'), 'instance_class'))), classes =>
      performanceOf(classes, {}),
    ),
  );

/** One public member is enough. */
const familiesOf = (members: Members): Reading<'ipv4'[]> =>
  flatMapReading(members, all =>
    mapReading(allOf(all.map(one => orElse(flag(one, 'publicly_accessible'), false))), flags =>
      flags.includes(true) ? ['ipv4' as const] : [],
    ),
  );
