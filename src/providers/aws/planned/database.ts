import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, known, number, orElse, text } from '../../kit/planned.ts';
import { keyManagedBy } from '../facets/encryption-at-rest.ts';

export const database: PlannedType = {
  kind: 'database',
  type: 'AWS::RDS::DBInstance',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'identifier'),
  facets: (resource, context) => ({
    placement: placementOf(resource, context),
    dataDurability: mapReading(isReplica(resource), replica => (replica ? 'derived' : 'durable')),
    encryptionAtRest: mapReading(orElse(flag(resource, 'storage_encrypted'), false), on =>
      on ? keyManagedBy(known(resource, 'kms_key_id'), context.account) : 'none',
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
  flatMapReading(orUnset(number(resource, 'backup_retention_period'), 'backup_retention_period'), days =>
    days === 0 ? absent : value({ retentionDays: days, pointInTimeRecovery: true }),
  );

const orUnset = <T>(reading: Reading<T>, name: string): Reading<T> =>
  reading.state === 'absent' ? unread('unsupported', `${name} is not set`) : reading;

const storageAutoscalingOf = (resource: PlannedResource): Reading<boolean> =>
  flatMapReading(orUnset(number(resource, 'allocated_storage'), 'allocated_storage'), current =>
    mapReading(orElse(number(resource, 'max_allocated_storage'), 0), most => most > current),
  );

/** The subnets of its group, where both are in the plan. */
function subnetsOf(resource: PlannedResource, { plan }: PlannedContext): Reading<readonly PlannedResource[]> {
  const group = plan.named(resource, 'db_subnet_group_name', ['aws_db_subnet_group']);
  const subnets = flatMapReading(group, ([one]) =>
    one === undefined ? absent : plan.named(one, 'subnet_ids', ['aws_subnet']),
  );
  return subnets.state === 'absent' ? unread('unsupported', 'its subnets are not in the plan') : subnets;
}

const subnetZonesOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['subnetZones']> =>
  flatMapReading(subnetsOf(resource, context), subnets => {
    const zones = subnets.map(one => known(one, 'availability_zone'));
    return zones.includes(undefined)
      ? unread('unsupported', 'a zone is known after apply')
      : value({ zones: new Set(zones).size });
  });

function interfacesOf(resource: PlannedResource, context: PlannedContext): Reading<Facets['networkInterfaces']> {
  const groups = context.plan.named(resource, 'vpc_security_group_ids', ['aws_security_group']);
  const named = groups.state === 'absent' ? unread('unsupported', 'it uses the default security group') : groups;
  return flatMapReading(named, firewalls =>
    flatMapReading(orElse(flag(resource, 'publicly_accessible'), false), isPublic =>
      mapReading(subnetsOf(resource, context), subnets =>
        subnets.map(subnet => ({
          subnet: context.idOf(subnet),
          firewalls: firewalls.map(context.idOf),
          addressFamilies: isPublic ? ['ipv4' as const] : [],
        })),
      ),
    ),
  );
}
