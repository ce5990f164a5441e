import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { readAncestors } from '../project/project.ts';

const BODY = { options: { requestedPolicyVersion: 3 } };

export const PROJECT_POLICY: GcpRead = {
  call: 'cloudresourcemanager:projects.getIamPolicy',
  permission: 'resourcemanager.projects.getIamPolicy',
  path: '/v3/projects/{project}:getIamPolicy',
  body: BODY,
};
export const FOLDER_POLICY: GcpRead = {
  call: 'cloudresourcemanager:folders.getIamPolicy',
  permission: 'resourcemanager.folders.getIamPolicy',
  path: '/v3/{owner}:getIamPolicy',
  body: BODY,
};
export const ORGANIZATION_POLICY: GcpRead = {
  call: 'cloudresourcemanager:organizations.getIamPolicy',
  permission: 'resourcemanager.organizations.getIamPolicy',
  path: '/v3/{owner}:getIamPolicy',
  body: BODY,
};

/** The IAM policy of the project, read once for all that needs it. */
export const readProjectPolicy = (ctx: GcpContext): Promise<Reading<IamPolicy>> =>
  ctx.shared('IAM policy', () => ctx.read(PROJECT_POLICY.call, () => ctx.get<IamPolicy>(PROJECT_POLICY)));

/** What the project inherits from its folders and its organization; unread where one of them is. */
export async function readInheritedPolicies(ctx: GcpContext): Promise<Reading<readonly IamPolicy[]>> {
  const ancestors = await readAncestors(ctx);
  if (ancestors.state !== 'value') return ancestors;
  const policies: IamPolicy[] = [];
  for (const owner of ancestors.value) {
    const read = owner.startsWith('folders/') ? FOLDER_POLICY : ORGANIZATION_POLICY;
    const policy = await ctx.sharedByHierarchy(`IAM policy of ${owner}`, () =>
      ctx.read(read.call, () => ctx.get<IamPolicy>(read, { owner })),
    );
    if (policy.state === 'unread') return policy;
    if (policy.state === 'absent') return unread('failed', `no policy of ${owner}`);
    policies.push(policy.value);
  }
  return value(policies);
}
