import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import { isPublic, type IamPolicy } from '../../facets/iam-policy.ts';
import { regionOf } from '../../facets/placement.ts';
import type { BackendService } from '../compute/backend-services.ts';

const policyOf = (resource: string, permission: string): GcpRead => ({
  call: 'iap:getIamPolicy',
  permission,
  path: `/v1/projects/{number}/iap_web${resource}:getIamPolicy`,
  body: { options: { requestedPolicyVersion: 3 } },
});

/** Who passes Identity-Aware Proxy: what all services of the project grant, those of a type, and the service itself. */
export const IAP_POLICIES: readonly GcpRead[] = [
  policyOf('', 'iap.web.getIamPolicy'),
  policyOf('/{type}', 'iap.webTypes.getIamPolicy'),
  policyOf('/{type}/services/{id}', 'iap.webServices.getIamPolicy'),
];

/** Who gets in where Identity-Aware Proxy asks everyone to sign in: strangers too, where a policy names everybody. */
export async function accessThroughProxy(
  ctx: GcpContext,
  services: readonly BackendService[],
): Promise<Reading<Facets['publicAccess']>> {
  let gap: Reading<never> | undefined;
  for (const service of services) {
    const open = await letsEverybodyIn(ctx, service);
    if (open.state === 'value' && open.value) return value('public');
    if (open.state === 'unread') gap ??= open;
  }
  return gap ?? value('blocked');
}

async function letsEverybodyIn(ctx: GcpContext, { id, region }: BackendService): Promise<Reading<boolean>> {
  if (typeof id !== 'string') return unread('failed', 'the response has no id of a backend service');
  const type = region === undefined ? 'compute' : `compute-${regionOf(region)}`;
  const values = { number: ctx.project.number ?? ctx.account, type, id };
  for (const policy of IAP_POLICIES) {
    // The policies of the project and of the type are the same for all of their services.
    const key = `iap ${policy.path.includes('{type}') ? type : ''} ${policy.path.includes('{id}') ? id : ''}`;
    const found = await ctx.shared(key, () => ctx.read(policy.call, () => ctx.get<IamPolicy>(policy, values)));
    if (found.state === 'unread') return found;
    if (found.state === 'value' && isPublic(found.value)) return value(true);
  }
  return value(false);
}
