import { z } from 'zod';
import { GRADES } from './grade.ts';

const percent = z.number().int().min(0).max(100);

/** Risk model 1.2. `proven` counts what we could not see as not done, `possible` as done. All in percent. */
export const scoreSchema = z.strictObject({
  proven: percent,
  possible: percent,
  coverage: percent,
  grade: z.enum(GRADES),
  /** Coverage is 40 to 69: the grade may change when more can be read. */
  provisional: z.boolean(),
  /** The cap that held `proven` down, and what caused it. */
  capped: z
    .strictObject({ at: percent, by: z.array(z.string()), because: z.enum(['fail', 'unknown', 'survival']) })
    .optional(),
});
export type Score = z.infer<typeof scoreSchema>;
