import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

const CALL = 'ec2:GetEbsEncryptionByDefault';

/** Reads the region settings of EC2: EBS encryption by default, public images. */
export const awsEc2Region: AwsCollector = {
  id: 'aws-ec2-region',
  provider: 'aws',
  scope: 'regional',
  lists: ['region'],
  fills: { region: ['diskEncryptionByDefault', 'publicImages'] },
  operations: operations('ec2', ['GetEbsEncryptionByDefault', 'DescribeImages']),
  collect: async ctx => {
    const { EC2Client, GetEbsEncryptionByDefaultCommand, paginateDescribeImages } = await import('@aws-sdk/client-ec2');
    const ec2 = ctx.client(EC2Client);
    await ctx.list('region', CALL, async () => {
      const diskEncryptionByDefault = await ctx.read(CALL, async () => {
        const answer = await ec2.send(new GetEbsEncryptionByDefaultCommand({}));
        return assertField(answer.EbsEncryptionByDefault, 'EbsEncryptionByDefault');
      });
      // A region that an organization policy closes is left out.
      if (diskEncryptionByDefault.state === 'unread' && (await ctx.closed())) return;
      const publicImages = await ctx.read('ec2:DescribeImages', async () => {
        const names: string[] = [];
        const input = { Owners: ['self'], Filters: [{ Name: 'is-public', Values: ['true'] }] };
        for await (const page of paginateDescribeImages({ client: ec2, pageSize: 1000 }, input)) {
          for (const image of assertField(page.Images, 'Images'))
            if (image.Public === true) names.push(image.Name ?? assertField(image.ImageId, 'ImageId'));
        }
        return names.sort();
      });
      ctx.emit({
        id: regionId(ctx),
        kind: 'region',
        type: 'AWS::Region',
        name: ctx.region,
        tags: {},
        facets: { diskEncryptionByDefault, publicImages },
      });
    });
  },
};
