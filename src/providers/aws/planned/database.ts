import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { flag, ifSet, known, number, orElse, text } from '../../kit/planned.ts';
import { keyAt } from './key.ts';
import { groupsAt, interfacesIn, subnetsOfGroup, zonesOf } from './network.ts';

export const database: PlannedType = {
  kind: 'database',
  type: 'AWS::RDS::DBInstance',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'identifier'),
  facets: (resource, context) => ({
    placement: placementOf(resource, context),
    dataDurability: mapReading(isReplica(resource), replica => (replica ? 'derived' : 'durable')),
    encryptionAtRest: flatMapReading(
      orElse(flag(resource, 'storage_encrypted'), false),
      (on): Reading<Facets['encryptionAtRest']> => (on ? keyAt(resource, 'kms_key_id', context) : value('none')),
    ),
    automatedBackups: automatedBackupsOf(resource),
    deletionProtection: orElse(flag(resource, 'deletion_protection'), false),
    storageAutoscaling: storageAutoscalingOf(resource),
    subnetZones: subnetZonesOf(resource, context),
    networkInterfaces: interfacesOf(resource, context),
    listeners: mapReading(number(resource, 'port'), port => [{ protocol: 'tcp', port, redirectsToHttps: false }]),
    // It has no resource policy, and its own log-ins are not read.
    sharedWith: absent,
    localAuthentication: absent,
  }),
};

function isReplica(resource: PlannedResource): Reading<boolean> {
  const source = text(resource, 'replicate_source_db');
  // A source that is known after the apply is one.
  if (source.state === 'unread') return value(true);
  return value(source.state === 'value' && source.value !== '');
}

const placementOf = (resource: PlannedResource, { region }: PlannedContext): Reading<Facets['placement']> =>
  flatMapReading(isReplica(resource), replica =>
    mapReading(flag(resource, 'multi_az'), (several): Facets['placement'] => {
      const role = replica ? 'replica' : 'primary';
      return several
        ? { spread: 'multi-zone', locations: [{ region, role }, { region, role: 'standby' }] }
        : { spread: 'single-zone', locations: [{ region, role }] };
    }),
  ); // prettier-ignore

/** Automated backups of RDS include transaction logs. */
const automatedBackupsOf = (resource: PlannedResource): Reading<Facets['automatedBackups']> =>
  flatMapReading(ifSet(number(resource, 'backup_retention_period'), 'backup_retention_period'), days =>
    days === 0 ? absent : value({ retentionDays: days, pointInTimeRecovery: true }),
  );

const storageAutoscalingOf = (resource: PlannedResource): Reading<boolean> =>
  flatMapReading(ifSet(number(resource, 'allocated_storage'), 'allocated_storage'), current =>
    mapReading(orElse(number(resource, 'max_allocated_storage'), 0), most => most > current),
  );

/** The subnets of its group, where both are in the plan. */
const subnetsOf = (resource: PlannedResource, context: PlannedContext) =>
  subnetsOfGroup(resource, context, { path: 'db_subnet_group_name', type: 'aws_db_subnet_group' });

const subnetZonesOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['subnetZones']> =>
  mapReading(zonesOf(subnetsOf(resource, context)), zones => ({ zones: new Set(zones).size }));

const interfacesOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['networkInterfaces']> =>
  interfacesIn(
    {
      subnets: subnetsOf(resource, context),
      groups: groupsAt(resource, context, 'vpc_security_group_ids'),
      families: mapReading(orElse(flag(resource, 'publicly_accessible'), false), isPublic =>
        isPublic ? ['ipv4' as const] : [],
      ),
    },
    context,
  );
