import { mapReading, unread, type Reading } from '../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../context.ts';

export interface OrganizationPolicy {
  readonly name?: string;
  readonly spec?: Spec | null;
}
interface Spec {
  readonly rules?: readonly Rule[] | null;
  readonly inheritFromParent?: boolean;
  readonly reset?: boolean;
}
interface Rule {
  readonly enforce?: boolean;
  readonly allowAll?: boolean;
  readonly denyAll?: boolean;
  readonly values?: object | null;
  /** A tag decides whether the rule holds. */
  readonly condition?: object | null;
}

/** Whether a policy holds: for the whole project, where a tag says so, or not at all. */
export type Enforcement = 'enforced' | 'conditional' | 'off';

const restricts = ({ enforce, denyAll, values }: Rule): boolean =>
  enforce === true || denyAll === true || (values !== undefined && values !== null);

/** What a policy of one node does to what it inherits; the nearest node that says something decides. */
export function enforcementOf({ spec }: OrganizationPolicy, inherited: Enforcement = 'off'): Enforcement {
  if (spec === undefined || spec === null) return inherited;
  if (spec.reset === true) return 'off';
  const rules = spec.rules ?? [];
  const isConditional = ({ condition }: Rule): boolean => condition !== undefined && condition !== null;
  if (rules.some(rule => restricts(rule) && !isConditional(rule)))
    return rules.some(rule => isConditional(rule) && !restricts(rule)) ? 'conditional' : 'enforced';
  if (spec.inheritFromParent === true && inherited === 'enforced') return 'enforced';
  if (rules.some(restricts)) return 'conditional';
  return spec.inheritFromParent === true ? inherited : 'off';
}

/** Policies of every level together, as they hold for the project. */
export const EFFECTIVE_POLICY: GcpRead = {
  call: 'orgpolicy:projects.policies.getEffectivePolicy',
  permission: 'orgpolicy.policy.get',
  path: '/v2/projects/{project}/policies/{constraint}:getEffectivePolicy',
};

/** Constraints that decide a facet by themselves (cloud.google.com/storage/docs/org-policy-constraints). */
export const PUBLIC_ACCESS_PREVENTION = 'storage.publicAccessPrevention';
export const SECURE_HTTP_TRANSPORT = 'storage.secureHttpTransport';

/** Whether a constraint is enforced in the project, read once for all that need it. */
export const readConstraint = (ctx: GcpContext, constraint: string): Promise<Reading<boolean>> =>
  ctx.shared(`constraint ${constraint}`, async () => {
    const policy = await ctx.read(EFFECTIVE_POLICY.call, () =>
      ctx.get<OrganizationPolicy>(EFFECTIVE_POLICY, { constraint }),
    );
    if (policy.state === 'absent') return unread('failed', 'the response has no policy');
    return mapReading(policy, found => enforcementOf(found) === 'enforced');
  });
