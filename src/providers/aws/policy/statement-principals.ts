import type { Principal } from './policy-document.ts';
import { ALL_PRINCIPALS, exactly, NO_PRINCIPALS, principals, UNKNOWN, type PrincipalBounds } from './principal-set.ts';

/** The AWS service that a principal stands for, a CloudFront origin access identity included. */
export function serviceOf({ type, name }: Principal): string | undefined {
  if (type === 'Service') return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(name) ? name : undefined;
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
  if (type === 'Federated') {
    // The SAML provider of a company, set up in that account.
    const account = /^arn:[^:]*:iam::(\d{12}):saml-provider\/.+$/.exec(name)?.[1];
    if (account !== undefined) return exactly(principals([account]));
  }
  return UNKNOWN;
}
