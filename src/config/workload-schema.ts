import { z } from 'zod';
import { DURATION } from '../lib/duration.ts';
import { CRITICALITIES } from '../model/criticality.ts';
import { SCENARIOS } from '../model/survival.ts';
import { UNASSIGNED } from '../model/workload.ts';
import { selectorSchema } from './selector-schema.ts';

const text = z.string().trim().min(1);

/** A duration of a target. */
export const DURATION_TEXT = z
  .string()
  .trim()
  .regex(DURATION, 'write a duration with its unit, such as 30m, 4h or 2d')
  .meta({ examples: ['4h'] });

const TARGET = z
  .strictObject({ rto: DURATION_TEXT.optional(), rpo: DURATION_TEXT.optional() })
  .refine(({ rto, rpo }) => rto !== undefined || rpo !== undefined, 'rto or rpo is required');

/** One business service of `cloudbrief.yaml`. */
const WORKLOAD = z.strictObject({
  name: text.max(80).meta({ description: 'Its name', examples: ['Checkout'] }),
  match: z
    .union([selectorSchema, z.array(selectorSchema).min(1)])
    .optional()
    .meta({
      description: 'Its resources, by one selector or a list; the first workload that matches a resource gets it',
      examples: [{ tags: { service: 'checkout' } }],
    }),
  owner: text
    .max(120)
    .optional()
    .meta({ description: 'Who answers for it', examples: ['Head of sales'] }),
  criticality: z
    .enum(CRITICALITIES)
    .optional()
    .meta({ description: 'How much it matters; without it, the highest of its resources', examples: ['crown-jewel'] }),
  revenueShare: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: 'Percent of revenue that stops with it', examples: [60] }),
  targets: z
    .partialRecord(z.enum([...SCENARIOS, 'any']), TARGET)
    .optional()
    .meta({
      description:
        'Recovery targets by scenario, `any` for the others: rto is how long it may be down, rpo how much data may be lost',
      examples: [{ any: { rto: '4h', rpo: '15m' }, 'region-lost': { rto: '1d' } }],
    }),
  needs: z
    .array(text)
    .optional()
    .meta({
      description:
        'What it cannot do without and no API shows: names of workloads, names or ids of resources; * matches any text',
      examples: [['Payments', 'legacy-db-*']],
    }),
  stateless: z
    .array(text)
    .optional()
    .meta({
      description:
        'Names or ids of its servers whose boot disk holds nothing but the system, which no API shows; * matches any text',
      examples: [['web-*']],
    }),
});

/** All of them. Of two with one name nobody could tell which targets hold; two shares of the same revenue would count it twice. */
export const WORKLOADS = z.array(WORKLOAD).check(({ value, issues }) => {
  const names = new Map([[UNASSIGNED.toLowerCase(), 'what fits no workload is called that']]);
  for (const [at, { name }] of value.entries()) {
    const taken = names.get(name.toLowerCase());
    names.set(name.toLowerCase(), taken ?? `workloads.${at} has that name`);
    if (taken !== undefined)
      issues.push({
        code: 'custom',
        path: [at, 'name'],
        message: `expected a name that nothing else has: ${taken}`,
        input: name,
      });
  }
  let sum = 0;
  for (const [at, { revenueShare = 0 }] of value.entries()) {
    const before = sum;
    sum += revenueShare;
    if (before <= 100 && sum > 100.000_001)
      issues.push({
        code: 'custom',
        path: [at, 'revenueShare'],
        message: `the shares of the revenue add up to ${Number(sum.toFixed(1))} % with this one: expected at most 100`,
        input: revenueShare,
      });
  }
});
