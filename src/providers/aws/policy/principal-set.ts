/**
 * Whom a policy speaks of: everybody but a few, or these. A name is an account (twelve digits), an organization (`o-…`) or
 * a place that a request comes from or an object that it comes through (`vpce-…`, a CIDR block, an ARN).
 */
export type Audience =
  | { readonly all: true; readonly except: ReadonlySet<string> }
  | { readonly all: false; readonly names: ReadonlySet<string> };

/** What is certain to be in it, and what may be: they are the same where everything was understood. */
export interface Bounds {
  readonly sure: Audience;
  readonly most: Audience;
}

const NONE: ReadonlySet<string> = new Set();
export const EVERYBODY: Audience = { all: true, except: NONE };
export const NOBODY: Audience = { all: false, names: NONE };
export const only = (names: Iterable<string>): Audience => ({ all: false, names: new Set(names) });
export const everybodyBut = (names: Iterable<string>): Audience => ({ all: true, except: new Set(names) });

export const exactly = (audience: Audience): Bounds => ({ sure: audience, most: audience });
/** Nobody knows: perhaps nobody, perhaps everybody. */
export const UNKNOWN: Bounds = { sure: NOBODY, most: EVERYBODY };

const isAccount = (name: string): boolean => /^\d{12}$/.test(name);
const isOrganization = (name: string): boolean => /^o-[a-z0-9]+$/.test(name);
/** The more it says about who somebody is, the higher: an account in an organization, its people in a place. */
const rank = (name: string): number => (isAccount(name) ? 2 : isOrganization(name) ? 1 : 0);

/** Who is in both. An account that must be in an organization as well stays: it may be a member. */
export function both(a: Audience, b: Audience): Audience {
  if (a.all && b.all) return everybodyBut([...a.except, ...b.except]);
  if (a.all) return without(b, a.except);
  if (b.all) return without(a, b.except);
  const names = new Set<string>();
  for (const one of a.names) for (const other of b.names) for (const name of meet(one, other)) names.add(name);
  return only(names);
}

function meet(a: string, b: string): readonly string[] {
  if (a === b) return [a];
  if (rank(a) !== rank(b)) return [rank(a) > rank(b) ? a : b];
  // One is in one account and in one organization only; places may lie within each other.
  return rank(a) > 0 ? [] : [a];
}

export function either(a: Audience, b: Audience): Audience {
  if (a.all && b.all) return everybodyBut([...a.except].filter(name => b.except.has(name)));
  if (a.all) return everybodyBut([...a.except].filter(name => b.all || !b.names.has(name)));
  if (b.all) return either(b, a);
  return only([...a.names, ...b.names]);
}

function without(audience: Audience, names: ReadonlySet<string>): Audience {
  return audience.all ? audience : only([...audience.names].filter(name => !names.has(name)));
}

export const bothBounds = (a: Bounds, b: Bounds): Bounds => ({
  sure: both(a.sure, b.sure),
  most: both(a.most, b.most),
});
export const eitherBounds = (a: Bounds, b: Bounds): Bounds => ({
  sure: either(a.sure, b.sure),
  most: either(a.most, b.most),
});
