import type { Facets } from './facets.ts';

/** Facts about who may do what, among the facts of a check. */
export interface IdentityFacts {
  /** Users of an account with console access. */
  consoleUsers: number;
  /** Administrators of an account besides root: users that can sign in, by name, and the number of assumable roles. */
  administrators: { readonly users: readonly string[]; readonly roles: number };
  /** Accounts and organizations with access that were not read and are not known as the company's own; `*` left out. */
  externalPrincipals: readonly string[];
  /** Credentials of an identity that people can sign in as. Null: it has none, or only programs act as it. */
  consoleCredentials: Facets['credentials'];
  /** Unknown principals that may assume an identity without external ID or MFA. */
  untrustedPrincipals: { readonly public: boolean; readonly accounts: readonly string[] };
  /** Resources that run with more rights than the identity that may run its code on them. */
  borrowedRights: readonly { readonly resource: string; readonly role: string }[];
  /** How guests (who are not signed in) act as an identity: by no identity pool, within the limits of the provider, without. */
  guestAccess: 'none' | 'limited' | 'unlimited';
}
