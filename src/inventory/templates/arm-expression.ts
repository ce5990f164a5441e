import { memberOf } from '../terraform/json.ts';
import { later } from '../terraform/written.ts';

/** What an expression in brackets refers to, and what it is, as far as the template alone tells. */
export interface ArmScope {
  readonly variables: unknown;
  /** How a resource is referred to, by type and name as the template writes them, or by its symbolic name. */
  readonly referenceOf: (type: string, name: string) => string | undefined;
  readonly bySymbol: (symbol: string) => string | undefined;
}

const DEEPEST = 100;

/** A value with its expressions evaluated as far as the template alone tells. Parameters are not known, their defaults included. */
export function armValue(given: unknown, scope: ArmScope, depth = 0): unknown {
  if (depth > DEEPEST) return later();
  if (typeof given === 'string')
    return isExpression(given) ? expressed(given.slice(1, -1), scope, depth) : unescaped(given);
  if (Array.isArray(given)) return given.map((one: unknown) => armValue(one, scope, depth + 1));
  if (typeof given !== 'object' || given === null) return given;
  // A copy loop of properties makes a list of which nothing is known here.
  if (Array.isArray(memberOf(given, 'copy')))
    return { ...mapped(given, scope, depth), ...Object.fromEntries(copiesOf(given).map(name => [name, later()])) };
  return mapped(given, scope, depth);
}

const mapped = (given: object, scope: ArmScope, depth: number): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).map(([key, one]) => [key, armValue(one, scope, depth + 1)]));

const copiesOf = (given: object): string[] =>
  (memberOf(given, 'copy') as readonly unknown[]).flatMap(one => {
    const name = memberOf(one, 'name');
    return typeof name === 'string' ? [name] : [];
  });

const isExpression = (given: string): boolean =>
  given.startsWith('[') && !given.startsWith('[[') && given.endsWith(']');
const unescaped = (given: string): string => (given.startsWith('[[') ? given.slice(1) : given);

const VARIABLE = /^variables\('([^']+)'\)$/;
const RESOURCE = /resourceId\('([^']+)',\s*(.+)\)$/;
const REFERENCE = /^reference\('(\w+)'/;

function expressed(expression: string, scope: ArmScope, depth: number): unknown {
  const variable = VARIABLE.exec(expression.trim())?.[1];
  if (variable !== undefined) return armValue(memberOf(scope.variables, variable) ?? later(), scope, depth + 1);
  const [, type, names] = RESOURCE.exec(expression.trim()) ?? [];
  if (type !== undefined && names !== undefined) return laterTo(scope.referenceOf(type, names));
  const symbol = REFERENCE.exec(expression.trim())?.[1];
  return laterTo(symbol === undefined ? undefined : scope.bySymbol(symbol));
}

const laterTo = (reference: string | undefined) => (reference === undefined ? later() : later(reference));
