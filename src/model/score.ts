import { z } from 'zod';
import { GRADES } from './grade.ts';

const percent = z.number().int().min(0).max(100);

/** Risk model 1.2, in percent. `proven` counts unread values as failed, `possible` as passed. */
export const scoreSchema = z.strictObject({
  proven: percent,
  possible: percent,
  coverage: percent,
  grade: z.enum(GRADES),
  /** Coverage is 40 to 69: the grade may change once more can be read. */
  provisional: z.boolean(),
  /** The cap that limits `proven`, and its cause; `criticality`: a failed resource may be a crown jewel. */
  capped: z
    .strictObject({
      at: percent,
      by: z.array(z.string()),
      because: z.enum(['fail', 'unknown', 'criticality', 'survival']),
    })
    .optional(),
});
export type Score = z.infer<typeof scoreSchema>;
