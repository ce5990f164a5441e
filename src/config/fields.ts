import { z } from 'zod';
import { isWhole, settingDoc } from './setting.ts';

/** One key of a schema. `sections` is a list of objects, `table` an object whose keys the user chooses. */
export interface Field {
  readonly key: string;
  readonly path: readonly string[];
  readonly shape: 'text' | 'number' | 'boolean' | 'texts' | 'section' | 'sections' | 'table';
  readonly schema: z.ZodType;
  readonly description: string;
  readonly example: unknown;
  /** The default, in words. */
  readonly otherwise: string | undefined;
  /** Allowed values, if they are a choice. */
  readonly options: readonly string[];
  /** Keys of a section, or of each section of a list. */
  readonly fields: readonly Field[];
}

/** The keys of an object schema in its order: the one source of `init`, `config show` and the variables. */
export function fieldsOf(schema: z.ZodObject, above: readonly string[] = []): Field[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(([key, outer]) => {
    const path = [...above, key];
    const inner = unwrapped(outer);
    const { description = '', examples } = { ...z.globalRegistry.get(inner), ...z.globalRegistry.get(outer) };
    return {
      key,
      path,
      schema: outer,
      description: settingDoc(outer)?.description ?? description,
      example: Array.isArray(examples) ? (examples[0] as unknown) : undefined,
      otherwise: settingDoc(outer)?.otherwise,
      options: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
      // An object that is documented as one setting is given as a whole.
      ...(inner instanceof z.ZodObject && (settingDoc(outer) !== undefined || isWhole(outer))
        ? TABLE
        : shapeOf(inner, path)),
    };
  });
}

/** The schema inside of `optional`; of a union of a value and a list of it, that of the value. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap() as z.ZodType);
  const [value] = schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [];
  return value === undefined ? schema : unwrapped(value);
}

const TABLE = { shape: 'table', fields: [] } as const;

function shapeOf(schema: z.ZodType, path: readonly string[]): Pick<Field, 'shape' | 'fields'> {
  if (schema instanceof z.ZodObject) return { shape: 'section', fields: fieldsOf(schema, path) };
  if (schema instanceof z.ZodRecord) return TABLE;
  if (schema instanceof z.ZodArray) {
    const item = unwrapped(schema.element as z.ZodType);
    return item instanceof z.ZodObject
      ? { shape: 'sections', fields: fieldsOf(item, path) }
      : { shape: 'texts', fields: [] };
  }
  if (schema instanceof z.ZodNumber) return { shape: 'number', fields: [] };
  if (schema instanceof z.ZodBoolean) return { shape: 'boolean', fields: [] };
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return { shape: 'text', fields: [] };
  throw new Error(`There is no shape for ${path.join('.')}: extend fields.ts.`);
}
