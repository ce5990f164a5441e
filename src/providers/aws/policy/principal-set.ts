/**
 * Whom a policy speaks of: everybody but a few, or these. A name is an account (twelve digits), an organization (`o-…`) or
 * a place that a request comes from or an object that it comes through (`vpce-…`, a CIDR block, an ARN).
 */
export type PrincipalSet =
  | { readonly all: true; readonly except: ReadonlySet<string> }
  | { readonly all: false; readonly names: ReadonlySet<string> };

/** What is certain to be in it, and what may be: they are the same where everything was understood. */
export interface Bounds {
  readonly sure: PrincipalSet;
  readonly most: PrincipalSet;
}

const NONE: ReadonlySet<string> = new Set();
export const ALL_PRINCIPALS: PrincipalSet = { all: true, except: NONE };
export const NO_PRINCIPALS: PrincipalSet = { all: false, names: NONE };
export const principals = (names: Iterable<string>): PrincipalSet => ({ all: false, names: new Set(names) });
export const allPrincipalsExcept = (names: Iterable<string>): PrincipalSet => ({ all: true, except: new Set(names) });

export const exactly = (audience: PrincipalSet): Bounds => ({ sure: audience, most: audience });
/** Nobody knows: perhaps nobody, perhaps everybody. */
export const UNKNOWN: Bounds = { sure: NO_PRINCIPALS, most: ALL_PRINCIPALS };

const isAccount = (name: string): boolean => /^\d{12}$/.test(name);
const isOrganization = (name: string): boolean => /^o-[a-z0-9]+$/.test(name);
/** The more it says about who somebody is, the higher: an account in an organization, its people in a place. */
const rank = (name: string): number => (isAccount(name) ? 2 : isOrganization(name) ? 1 : 0);

/** Who is in both. An account that must be in an organization as well stays: it may be a member. */
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
  // One is in one account and in one organization only; places may lie within each other.
  return rank(a) > 0 ? [] : [a];
}

export function union(a: PrincipalSet, b: PrincipalSet): PrincipalSet {
  if (a.all && b.all) return allPrincipalsExcept([...a.except].filter(name => b.except.has(name)));
  if (a.all) return allPrincipalsExcept([...a.except].filter(name => b.all || !b.names.has(name)));
  if (b.all) return union(b, a);
  return principals([...a.names, ...b.names]);
}

function without(audience: PrincipalSet, names: ReadonlySet<string>): PrincipalSet {
  return audience.all ? audience : principals([...audience.names].filter(name => !names.has(name)));
}

export const bothBounds = (a: Bounds, b: Bounds): Bounds => ({
  sure: intersection(a.sure, b.sure),
  most: intersection(a.most, b.most),
});
export const eitherBounds = (a: Bounds, b: Bounds): Bounds => ({
  sure: union(a.sure, b.sure),
  most: union(a.most, b.most),
});
