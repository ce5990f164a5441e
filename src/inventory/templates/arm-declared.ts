import { listOf, memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';
import { isFalse, type ArmScope } from './arm-expression.ts';
import { knownPart, nameKey, namePartsOf } from './arm-names.ts';

/** A resource as the template declares it, flat. */
export interface Declared {
  readonly type: string;
  /** The parts of its name: what is known in quotes, the rest as it is written. */
  readonly names: readonly string[];
  readonly symbol: string | undefined;
  readonly entry: Json;
}

export const keyOf = ({ type, names }: Pick<Declared, 'type' | 'names'>): string => nameKey(type, names);

/** Those above it, the nearest first. */
export function parentKeys({ type, names }: Declared): string[] {
  const steps = type.split('/');
  return steps.slice(2).map((_, at) => nameKey(steps.slice(0, -1 - at).join('/'), names.slice(0, -1 - at)));
}

/** Members of a resource that Resource Manager also has as resources of their own. */
const INLINE: Readonly<Record<string, readonly [list: string, type: string]>> = {
  'microsoft.network/virtualnetworks': ['subnets', 'Microsoft.Network/virtualNetworks/subnets'],
};
const DEPLOYMENT = /^microsoft\.resources\/deployments$/i;
const MOST = 100_000;

interface Found {
  readonly declared: readonly Declared[];
  /** The names of deployments in it, each a template of its own. */
  readonly nested: readonly string[];
}

/** All resources, those inside of others included: without recursion, because a file may be nested without an end. */
export function declaredIn(given: unknown, scope: ArmScope): Found {
  const declared: Declared[] = [];
  const nested: string[] = [];
  const open = entriesIn(given).map(([symbol, entry]) => ({ symbol, entry, outer: undefined as Declared | undefined }));
  // The list grows while it is walked.
  for (const { symbol, entry, outer } of open) {
    if (declared.length >= MOST) break;
    const one = declaredAs({ entry, symbol, outer }, scope);
    // What exists is only named, and what a condition leaves out is not made.
    if (one === undefined || entry['existing'] === true || isFalse(entry['condition'], scope)) continue;
    if (DEPLOYMENT.test(one.type)) {
      nested.push(symbol ?? one.names.map(name => knownPart(name) ?? name).join('/'));
      continue;
    }
    declared.push(one);
    open.push(...entriesIn(entry['resources']).map(([inner, below]) => ({ symbol: inner, entry: below, outer: one })));
    open.push(...inlineOf(one).map(below => ({ symbol: undefined, entry: below, outer: one })));
  }
  return { declared, nested };
}

/** With symbolic names the resources are an object. */
const entriesIn = (given: unknown): (readonly [string | undefined, Json])[] =>
  Array.isArray(given)
    ? given.map((one: unknown) => [undefined, objectOf(one)] as const)
    : Object.entries(objectOf(given)).map(([symbol, one]) => [symbol, objectOf(one)] as const);

interface Entry {
  readonly entry: Json;
  readonly symbol: string | undefined;
  readonly outer: Declared | undefined;
}

function declaredAs({ entry, symbol, outer }: Entry, scope: ArmScope): Declared | undefined {
  const [type, name] = [textOf(entry['type']), textOf(entry['name'])];
  if (type === undefined || name === undefined) return undefined;
  const own = namePartsOf(name, scope);
  const isRelative = outer !== undefined && !type.includes('.');
  return {
    type: isRelative ? `${outer.type}/${type}` : type,
    names: outer === undefined || (!isRelative && own.length > 1) ? own : [...outer.names, ...own],
    symbol,
    entry,
  };
}

function inlineOf({ type, entry }: Declared): Json[] {
  const [list, inner] = INLINE[type.toLowerCase()] ?? [];
  if (list === undefined || inner === undefined) return [];
  return listOf(memberOf(entry['properties'], list)).map(one => ({ ...objectOf(one), type: inner }));
}
