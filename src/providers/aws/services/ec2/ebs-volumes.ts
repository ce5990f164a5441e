import type { Volume } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { keyManagedBy, tagsOf, requireField } from '../../client/response-fields.ts';
import { dnsZoneOf } from '../../facets/zones.ts';

const CALL = 'ec2:DescribeVolumes';
const GIBIBYTE = 2 ** 30;
/** Their speed is saved up while they rest, and used up under load. */
const BURSTABLE = new Set(['gp2', 'st1', 'sc1']);

export const awsEbsVolumes: AwsCollector = {
  id: 'aws-ec2-volumes',
  provider: 'aws',
  scope: 'regional',
  lists: ['disk'],
  fills: {
    disk: [
      'state',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'size',
      'performance',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  operations: operations('ec2', ['DescribeVolumes']),
  collect: async ctx => {
    const { EC2Client, paginateDescribeVolumes } = await import('@aws-sdk/client-ec2');
    await ctx.list('disk', CALL, async () => {
      for await (const page of paginateDescribeVolumes({ client: ctx.client(EC2Client), pageSize: 1000 }, {})) {
        for (const volume of assertField(page.Volumes, 'Volumes')) await emitVolume(ctx, volume);
      }
    });
  },
};

async function emitVolume(ctx: AwsContext, volume: Volume): Promise<void> {
  const id = assertField(volume.VolumeId, 'VolumeId');
  const tags = tagsOf(volume.Tags);
  const zone = await dnsZoneOf(ctx, volume.AvailabilityZoneId, volume.AvailabilityZone);
  ctx.emit({
    id: ctx.arn('ec2', `volume/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'disk',
    type: 'AWS::EC2::Volume',
    name: tags['Name'] ?? id,
    tags,
    createdAt: volume.CreateTime?.toISOString(),
    facets: {
      state: mapReading(requireField(volume.State, 'State'), stateOf),
      placement: mapReading(zone, zoneId => ({
        spread: 'single-zone' as const,
        locations: [{ region: ctx.region, zone: zoneId, role: 'primary' as const }],
      })),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionAtRestOf(ctx, volume),
      size: mapReading(requireField(volume.Size, 'Size'), size => ({ bytes: size * GIBIBYTE })),
      performance: mapReading(requireField(volume.VolumeType, 'VolumeType'), type => ({
        type: type,
        burstable: BURSTABLE.has(type),
        storageType: type,
        ...(volume.Iops === undefined ? {} : { iops: volume.Iops }),
      })),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: mapReading(requireField(volume.Attachments, 'Attachments'), attachments =>
        attachments.flatMap(({ InstanceId }) =>
          InstanceId === undefined ? [] : [{ to: ctx.arn('ec2', `instance/${InstanceId}`), role: 'server' }],
        ),
      ),
    },
  });
}

/** `in-use` says that a server holds it, which is as near to running as a disk gets. */
function stateOf(state: string): Facets['state'] {
  return state === 'in-use' ? 'running' : state === 'available' ? 'stopped' : 'other';
}

/** How a volume or snapshot is encrypted; both answers have the same two members. */
export function encryptionAtRestOf(
  ctx: AwsContext,
  { Encrypted, KmsKeyId }: { readonly Encrypted?: boolean | undefined; readonly KmsKeyId?: string | undefined },
): Reading<Facets['encryptionAtRest']> {
  return mapReading(requireField(Encrypted, 'Encrypted'), encrypted =>
    encrypted ? keyManagedBy(KmsKeyId, ctx.account) : 'none',
  );
}
