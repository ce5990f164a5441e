import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { accountId } from '../../facets/common.ts';
import { levelsOf, NO_CREDENTIALS, unreadCredentials, type IdentityGrants } from './service-accounts.ts';
import { splitMember, trustedMember } from './trusted.ts';

/**
 * Agents that Google runs for services that the project uses: nobody can sign in as one. The service accounts of Cloud Build
 * and of default workloads run code of the customer, and stay.
 */
const SERVICE_AGENT =
  /^serviceAccount:(service-\d+@[\w.-]+\.iam\.gserviceaccount\.com|\d+@cloudservices\.gserviceaccount\.com|[\w-]+@(?:[\w-]+\.)?gcp-sa-[\w-]+\.iam\.gserviceaccount\.com)$/;

/** One member of the policies, other than the service accounts of the project. */
export function emitMember(ctx: GcpContext, member: string, grants: IdentityGrants): void {
  if (SERVICE_AGENT.test(member) || isOwnServiceAccount(ctx, member)) return;
  const [type, principal] = splitMember(member);
  ctx.emit({
    id: `${accountId(ctx)}/members/${member}`,
    kind: 'identity',
    type: 'cloudresourcemanager.googleapis.com/Member',
    name: type === '' ? principal : `${type} ${principal}`,
    region: 'global',
    tags: {},
    facets: {
      ...levelsOf(grants),
      trustedPrincipals: value([trustedMember(member)]),
      credentials: credentialsOf(type, member),
    },
  });
}

const isOwnServiceAccount = ({ project }: GcpContext, member: string): boolean =>
  member.endsWith(`@${project.id}.iam.gserviceaccount.com`) ||
  member === `serviceAccount:${project.id}@appspot.gserviceaccount.com` ||
  member === `serviceAccount:${project.number ?? ''}-compute@developer.gserviceaccount.com`;

/** Groups and pools do not sign in; service accounts of other projects have their keys there. */
function credentialsOf(type: string, member: string): Reading<Facets['credentials']> {
  if (type === 'user') return unreadCredentials(member);
  return type === 'serviceAccount' ? NO_CREDENTIALS : absent;
}
