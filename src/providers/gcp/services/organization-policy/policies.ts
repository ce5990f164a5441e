import type { Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import { leafName } from '../../facets/common.ts';
import { enforcementOf, type Enforcement, type OrganizationPolicy } from '../../facets/organization-policy.ts';

const PERMISSION = 'orgpolicy.policies.list';
const of = (owner: 'projects' | 'folders' | 'organizations'): GcpList => ({
  call: `orgpolicy:${owner}.policies.list`,
  permission: PERMISSION,
  path: '/v2/{owner}/policies',
  query: 'pageSize=200',
  items: 'policies',
});
export const PROJECT_POLICIES = of('projects');
export const FOLDER_POLICIES = of('folders');
export const ORGANIZATION_POLICIES = of('organizations');

const listOf = (owner: string): GcpList =>
  owner.startsWith('projects/')
    ? PROJECT_POLICIES
    : owner.startsWith('folders/')
      ? FOLDER_POLICIES
      : ORGANIZATION_POLICIES;

/** What is set on one node, by constraint. */
export function readPolicies(
  ctx: GcpContext,
  owner: string,
): Promise<Reading<ReadonlyMap<string, OrganizationPolicy>>> {
  const list = listOf(owner);
  const ask = () =>
    ctx.read(list.call, async () => {
      const found = new Map<string, OrganizationPolicy>();
      await ctx.each<OrganizationPolicy>(list, row => void found.set(leafName(row.name), row), { owner });
      return found;
    });
  return owner.startsWith('projects/') ? ask() : ctx.sharedByHierarchy(`organization policies of ${owner}`, ask);
}

/** How each constraint holds, from the organization down to the project. */
export function combined(levels: readonly ReadonlyMap<string, OrganizationPolicy>[]): ReadonlyMap<string, Enforcement> {
  const holds = new Map<string, Enforcement>();
  for (const level of levels)
    for (const [constraint, policy] of level) holds.set(constraint, enforcementOf(policy, holds.get(constraint)));
  return holds;
}
