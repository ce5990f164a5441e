import type { Volume } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { managementOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { keyHolder, tagsOf, told } from '../../client/response-fields.ts';
import { zoneOf } from '../../facets/zones.ts';

const CALL = 'ec2:DescribeVolumes';
const GIBIBYTE = 2 ** 30;
/** Their speed is saved up while they rest, and used up under load. */
const BURSTABLE = new Set(['gp2', 'st1', 'sc1']);

export const disksCollector: AwsCollector = {
  id: 'aws-ec2-volumes',
  provider: 'aws',
  scope: 'regional',
  lists: ['disk'],
  fills: { disk: ['state', 'placement', 'holds', 'atRest', 'size', 'performance', 'management', 'links'] },
  operations: operations('ec2', ['DescribeVolumes']),
  collect: async ctx => {
    const { EC2Client, paginateDescribeVolumes } = await import('@aws-sdk/client-ec2');
    await ctx.list('disk', CALL, async () => {
      for await (const page of paginateDescribeVolumes({ client: ctx.client(EC2Client), pageSize: 1000 }, {})) {
        for (const volume of present(page.Volumes, 'Volumes')) await emitVolume(ctx, volume);
      }
    });
  },
};

async function emitVolume(ctx: AwsContext, volume: Volume): Promise<void> {
  const id = present(volume.VolumeId, 'VolumeId');
  const tags = tagsOf(volume.Tags);
  const zone = await zoneOf(ctx, volume.AvailabilityZoneId, volume.AvailabilityZone);
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
      state: mapReading(told(volume.State, 'State'), stateOf),
      placement: mapReading(zone, zoneId => ({
        spread: 'zone' as const,
        places: [{ region: ctx.region, zone: zoneId, role: 'primary' as const }],
      })),
      holds: value('durable'),
      atRest: atRestOf(ctx, volume),
      size: mapReading(told(volume.Size, 'Size'), size => ({ bytes: size * GIBIBYTE })),
      performance: mapReading(told(volume.VolumeType, 'VolumeType'), type => ({
        class: type,
        burstable: BURSTABLE.has(type),
        storage: type,
        ...(volume.Iops === undefined ? {} : { iops: volume.Iops }),
      })),
      management: managementOf(tags),
      links: mapReading(told(volume.Attachments, 'Attachments'), attachments =>
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
export function atRestOf(
  ctx: AwsContext,
  { Encrypted, KmsKeyId }: { readonly Encrypted?: boolean | undefined; readonly KmsKeyId?: string | undefined },
): Reading<Facets['atRest']> {
  return mapReading(told(Encrypted, 'Encrypted'), encrypted => (encrypted ? keyHolder(KmsKeyId, ctx.account) : 'none'));
}
