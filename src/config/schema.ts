import { z } from 'zod';
import { CRITICALITIES } from '../model/criticality.ts';
import { facetSchemas } from '../model/facets.ts';
import { KINDS } from '../model/kinds.ts';
import { practices, type Practice } from '../model/practice.ts';
import { SEVERITIES } from '../model/severity.ts';

const text = z.string().trim().min(1);

/** TLP 2.0 marks (FIRST). */
export const TLP_MARKS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

/** Picks resources: every given member must match. */
export const selectorSchema = z
  .strictObject({
    tags: z.record(z.string(), text).optional(),
    name: text.optional(),
    id: text.optional(),
    account: text.optional(),
    kind: z.enum(KINDS).optional(),
  })
  .refine(({ tags = {}, ...rest }) => Object.keys({ ...tags, ...rest }).length > 0, 'name at least one thing to match');

/** `cloudbrief.yaml`. Every key is optional; an unknown key is an error. */
export const configSchema = z.strictObject({
  client: z
    .strictObject({
      name: text.max(120).optional().describe('Whose briefing it is; stands on the cover'),
      period: text.max(60).optional().describe('For example "fourth quarter 2026"'),
      preparedFor: text.max(120).optional(),
      preparedBy: text.max(120).optional(),
      tlp: z.enum(TLP_MARKS).optional().describe('Traffic Light Protocol mark on every page'),
    })
    .optional(),
  aws: z
    .strictObject({
      profiles: z.array(text).optional().describe('Profiles of the AWS configuration, one target each'),
      roles: z.array(text).optional().describe('ARNs of roles to take on, one target each'),
      externalId: text.optional().describe('What the roles ask for, where they do'),
      regions: z.array(text).optional().describe('Only these regions; left out, all that are enabled'),
    })
    .optional(),
  criticality: z
    .array(
      z.strictObject({
        criticality: z.enum(CRITICALITIES),
        match: selectorSchema,
      }),
    )
    .optional()
    .describe('What is worth what to the business; the first rule that matches holds'),
  workloads: z
    .array(z.strictObject({ name: text.max(80) }))
    .optional()
    .describe('The business services that people are asked about one by one'),
  checks: z.record(z.string(), z.record(z.string(), z.unknown())).optional().describe('Parameters by check id'),
  gate: z
    .strictObject({
      failOn: z.enum(SEVERITIES).optional(),
      failOnUnknown: z.enum(SEVERITIES).optional(),
      requireConfidence: z.number().min(0).max(100).optional(),
      maxExceptionMonths: z
        .number()
        .int()
        .min(1)
        .max(120)
        .optional()
        .describe('How long a risk may be accepted at most; 12 where it is left out'),
    })
    .optional(),
  page: z.enum(['a4', 'letter']).optional(),
  browser: text.optional().describe('Path of the Chrome or Chromium that prints the PDF'),
});
export type Config = z.infer<typeof configSchema>;

const topics = (wanted: readonly { readonly topic: Practice; readonly asks: string }[]) =>
  Object.fromEntries(wanted.map(({ topic, asks }) => [topic, facetSchemas.answer.optional().describe(asks)])) as Record<
    Practice,
    z.ZodOptional<(typeof facetSchemas)['answer']>
  >;

/** `cloudbrief.answers.yaml`: what people said, by topic; under `workloads` what is different for one of them. */
export const answersSchema = z.strictObject({
  ...topics(practices),
  workloads: z
    .record(text, z.strictObject(topics(practices.filter(({ perWorkload }) => perWorkload === true))))
    .optional(),
});
