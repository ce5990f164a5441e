import { gcpOperations, type GcpCollector, type GcpContext, type GcpRead } from '../../context.ts';
import { headOf, type Row } from '../../facets/common.ts';
import { sharedWithBy, type IamPolicy } from '../../facets/iam-policy.ts';
import { value } from '../../../../model/reading.ts';
import { IMAGES } from './lists.ts';

const IMAGE_POLICY: GcpRead = {
  call: 'compute:images.getIamPolicy',
  permission: 'compute.images.getIamPolicy',
  path: '/compute/v1/projects/{project}/global/images/{image}/getIamPolicy',
  query: 'optionsRequestedPolicyVersion=3',
};

/** The images of the project, and who else may start machines from them: everybody with a Google account, or other projects. */
export const gcpImages: GcpCollector = {
  id: 'gcp-images',
  provider: 'gcp',
  scope: 'global',
  lists: ['artifact'],
  fills: { artifact: ['sharedWith'] },
  operations: gcpOperations(IMAGES, IMAGE_POLICY),
  decidedBy: { sharedWith: ['compute:images.getIamPolicy'] },
  collect: async ctx => {
    await ctx.list('artifact', IMAGES.call, () => ctx.each<Row>(IMAGES, row => emitImage(ctx, row)));
  },
};

async function emitImage(ctx: GcpContext, row: Row): Promise<void> {
  const policy = await ctx.read(IMAGE_POLICY.call, () => ctx.get<IamPolicy>(IMAGE_POLICY, { image: row.name ?? '' }));
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'artifact', type: 'compute.googleapis.com/Image', region: 'global', labels: row.labels },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: { sharedWith: policy.state === 'absent' ? value([]) : sharedWithBy(policy, ctx.account) },
  });
}
