import type { Principal } from './policy-document.ts';
import { ALL_PRINCIPALS, exactly, NO_PRINCIPALS, principals, UNKNOWN, type PrincipalBounds } from './principal-set.ts';

/** The service that a principal stands for, whatever its domain; a CloudFront origin access identity included. */
export function serviceOf({ type, name }: Principal): string | undefined {
  if (type === 'Service') return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) ? name : undefined;
  if (type === 'AWS' && /^arn:[^:]*:iam::cloudfront:user\//.test(name)) return 'cloudfront.amazonaws.com';
  return undefined;
}

export const isEveryone = ({ type, name }: Principal): boolean => type === 'AWS' && name === '*';

/** A user or role counts as its account: that account decides who may use it. */
export function principalOf({ type, name }: Principal): PrincipalBounds {
  if (type === 'AWS') {
    if (isEveryone({ type, name })) return exactly(ALL_PRINCIPALS);
    const account = /^\d{12}$/.test(name) ? name : /^arn:[^:]*:(?:iam|sts)::(\d{12}):.+$/.exec(name)?.[1];
    if (account !== undefined) return exactly(principals([account]));
    // The unique id of a deleted user or role: no principal can get it again.
    if (/^A(ID|RO|GP)A[A-Z0-9]{12,}$/.test(name)) return exactly(NO_PRINCIPALS);
    return UNKNOWN;
  }
  // One account, by the id that Amazon S3 gives it.
  if (type === 'CanonicalUser' && /^[\da-f]{64}$/i.test(name)) return exactly(principals([name.toLowerCase()]));
  if (type === 'Federated') {
    // An identity provider that is set up in that account.
    const account = /^arn:[^:]*:iam::(\d{12}):(?:saml|oidc)-provider\/.+$/.exec(name)?.[1];
    if (account !== undefined) return exactly(principals([account]));
  }
  return UNKNOWN;
}
