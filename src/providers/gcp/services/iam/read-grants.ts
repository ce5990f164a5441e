import { unread, type Reading, type Unread } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { ANCESTORS_OPERATION } from '../project/project.ts';
import { grantsByMember, type Grants } from './grants.ts';
import {
  FOLDER_POLICY,
  ORGANIZATION_POLICY,
  PROJECT_POLICY,
  readInheritedPolicies,
  readProjectPolicy,
} from './policies.ts';
import { CUSTOM_ROLES, readRoles } from './roles.ts';
import type { IdentityGrants } from './service-accounts.ts';

/** What a collector declares that asks for the rights of identities. */
export const GRANTS_READS = [
  PROJECT_POLICY,
  FOLDER_POLICY,
  ORGANIZATION_POLICY,
  CUSTOM_ROLES,
  ANCESTORS_OPERATION,
] as const;

/** The roles of everybody whom the policy of the project, or one that it inherits, names. */
export interface AllGrants extends Omit<IdentityGrants, 'grants'> {
  readonly byMember: ReadonlyMap<string, Grants>;
  readonly ofServiceAccount: (email: string | undefined) => IdentityGrants;
}

export async function readGrants(ctx: GcpContext): Promise<AllGrants> {
  const [own, inherited] = await Promise.all([readProjectPolicy(ctx), readInheritedPolicies(ctx)]);
  const policies = [own, inherited].flatMap((one): readonly IamPolicy[] =>
    one.state === 'value' ? [one.value].flat() : [],
  );
  const byMember = grantsByMember(policies);
  const gap = gapOf(own, inherited);
  const roles = await readRoles(
    ctx,
    [...byMember.values()].flatMap(one => [...one.keys()]),
  );
  return {
    byMember,
    roles,
    gap,
    ofServiceAccount: email => ({ grants: byMember.get(`serviceAccount:${email ?? ''}`) ?? new Map(), roles, gap }),
  };
}

/** Why somebody may have more roles than were read. */
function gapOf(...policies: readonly Reading<unknown>[]): Unread | undefined {
  const missing = policies.find(one => one.state !== 'value');
  if (missing === undefined || missing.state === 'unread') return missing;
  return unread('failed', 'the response has no policy');
}
