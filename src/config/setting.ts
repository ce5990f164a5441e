import { z } from 'zod';

interface SettingDoc {
  readonly description: string;
  /** What holds where it is left out, in words. */
  readonly otherwise: string;
}

const SAID = z.registry<SettingDoc>();

interface About<T> extends SettingDoc {
  /** What somebody might write there; editors and `cloudbrief init` offer it. */
  readonly example: T;
}

/** A key that may be left out, with everything that is said of it anywhere: editors, `init`, `config show`. */
export function setting<T extends z.ZodType>(schema: T, about: About<z.input<T>>): z.ZodOptional<T> {
  const { description, example, otherwise } = about;
  const optional = schema
    .optional()
    .meta({ description: `${description}. Left out: ${otherwise}`, examples: [example] });
  SAID.add(optional, { description, otherwise });
  return optional;
}

/** What was said of a setting; undefined for any other key. */
export const settingDoc = (schema: z.ZodType): SettingDoc | undefined => SAID.get(schema);
