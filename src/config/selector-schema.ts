import { z } from 'zod';
import { kindSchema } from '../model/extension-names.ts';

const text = z.string().trim().min(1);

const pattern = (description: string, example: string) => text.optional().meta({ description, examples: [example] });

/** Picks resources: every given member must match. */
export const selectorSchema = z
  .strictObject({
    tags: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'Its tags by key; * matches any text', examples: [{ team: 'checkout' }] }),
    name: pattern('Its name; * matches any text', 'orders*'),
    id: pattern('Its id at the provider; * matches any text', 'arn:aws:rds:*:db:orders'),
    account: pattern('Its account', '111122223333'),
    kind: z
      .union([kindSchema, z.array(kindSchema).min(1)])
      .optional()
      .meta({ description: 'Its kind, or a list of kinds', examples: ['database'] }),
  })
  .refine(
    ({ tags = {}, ...rest }) => Object.keys({ ...tags, ...rest }).length > 0,
    'at least one condition is required',
  )
  .meta({ minProperties: 1 });
