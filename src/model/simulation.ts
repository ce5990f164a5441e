import { EFFORTS } from './effort.ts';
import { z } from 'zod';
import { essentialSchema } from './essential.ts';
import { count } from './facets/shared.ts';
import { intervalSchema, survivalSchema } from './survival.ts';

export const SIMULATION_VERSION = 1;

/** What `cloudbrief simulate --format json` prints. */
export const simulationSchema = z.strictObject({
  schemaVersion: z.literal(SIMULATION_VERSION),
  tool: z.strictObject({ name: z.literal('cloudbrief'), version: z.string() }),
  snapshot: z.strictObject({ started: z.string(), ended: z.string() }),
  /** What `--lose` asked for; left out: every scenario. */
  lose: z.string().optional(),
  /** What was changed before the simulation, with `--add` and `--what-if`. */
  change: z.strictObject({ added: count, fixed: count, check: z.string().optional() }).optional(),
  /** With `--workload`: what everybody should be able to answer for it. */
  essentials: z.array(essentialSchema).optional(),
  rows: z.array(
    survivalSchema.extend({
      /** What the workload may need and nobody saw: it widens the hours. */
      unseen: z.array(z.string()).min(1).optional(),
      /** The same without the change. */
      before: z
        .strictObject({ fate: survivalSchema.shape.fate, hours: intervalSchema, dataLoss: intervalSchema })
        .optional(),
      /** With `--suggest`: the cheapest remedy of a check that makes it better, and what it makes of it. */
      suggestion: z
        .strictObject({
          check: z.string(),
          effort: z.enum(EFFORTS),
          action: z.string(),
          fate: survivalSchema.shape.fate,
          hours: intervalSchema,
          dataLoss: intervalSchema,
        })
        .optional(),
    }),
  ),
});
export type SimulationReport = z.infer<typeof simulationSchema>;
