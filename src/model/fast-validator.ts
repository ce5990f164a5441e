import type { z } from 'zod';

/** True for what a schema accepts unchanged. False is not final: the schema itself decides, and gives the error. */
export type FastValidator = (value: unknown) => boolean;

type Def = z.core.$ZodTypes['_zod']['def'];

/**
 * A validator that only reads, where parsing copies. It is built from the schema, so that there is no second definition; a
 * part of an unsupported type is left to the schema.
 */
export function createFastValidator(schema: z.core.$ZodType): FastValidator {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // Safe: each reader is stored under the type that it reads.
  const read = READERS[def.type] as ((def: Def) => FastValidator | undefined) | undefined;
  return read?.(def) ?? (value => isAcceptedUnchanged(schema, value));
}

type Readers = { readonly [T in Def['type']]?: (def: Extract<Def, { readonly type: T }>) => FastValidator | undefined };

const READERS: Readers = {
  string: def => all(value => typeof value === 'string', checksOf(def)),
  number: def => all(Number.isFinite, checksOf(def)),
  boolean: def => (plain(def) ? value => typeof value === 'boolean' : undefined),
  enum: def => (plain(def) ? oneOf(Object.values(def.entries)) : undefined),
  literal: def => (plain(def) ? oneOf(def.values) : undefined),
  optional: def => orUndefined(createFastValidator(def.innerType)),
  array: def => (plain(def) ? arrayOf(createFastValidator(def.element)) : undefined),
  record: def => (plain(def) && isPlainString(def.keyType) ? recordOf(createFastValidator(def.valueType)) : undefined),
  // The schema decides on keys beside the shape: by its catch-all, and by its checks, which are about those keys only.
  object: def => (plain(def) === isNever(def.catchall) ? objectOf(def.shape) : undefined),
  union: def =>
    plain(def)
      ? 'discriminator' in def
        ? chosenBy(def.discriminator as string, def.options)
        : anyOf(def.options)
      : undefined,
};

const defOf = (schema: z.core.$ZodType | undefined): Def | undefined =>
  (schema as z.core.$ZodTypes | undefined)?._zod.def;
const plain = (def: { readonly checks?: readonly unknown[] }): boolean => (def.checks ?? []).length === 0;
const isNever = (schema: z.core.$ZodType | undefined): boolean => defOf(schema)?.type === 'never';
const isPlainString = (schema: z.core.$ZodType): boolean => {
  const def = defOf(schema);
  return def?.type === 'string' && plain(def) && !('format' in def);
};

function isAcceptedUnchanged(schema: z.core.$ZodType, value: unknown): boolean {
  const result = (schema as z.ZodType).safeParse(value);
  return result.success && Object.is(result.data, value);
}

const oneOf = (values: readonly unknown[]): FastValidator => {
  const allowed = new Set(values);
  return value => allowed.has(value);
};

/** Texts only: another option could change what a later one accepts. */
function anyOf(options: readonly z.core.$ZodType[]): FastValidator | undefined {
  if (!options.every(option => ['enum', 'string'].includes(defOf(option)?.type ?? ''))) return undefined;
  const accepts = options.map(createFastValidator);
  return value => accepts.some(one => one(value));
}

const orUndefined =
  (accepts: FastValidator): FastValidator =>
  value =>
    value === undefined || accepts(value);

function arrayOf(accepts: FastValidator): FastValidator {
  return value => {
    if (!Array.isArray(value)) return false;
    for (const element of value) if (!accepts(element)) return false;
    return true;
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function recordOf(accepts: FastValidator): FastValidator {
  return value => {
    if (!isObject(value)) return false;
    // The schema decides on a key of that name: it drops it.
    for (const key in value) if (key === '__proto__' || !accepts(value[key])) return false;
    return true;
  };
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>): FastValidator {
  const members = new Map(
    Object.entries(shape).map(([key, schema]) => [
      key,
      { accepts: createFastValidator(schema), required: defOf(schema)?.type === 'optional' ? 0 : 1 },
    ]),
  );
  const required = [...members.values()].filter(member => member.required === 1).length;
  return value => {
    if (!isObject(value)) return false;
    let met = 0;
    for (const key in value) {
      const member = members.get(key);
      if (member === undefined || !member.accepts(value[key])) return false;
      met += member.required;
    }
    return met === required;
  };
}

function chosenBy(discriminator: string, options: readonly z.core.$ZodType[]): FastValidator | undefined {
  const byValue = new Map<unknown, FastValidator>();
  for (const option of options) {
    const def = defOf(option);
    const literal = def?.type === 'object' ? defOf(def.shape[discriminator]) : undefined;
    if (literal?.type !== 'literal') return undefined;
    for (const one of literal.values) byValue.set(one, createFastValidator(option));
  }
  return value => isObject(value) && byValue.get(value[discriminator])?.(value) === true;
}

interface Checked {
  readonly _zod: { readonly def: object };
}

/** `z.int()` and `z.email()` are checks themselves. */
const checksOf = (def: { readonly checks?: readonly Checked[] }): readonly Checked[] =>
  ['check' in def ? [{ _zod: { def } }] : [], def.checks ?? []].flat();

/** The type and its checks; undefined when one of them is not supported. */
function all(first: FastValidator, checks: readonly Checked[]): FastValidator | undefined {
  let accepts = first;
  for (const check of checks) {
    const next = fromCheck(check._zod.def as z.core.$ZodChecks['_zod']['def']);
    if (next === undefined) return undefined;
    const before = accepts;
    accepts = value => before(value) && next(value);
  }
  return accepts;
}

/** Called only with values of the right type. */
function fromCheck(def: z.core.$ZodChecks['_zod']['def']): FastValidator | undefined {
  if (def.check === 'min_length') return value => (value as string).length >= def.minimum;
  if (def.check === 'string_format' && def.format === 'regex' && def.pattern !== undefined) {
    const { pattern } = def;
    return value => pattern.test(value as string);
  }
  if (def.check === 'number_format' && def.format === 'safeint') return Number.isSafeInteger;
  if (def.check === 'greater_than') {
    const floor = Number(def.value);
    return def.inclusive ? value => (value as number) >= floor : value => (value as number) > floor;
  }
  return undefined;
}
