import type { Facets } from '../../../../model/facets.ts';

type Trusted = Facets['trustedPrincipals'][number];

/** Issuers whose tokens pipelines get: GitHub, GitLab and other hosted CI/CD systems. */
const PIPELINE = /github|gitlab|bitbucket|circleci|terraform-cloud|buildkite|azure-devops/i;

/** A member of a policy as who may assume an identity. */
export function trustedMember(member: string): Trusted {
  const [type, principal] = splitMember(member);
  // Google signs people in, and asks for a second step where their organization demands it.
  if (type === 'user') return { type: 'user', principal, requiresExternalIdOrMfa: true };
  if (type === 'group' || type === 'domain') return { type: 'federated', principal, requiresExternalIdOrMfa: true };
  if (type === 'serviceAccount') return ownerOf(principal);
  if (/^all(Authenticated)?Users$/.test(member))
    return { type: 'public', principal: '*', requiresExternalIdOrMfa: false };
  // `principal:` and `principalSet:` of a workload or workforce identity pool.
  return {
    type: 'federated',
    principal: member,
    requiresExternalIdOrMfa: true,
    ...(PIPELINE.test(member) ? { pipeline: true as const } : {}),
  };
}

export const splitMember = (member: string): readonly [type: string, principal: string] => {
  const at = member.indexOf(':');
  return at < 0 ? ['', member] : [member.slice(0, at), member.slice(at + 1)];
};

/** `serviceAccount:shop.svc.id.goog[web/default]`: a Kubernetes service account. */
function ownerOf(email: string): Trusted {
  const project = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
  return project === undefined
    ? { type: 'service', principal: email, requiresExternalIdOrMfa: true }
    : { type: 'account', principal: project, requiresExternalIdOrMfa: true };
}
