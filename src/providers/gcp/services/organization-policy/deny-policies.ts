import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList, GcpRead } from '../../context.ts';
import { isoDate, leafName } from '../../facets/common.ts';

/** The list has no rules; each policy is read for them. */
export const DENY_POLICIES: GcpList = {
  call: 'iam:policies.listPolicies',
  permission: 'iam.denypolicies.list',
  path: '/v2/policies/cloudresourcemanager.googleapis.com%2F{owner}/denypolicies',
  items: 'policies',
};
export const DENY_POLICY: GcpRead = {
  call: 'iam:policies.get',
  permission: 'iam.denypolicies.get',
  path: '/v2/policies/cloudresourcemanager.googleapis.com%2F{owner}/denypolicies/{policy}',
  lists: ['rules'],
};

interface DenyPolicy {
  readonly name?: string;
  readonly displayName?: string;
  readonly createTime?: string;
  readonly rules?: readonly { readonly denyRule?: { readonly deniedPermissions?: readonly string[] } | null }[] | null;
}

/** A deny policy of the project or of what is above it. */
export interface Denial {
  readonly id: string;
  readonly name: string;
  readonly createdAt?: string;
  readonly deletionGuardrail: Reading<Facets['deletionGuardrail']>;
}

export function readDenials(ctx: GcpContext, owner: string): Promise<Reading<readonly Denial[]>> {
  const ask = () =>
    ctx.read(DENY_POLICIES.call, async () => {
      const found: Denial[] = [];
      const at = owner.replace('/', '%2F');
      await ctx.each<DenyPolicy>(
        DENY_POLICIES,
        async row => {
          const policy = leafName(row.name);
          const whole = await ctx.read(DENY_POLICY.call, () => ctx.get<DenyPolicy>(DENY_POLICY, { owner: at, policy }));
          const createdAt = isoDate(row.createTime);
          found.push({
            id: policy,
            name: row.displayName ?? policy,
            ...(createdAt === undefined ? {} : { createdAt }),
            deletionGuardrail: mapReading(whole, deletionGuardrailOf),
          });
        },
        { owner: at },
      );
      return found;
    });
  return owner.startsWith('projects/') ? ask() : ctx.sharedByHierarchy(`deny policies of ${owner}`, ask);
}

/** Permissions by their names in deny policies: `storage.googleapis.com/buckets.delete`, also `storage.googleapis.com/*.*`. */
const DELETES = /\.googleapis\.com\/(?:\*|[\w.]+)\.(?:delete\w*|\*)$/i;

/** Exceptions, conditions and the principals are not compared: what it denies may be denied to some only. */
function deletionGuardrailOf({ rules }: DenyPolicy): Facets['deletionGuardrail'] {
  const denied = (rules ?? []).flatMap(({ denyRule }) => denyRule?.deniedPermissions ?? []);
  return denied.some(permission => DELETES.test(permission)) ? 'some' : 'none';
}
