import type { Volume } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { encryptionAtRestOf, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { singleZonePlacement } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

const CALL = 'ec2:DescribeVolumes';
const GIBIBYTE = 2 ** 30;
/** Types with burst credits, which load uses up. */
const BURSTABLE = new Set(['gp2', 'st1', 'sc1']);

/** Reads EBS volumes. */
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
      await forEachPage(paginateDescribeVolumes({ client: ctx.client(EC2Client), pageSize: 1000 }, {}), page =>
        forEachItem(assertField(page.Volumes, 'Volumes'), volume => emitVolume(ctx, volume)),
      );
    });
  },
};

async function emitVolume(ctx: AwsContext, volume: Volume): Promise<void> {
  const id = assertField(volume.VolumeId, 'VolumeId');
  const tags = tagsOf(volume.Tags);
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
      placement: await singleZonePlacement(ctx, volume.AvailabilityZoneId, volume.AvailabilityZone),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionAtRestOf(ctx, volume.Encrypted, volume.KmsKeyId, 'Encrypted'),
      size: mapReading(requireField(volume.Size, 'Size'), size => ({ bytes: size * GIBIBYTE })),
      performance: mapReading(requireField(volume.VolumeType, 'VolumeType'), type => ({
        type,
        burstable: BURSTABLE.has(type),
        storageType: type,
        ...(volume.Iops === undefined ? {} : { iops: volume.Iops }),
      })),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: mapReading(requireField(volume.Attachments, 'Attachments'), attachments => [
        ...attachments.flatMap(({ InstanceId }) => ec2Relationship(ctx, 'server', 'instance', InstanceId)),
        ...keyRelationship(ctx, volume.KmsKeyId),
      ]),
    },
  });
}

/** `in-use`: attached to an instance; `available`: not attached. */
function stateOf(state: string): Facets['state'] {
  return state === 'in-use' ? 'running' : state === 'available' ? 'stopped' : 'other';
}
