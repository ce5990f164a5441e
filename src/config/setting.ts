import { z } from 'zod';

interface SettingDoc {
  readonly description: string;
  /** The default, in words. */
  readonly otherwise: string;
}

const DOCS = z.registry<SettingDoc>();

interface About<T> extends SettingDoc {
  /** An example value for editors and `cloudbrief init`. */
  readonly example: T;
}

/** An optional key with its documentation for editors, `init` and `config show`. */
export function setting<T extends z.ZodType>(schema: T, about: About<z.input<T>>): z.ZodOptional<T> {
  const { description, example, otherwise } = about;
  const optional = schema
    .optional()
    .meta({ description: `${description}. Default: ${otherwise}`, examples: [example] });
  DOCS.add(optional, { description, otherwise });
  return optional;
}

/** The documentation of a setting; undefined for other keys. */
export const settingDoc = (schema: z.ZodType): SettingDoc | undefined => DOCS.get(schema);

const WHOLE = z.registry<{ readonly whole: true }>();

/** An object that is given as a whole, because its members make sense together only. */
export function asWhole<T extends z.ZodType>(schema: T): T {
  WHOLE.add(schema, { whole: true });
  return schema;
}

export const isWhole = (schema: z.ZodType): boolean => WHOLE.has(schema);
