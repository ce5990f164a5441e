import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, flag, ifSet, known, orElse, settingOf, text } from '../../kit/planned.ts';
import { encryptionInTransitOf } from '../services/efs/efs.ts';
import { keyAt } from './key.ts';
import { placementIn, zonesOf } from './network.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { own: { type: 'aws_efs_file_system_policy', by: 'file_system_id' } };

export const fileSystem: PlannedType = {
  kind: 'file-share',
  type: 'AWS::EFS::FileSystem',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'tags.Name'),
  facets: (resource, context) => {
    const policy = policyOf(resource, context, POLICY);
    return {
      ...sharedBy(policy, context, 'elasticfilesystem'),
      placement: placementOf(resource, context),
      dataDurability: value('durable'),
      encryptionAtRest: flatMapReading(
        ifSet(flag(resource, 'encrypted'), 'encrypted'),
        (on): Reading<Facets['encryptionAtRest']> => (on ? keyAt(resource, 'kms_key_id', context) : value('none')),
      ),
      encryptionInTransit: encryptionInTransitOf(policy),
      automatedBackups: automatedBackupsOf(resource, context),
      performance: mapReading(orElse(text(resource, 'throughput_mode'), 'bursting'), throughput => ({
        type: throughput,
        // In bursting mode the throughput depends on the size and on burst credits.
        burstable: throughput === 'bursting',
      })),
      networkAccess: absent,
      localAuthentication: absent,
    };
  },
};

const oneZone = (resource: PlannedResource): Reading<string> => orElse(text(resource, 'availability_zone_name'), '');

/** A regional one is reached through the zones with a mount target. */
const placementOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['placement']> =>
  flatMapReading(oneZone(resource), zone =>
    zone === '' ? placementIn(mountZones(resource, context), context) : placementIn(value([zone]), context),
  );

function mountZones(resource: PlannedResource, { plan }: PlannedContext): Reading<readonly string[]> {
  const targets = allAbout(plan, resource, { type: 'aws_efs_mount_target', by: 'file_system_id' });
  const subnets = flatMapReading(targets, all => allOf(all.map(one => plan.named(one, 'subnet_id', ['aws_subnet']))));
  return flatMapReading(subnets, all =>
    all.length === 0 ? unread('unsupported', 'its mount targets are not in the plan') : zonesOf(value(all.flat())),
  );
}

/** Automatic backups are a plan of AWS Backup with 35 days. In one zone they are on where nothing sets them. */
const automatedBackupsOf = (
  resource: PlannedResource,
  { plan }: PlannedContext,
): Reading<Facets['automatedBackups']> => {
  const setting = settingOf(plan, resource, { type: 'aws_efs_backup_policy', by: 'file_system_id' });
  if (setting.state === 'absent')
    return flatMapReading(oneZone(resource), zone =>
      zone === '' ? absent : unread('unsupported', 'its backup policy'),
    );
  return flatMapReading(setting, one =>
    flatMapReading(ifSet(text(one, 'backup_policy.0.status'), 'status'), status =>
      status === 'ENABLED' ? value({ retentionDays: 35, pointInTimeRecovery: false }) : absent,
    ),
  );
};
