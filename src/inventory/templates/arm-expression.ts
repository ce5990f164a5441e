import { memberOf, type Json } from '../terraform/json.ts';
import { isLater, later, type Later } from '../terraform/written.ts';
import { isKnownFunction, called } from './arm-functions.ts';
import { parseArm, type ArmNode } from './arm-syntax.ts';
import { sourcesIn } from './shape.ts';

/** What an expression in brackets refers to, and what it is, as far as the template and the given parameters tell. */
export interface ArmScope {
  readonly variables: unknown;
  /** Values of parameters by name in lower case; those that are missing are not known. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** How a resource is referred to, by type and the parts of its name, or by its symbolic name. */
  readonly referenceOf: (type: string, names: readonly string[]) => string | undefined;
  readonly bySymbol: (symbol: string) => string | undefined;
  /** Steps that are left: variables may name each other so often that no machine comes to the end. */
  readonly budget: { left: number };
}

const DEEPEST = 100;
export const STEPS = 1_000_000;

/** A value with its expressions evaluated as far as the template and the given parameters tell. */
export function armValue(given: unknown, scope: ArmScope, depth = 0): unknown {
  scope.budget.left -= 1;
  if (depth > DEEPEST || scope.budget.left < 0) return later();
  if (typeof given === 'string') return textValue(given, scope, depth);
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

/** The expression that a text is; undefined for one that is no expression, or cannot be parsed. */
export const expressionIn = (given: string): ArmNode | undefined =>
  isExpression(given) ? parseArm(given.slice(1, -1)) : undefined;

function textValue(given: string, scope: ArmScope, depth: number): unknown {
  if (!isExpression(given)) return unescaped(given);
  const node = expressionIn(given);
  return node === undefined ? later() : nodeValue(node, scope, depth);
}

/** What one part of an expression is. */
export function nodeValue(node: ArmNode, scope: ArmScope, depth = 0): unknown {
  scope.budget.left -= 1;
  if (depth > DEEPEST || scope.budget.left < 0) return later();
  const below = (one: ArmNode): unknown => nodeValue(one, scope, depth + 1);
  if (node.is === 'literal') return node.value;
  if (node.is === 'member') return memberValue(below(node.of), below(node.key));
  const [first] = node.args;
  switch (node.name) {
    case 'variables':
      return armValue(memberOf(scope.variables, nameIn(first)) ?? later(), scope, depth + 1);
    case 'parameters':
      return scope.parameters.has(nameIn(first).toLowerCase())
        ? scope.parameters.get(nameIn(first).toLowerCase())
        : later();
    case 'resourceid':
      return resourceIdIn(node.args, scope);
    case 'if':
      return chosen(node.args, below);
  }
  const args = node.args.map(below);
  const symbol = (node.name === 'reference' || node.name === 'resourceinfo') && first?.is === 'literal' ? scope.bySymbol(String(first.value)) : undefined; // prettier-ignore
  if (symbol !== undefined) return later(symbol);
  const sources = sourcesIn(args);
  return sources === undefined && isKnownFunction(node.name) ? called(node.name, args) : later(...(sources ?? []));
} // prettier-ignore

const nameIn = (node: ArmNode | undefined): string => (node?.is === 'literal' ? String(node.value) : '');

const memberValue = (of: unknown, key: unknown): unknown =>
  isLater(of) ? of : isLater(key) ? later() : (memberOf(of, String(key)) ?? later());

/** Of two known and equal values it is that one, whatever the condition. */
function chosen([condition, yes, no]: readonly ArmNode[], below: (node: ArmNode) => unknown): unknown {
  const holds = condition === undefined ? later() : below(condition);
  const [first, second] = [yes, no].map(one => (one === undefined ? later() : below(one)));
  if (typeof holds === 'boolean') return holds ? first : second;
  if (sourcesIn(first) === undefined && JSON.stringify(first) === JSON.stringify(second)) return first;
  return later(...(sourcesIn([first, second]) ?? []));
}

/** With a subscription or resource group before its type it leads out of the template. */
function resourceIdIn([type, ...names]: readonly ArmNode[], scope: ArmScope): Later {
  if (type?.is !== 'literal' || !String(type.value).includes('/')) return later();
  const reference = scope.referenceOf(
    String(type.value),
    names.map(name => partOf(name, scope)),
  );
  return reference === undefined ? later() : later(reference);
}

/** A part of a name: in quotes where it is known, else as it is written. */
export function partOf(node: ArmNode, scope: ArmScope): string {
  const known = nodeValue(node, scope);
  return typeof known === 'string' || typeof known === 'number' ? quoted(String(known)) : node.text;
}

export const quoted = (text: string): string => `'${text}'`;

/** Whether a condition is known not to hold. */
export const isFalse = (condition: unknown, scope: ArmScope): boolean => {
  const known = armValue(condition, scope);
  return known === false || (typeof known === 'string' && /^false$/i.test(known));
};

/** The values of parameters as a deployment has them: given, else the default, where the deployment is known at all. */
export function armParameters(
  declared: Json,
  given: Json,
  base: Omit<ArmScope, 'parameters'>,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const scope = { ...base, parameters: values };
  for (const [name, one] of Object.entries(declared)) {
    // A password is no setting, and nothing of it is kept.
    if (/^secure/i.test(String(memberOf(one, 'type')))) continue;
    const key = Object.keys(given).find(other => other.toLowerCase() === name.toLowerCase());
    const entry = key === undefined ? undefined : given[key];
    if (entry !== undefined) {
      const value = memberOf(entry, 'value');
      // A reference leads into a key vault.
      if (value !== undefined) values.set(name.toLowerCase(), value);
    } else if (memberOf(one, 'defaultValue') !== undefined) {
      const value = armValue(memberOf(one, 'defaultValue'), scope);
      if (sourcesIn(value) === undefined) values.set(name.toLowerCase(), value);
    }
  }
  return values;
}
