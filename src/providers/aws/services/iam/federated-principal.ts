import type { Facets } from '../../../../model/facets.ts';
import type { Statement } from '../../policy/policy-document.ts';

/** Issuers that give tokens to anyone: without a condition on the subject the role is public. */
const SHARED_OIDC_ISSUERS =
  /(^|\/)(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity\.amazonaws\.com|oidc\.circleci\.com.*|agent\.buildkite\.com|api\.bitbucket\.org.*)$/;

/** Claims that identify the subject of a token, or the pool or app that it was issued for. */
const SUBJECT_CLAIMS = /:(sub|aud|amr|repository|repository_owner|repository_id|namespace_id|project_path)$/;

/** Issuers that give tokens to CI/CD pipelines only. */
const CI_OIDC_ISSUERS =
  /actions\.githubusercontent|gitlab|bitbucket|circleci|app\.terraform\.io|vstoken\.dev\.azure|buildkite|spacelift/i;

export function federatedPrincipal(
  name: string,
  conditions: Statement['conditions'],
): Facets['trustedPrincipals'][number] {
  const pipeline = CI_OIDC_ISSUERS.test(name) ? { pipeline: true as const } : {};
  const restricted = !SHARED_OIDC_ISSUERS.test(name) || restrictsSubject(name, conditions ?? []);
  return {
    ...(restricted
      ? { type: 'federated', requiresExternalIdOrMfa: true }
      : { type: 'public', requiresExternalIdOrMfa: false }),
    principal: name,
    ...pipeline,
  };
}

function restrictsSubject(issuer: string, conditions: NonNullable<Statement['conditions']>): boolean {
  // All tokens of a CI issuer have the same audience.
  const sharesAudience = !/cognito|google|amazon\.com|facebook/.test(issuer);
  return conditions.some(
    ({ key, operator, values }) =>
      SUBJECT_CLAIMS.test(key) &&
      !(sharesAudience && key.endsWith(':aud')) &&
      /^(foranyvalue:)?string(equals|like|equalsignorecase)$/i.test(operator) &&
      values.every(one => !/^(repo:)?[*?]/.test(one)),
  );
}
