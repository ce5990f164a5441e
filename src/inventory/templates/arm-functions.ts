import { later } from '../terraform/written.ts';

type Values = readonly unknown[];

/** Longer than any name or setting: texts that are put together may grow without an end. */
const LONGEST = 10_000;

const isPlain = (one: unknown): one is string | number => typeof one === 'string' || typeof one === 'number';
const bounded = (text: string): unknown => (text.length > LONGEST ? later() : text);
const onText =
  (make: (text: string) => unknown) =>
  ([text]: Values): unknown =>
    typeof text === 'string' ? make(text) : later();

/** Functions of known values. What is given in a form that is not expected is not known. */
const FUNCTIONS: Readonly<Record<string, (args: Values) => unknown>> = {
  true: () => true,
  false: () => false,
  null: () => null,
  concat: args =>
    args.every(isPlain)
      ? bounded(args.map(String).join(''))
      : args.every(one => Array.isArray(one))
        ? args.flat()
        : later(),
  format: ([pattern, ...rest]) => (typeof pattern === 'string' && rest.every(isPlain) ? formatted(pattern, rest.map(String)) : later()),
  tolower: onText(text => text.toLowerCase()),
  toupper: onText(text => text.toUpperCase()),
  trim: onText(text => text.trim()),
  string: ([one]) => (isPlain(one) ? String(one) : later()),
  createarray: args => args,
  createobject: args =>
    args.length % 2 === 0 && args.every((one, at) => at % 2 === 1 || typeof one === 'string')
      ? Object.fromEntries(args.flatMap((one, at) => (at % 2 === 0 ? [[String(one), args[at + 1]]] : [])))
      : later(),
  equals: ([a, b]) => equal(a, b),
  not: ([one]) => (typeof one === 'boolean' ? !one : later()),
  and: args => (args.every(one => typeof one === 'boolean') ? args.every(Boolean) : later()),
  or: args => (args.every(one => typeof one === 'boolean') ? args.some(Boolean) : later()),
  empty: ([one]) => one === null || one === '' || (typeof one === 'object' ? Object.keys(one).length === 0 : false),
  coalesce: args => args.find(one => one !== null) ?? null,
}; // prettier-ignore

export const isKnownFunction = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);

export const called = (name: string, args: Values): unknown => FUNCTIONS[name]?.(args) ?? null;

const PLACE = /\{(\d+)\}/g;

/** Places with a format of their own are not evaluated. */
function formatted(pattern: string, args: readonly string[]): unknown {
  const plain = pattern.replaceAll(PLACE, '');
  if (/[{}]/.test(plain)) return later();
  return bounded(pattern.replaceAll(PLACE, (place, index: string) => args[Number(index)] ?? place));
}

/** Resource Manager compares texts by their case. */
const equal = (a: unknown, b: unknown): unknown =>
  typeof a === typeof b || a === null || b === null ? JSON.stringify(a) === JSON.stringify(b) : later();
