import { listOf, memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';
import { isLater, later } from '../terraform/written.ts';
import { sourcesIn } from './shape.ts';

export interface Scope {
  /** How a logical id is referred to; undefined for a parameter or a type that is not known. */
  readonly referenceOf: (logicalId: string) => string | undefined;
  /** Parameters whose value is known. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly mappings: Json;
  readonly conditions: Json;
}

/** Removes a property, as if it were not there. */
const NO_VALUE = 'AWS::NoValue';
const DEEPEST = 100;

/**
 * A value of a template with its intrinsic functions evaluated as far as the template and the given parameters tell. Defaults of parameters
 * are not known: the deployment may pass others.
 */
export function evaluated(given: unknown, scope: Scope, depth = 0): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if (depth > DEEPEST) return later();
  const below = (one: unknown): unknown => evaluated(one, scope, depth + 1);
  if (Array.isArray(given)) return given.map(below).filter(one => one !== undefined);
  const [name, ...others] = Object.keys(given);
  if (name !== undefined && others.length === 0) {
    const argument = (given as Json)[name];
    if (name === 'Ref') return referred(textOf(argument), scope);
    if (name.startsWith('Fn::')) return call(name.slice(4), argument, { scope, below });
  }
  const entries = Object.entries(given).map(([key, one]) => [key, below(one)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

interface Call {
  readonly scope: Scope;
  readonly below: (given: unknown) => unknown;
}

function call(name: string, argument: unknown, { scope, below }: Call): unknown {
  if (name === 'GetAtt') return referred((Array.isArray(argument) ? textOf(argument[0]) : textOf(argument))?.split('.')[0], scope);
  if (name === 'If') return chosen(listOf(argument), { scope, below });
  if (name === 'Sub') return substituted(argument, { scope, below });
  const known = below(argument);
  if (sourcesIn(known) === undefined) {
    if (name === 'Join') return joined(listOf(known));
    if (name === 'FindInMap') return found(listOf(known), scope.mappings);
    if (name === 'ToJsonString') return JSON.stringify(known);
    if (name === 'Select') return selected(listOf(known));
  }
  return later(...(sourcesIn(known) ?? []));
} // prettier-ignore

function referred(name: string | undefined, { referenceOf, parameters }: Scope): unknown {
  if (name === NO_VALUE) return undefined;
  if (name !== undefined && parameters.has(name)) return parameters.get(name);
  const reference = name === undefined ? undefined : referenceOf(name);
  return reference === undefined ? later() : later(reference);
}

function joined([separator, parts]: readonly unknown[]): unknown {
  const isText = typeof separator === 'string' && Array.isArray(parts) && parts.every(one => typeof one !== 'object');
  return isText ? parts.map(String).join(separator) : later();
}

const selected = ([index, list]: readonly unknown[]): unknown => memberOf(list, String(index)) ?? later();

const found = ([map, first, second]: readonly unknown[], mappings: Json): unknown =>
  [map, first, second].reduce<unknown>((here, key) => memberOf(here, String(key)), mappings) ?? later();

const PLACE = /\$\{(!?)([^}]*)\}/g;

/** `${!Literal}` stands for `${Literal}`. */
function substituted(argument: unknown, { scope, below }: Call): unknown {
  const text = Array.isArray(argument) ? textOf(argument[0]) : textOf(argument);
  const own = objectOf(Array.isArray(argument) ? below(argument[1]) : undefined);
  if (text === undefined) return later();
  const gaps: unknown[] = [];
  const filled = text.replaceAll(PLACE, (_, literal: string, written: string) => {
    if (literal !== '') return `\${${written}}`;
    const name = written.trim();
    const value = Object.hasOwn(own, name) ? own[name] : referred(name.split('.')[0], scope);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    gaps.push(value);
    return '';
  });
  return gaps.length === 0 ? filled : later(...(sourcesIn(gaps) ?? []));
}

/** Of two known and equal values it is that one, whatever the condition. */
function chosen([condition, yes, no]: readonly unknown[], { scope, below }: Call): unknown {
  const known = holds(String(condition), scope);
  if (known !== undefined) return below(known ? yes : no);
  const [first, second] = [below(yes), below(no)];
  if (!isLater(first) && JSON.stringify(first) === JSON.stringify(second)) return first;
  return later(...(sourcesIn([first, second]) ?? []));
}

/** Whether a condition holds, by its name; undefined where a parameter that is not known decides. */
export const holds = (condition: string, scope: Scope): boolean | undefined =>
  holdsIn(memberOf(scope.conditions, condition), scope);

function holdsIn(condition: unknown, scope: Scope, depth = 0): boolean | undefined {
  const [name] = Object.keys(objectOf(condition));
  if (name === undefined || depth > DEEPEST) return undefined;
  const argument = objectOf(condition)[name];
  const of = (one: unknown): boolean | undefined => holdsIn(one, scope, depth + 1);
  if (name === 'Condition') return of(memberOf(scope.conditions, String(argument)));
  if (name === 'Fn::Not') return negated(of(listOf(argument)[0]));
  const all = listOf(argument);
  if (name === 'Fn::And') return all.some(one => of(one) === false) ? false : all.every(of) ? true : undefined;
  if (name === 'Fn::Or') return all.some(of) ? true : all.every(one => of(one) === false) ? false : undefined;
  const [left, right] = [evaluated(all[0], scope), evaluated(all[1], scope)];
  if (name !== 'Fn::Equals' || sourcesIn([left, right]) !== undefined) return undefined;
  return String(left) === String(right);
}

const negated = (given: boolean | undefined): boolean | undefined => (given === undefined ? undefined : !given);
