import type { EC2Client } from '@aws-sdk/client-ec2';
import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

type Ec2 = typeof Ec2Sdk;

const CALL = 'ec2:GetEbsEncryptionByDefault';

/** Reads the settings of EC2 in a region: defaults of disks and servers, blocks of public sharing, public images. */
export const awsEc2Region: AwsCollector = {
  id: 'aws-ec2-region',
  provider: 'aws',
  scope: 'regional',
  lists: ['region'],
  fills: {
    region: [
      'diskEncryptionByDefault',
      'snapshotPublicAccessBlock',
      'imagePublicAccessBlock',
      'defaultMetadataService',
      'publicImages',
    ],
  },
  operations: operations('ec2', [
    'GetEbsEncryptionByDefault',
    'GetSnapshotBlockPublicAccessState',
    'GetImageBlockPublicAccessState',
    'GetInstanceMetadataDefaults',
    'DescribeImages',
  ]),
  decidedBy: {
    diskEncryptionByDefault: ['ec2:GetEbsEncryptionByDefault'],
    snapshotPublicAccessBlock: ['ec2:GetSnapshotBlockPublicAccessState'],
    imagePublicAccessBlock: ['ec2:GetImageBlockPublicAccessState'],
    defaultMetadataService: ['ec2:GetInstanceMetadataDefaults'],
    publicImages: ['ec2:DescribeImages'],
  },
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const ec2 = ctx.client(sdk.EC2Client);
    await ctx.list('region', CALL, async () => {
      const diskEncryptionByDefault = await ctx.read(CALL, async () => {
        const answer = await ec2.send(new sdk.GetEbsEncryptionByDefaultCommand({}));
        return assertField(answer.EbsEncryptionByDefault, 'EbsEncryptionByDefault');
      });
      // A region that an organization policy closes is left out.
      if (diskEncryptionByDefault.state === 'unread' && (await ctx.closed())) return;
      ctx.emit({
        id: regionId(ctx),
        kind: 'region',
        type: 'AWS::Region',
        name: ctx.region,
        tags: {},
        facets: {
          diskEncryptionByDefault,
          ...(await readSharingBlocks(ctx, sdk, ec2)),
          defaultMetadataService: await readMetadataDefault(ctx, sdk, ec2),
          publicImages: await readPublicImages(ctx, sdk, ec2),
        },
      });
    });
  },
};

async function readSharingBlocks(ctx: AwsContext, sdk: Ec2, ec2: EC2Client) {
  const [snapshotPublicAccessBlock, imagePublicAccessBlock] = await Promise.all([
    ctx.read('ec2:GetSnapshotBlockPublicAccessState', async () => {
      const { State } = await ec2.send(new sdk.GetSnapshotBlockPublicAccessStateCommand({}));
      return assertField(State, 'State') !== 'unblocked';
    }),
    ctx.read('ec2:GetImageBlockPublicAccessState', async () => {
      const answer = await ec2.send(new sdk.GetImageBlockPublicAccessStateCommand({}));
      return assertField(answer.ImageBlockPublicAccessState, 'ImageBlockPublicAccessState') !== 'unblocked';
    }),
  ]);
  return { snapshotPublicAccessBlock, imagePublicAccessBlock };
}

function readMetadataDefault(ctx: AwsContext, sdk: Ec2, ec2: EC2Client) {
  return ctx.read('ec2:GetInstanceMetadataDefaults', async (): Promise<Facets['defaultMetadataService']> => {
    const answer = await ec2.send(new sdk.GetInstanceMetadataDefaultsCommand({}));
    // Settings without preference are left out.
    const { HttpTokens, HttpEndpoint } = assertField(answer.AccountLevel, 'AccountLevel');
    if (HttpEndpoint === 'disabled') return 'disabled';
    if (HttpTokens === 'required') return 'imdsv2-required';
    return HttpTokens === 'optional' ? 'imdsv1-allowed' : 'image-decides';
  });
}

function readPublicImages(ctx: AwsContext, sdk: Ec2, client: EC2Client) {
  return ctx.read('ec2:DescribeImages', async () => {
    const names: string[] = [];
    const input = { Owners: ['self'], Filters: [{ Name: 'is-public', Values: ['true'] }] };
    for await (const page of sdk.paginateDescribeImages({ client, pageSize: 1000 }, input)) {
      for (const image of assertField(page.Images, 'Images'))
        if (image.Public === true) names.push(image.Name ?? assertField(image.ImageId, 'ImageId'));
    }
    return names.sort();
  });
}
