/**
 * The principals that a policy names: all except some, or a list. A name is an account (twelve digits), an organization
 * (`o-…`), a network that a request comes from or a resource that it comes through (`vpce-…`, a CIDR block, an ARN).
 */
export type PrincipalSet =
  | { readonly all: true; readonly except: ReadonlySet<string> }
  | { readonly all: false; readonly names: ReadonlySet<string> };

/** The principals that are certain, and those that are possible: the same set where the whole policy was understood. */
export interface PrincipalBounds {
  readonly atLeast: PrincipalSet;
  readonly atMost: PrincipalSet;
}

const NONE: ReadonlySet<string> = new Set();
export const ALL_PRINCIPALS: PrincipalSet = { all: true, except: NONE };
export const NO_PRINCIPALS: PrincipalSet = { all: false, names: NONE };
export const principals = (names: Iterable<string>): PrincipalSet => ({ all: false, names: new Set(names) });
export const allPrincipalsExcept = (names: Iterable<string>): PrincipalSet => ({ all: true, except: new Set(names) });

export const exactly = (set: PrincipalSet): PrincipalBounds => ({ atLeast: set, atMost: set });
/** Anything between no principal and all of them. */
export const UNKNOWN: PrincipalBounds = { atLeast: NO_PRINCIPALS, atMost: ALL_PRINCIPALS };

const isAccount = (name: string): boolean => /^\d{12}$/.test(name);
const isOrganization = (name: string): boolean => /^o-[a-z0-9]+$/.test(name);
/** Specificity: an account, an organization, a network or resource. */
const rank = (name: string): number => (isAccount(name) ? 2 : isOrganization(name) ? 1 : 0);

/** The principals in both. An account that must also be in an organization stays: it may be a member. */
export function intersection(a: PrincipalSet, b: PrincipalSet): PrincipalSet {
  if (a.all && b.all) return allPrincipalsExcept([...a.except, ...b.except]);
  if (a.all) return without(b, a.except);
  if (b.all) return without(a, b.except);
  const names = new Set<string>();
  for (const one of a.names) for (const other of b.names) for (const name of meet(one, other)) names.add(name);
  return principals(names);
}

function meet(a: string, b: string): readonly string[] {
  if (a === b) return [a];
  if (rank(a) !== rank(b)) return [rank(a) > rank(b) ? a : b];
  // A principal is in one account and one organization only; networks may contain each other.
  return rank(a) > 0 ? [] : [a];
}

export function union(a: PrincipalSet, b: PrincipalSet): PrincipalSet {
  if (a.all && b.all) return allPrincipalsExcept([...a.except].filter(name => b.except.has(name)));
  if (a.all) return allPrincipalsExcept([...a.except].filter(name => b.all || !b.names.has(name)));
  if (b.all) return union(b, a);
  return principals([...a.names, ...b.names]);
}

function without(set: PrincipalSet, names: ReadonlySet<string>): PrincipalSet {
  return set.all ? set : principals([...set.names].filter(name => !names.has(name)));
}

export const bothBounds = (a: PrincipalBounds, b: PrincipalBounds): PrincipalBounds => ({
  atLeast: intersection(a.atLeast, b.atLeast),
  atMost: intersection(a.atMost, b.atMost),
});
export const eitherBounds = (a: PrincipalBounds, b: PrincipalBounds): PrincipalBounds => ({
  atLeast: union(a.atLeast, b.atLeast),
  atMost: union(a.atMost, b.atMost),
});
