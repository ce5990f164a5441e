import { asWhole } from './setting.ts';
import { z } from 'zod';
import { kindSchema } from '../model/extension-names.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { SEVERITIES } from '../model/severity.ts';
import { selectorSchema } from './selector-schema.ts';

const text = z.string().trim().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const COMPARISONS = ['is', 'isNot', 'atLeast', 'atMost', 'matches', 'oneOf', 'includes', 'exists'] as const;

const EXPECTATION = z
  .strictObject({
    facet: text.regex(/^[\w/-]+(\.[\w-]+)*$/, 'write a facet, and members of it after a dot').meta({
      description: 'A facet and the path of a member in it, or `tags.KEY`',
      examples: ['automatedBackups.retentionDays'],
    }),
    is: scalar.optional().meta({ description: 'It must equal this', examples: [true] }),
    isNot: scalar.optional().meta({ description: 'It must not equal this', examples: ['none'] }),
    atLeast: z
      .number()
      .optional()
      .meta({ description: 'It must be this number or more', examples: [14] }),
    atMost: z
      .number()
      .optional()
      .meta({ description: 'It must be this number or less', examples: [90] }),
    matches: text.optional().meta({ description: 'It must match this text; * matches any text', examples: ['team-*'] }),
    oneOf: z
      .array(scalar)
      .min(1)
      .optional()
      .meta({ description: 'It must be one of these', examples: [['eu-west-1']] }),
    includes: scalar.optional().meta({ description: 'The list must include this', examples: ['sms'] }),
    exists: z
      .boolean()
      .optional()
      .meta({ description: 'Whether there must be one', examples: [true] }),
  })
  .refine(one => COMPARISONS.filter(key => one[key] !== undefined).length === 1, {
    message: `exactly one of ${COMPARISONS.join(', ')} is required`,
  });

/** One rule of the organization's own policy: `rules` of `cloudbrief.yaml`. */
export const RULE = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'name the bad state in kebab case: bucket-without-team')
    .meta({ description: 'Its id: the bad state in kebab case', examples: ['bucket-without-team'] }),
  kind: z
    .union([kindSchema, z.array(kindSchema).min(1)])
    .meta({ description: 'The kind that it judges, or a list of kinds', examples: ['bucket'] }),
  match: z
    .union([selectorSchema, z.array(selectorSchema).min(1)])
    .optional()
    .meta({ description: 'Only these resources, by one selector or a list', examples: [{ tags: { env: 'prod*' } }] }),
  expect: asWhole(
    z
      .union([EXPECTATION, z.array(EXPECTATION).min(1)])
      .meta({ description: 'What must hold; of a list, all', examples: [{ facet: 'tags.team', exists: true }] }),
  ),
  message: text.max(300).meta({
    description: 'What is wrong when it does not hold; {name} and {found} are filled in',
    examples: ['{name} has no team.'],
  }),
  severity: z.enum(SEVERITIES).meta({ description: 'Severity of a failure', examples: ['medium'] }),
  question: z.enum(QUESTION_SLUGS).meta({ description: 'The question that it belongs to', examples: ['people'] }),
  title: text
    .max(200)
    .optional()
    .meta({ description: 'What is true when it holds, for the briefing', examples: ['Every bucket has a team'] }),
  remedy: text
    .max(300)
    .optional()
    .meta({ description: 'What to do, in one sentence', examples: ['Set the tag team.'] }),
});
export type Rule = z.infer<typeof RULE>;
export type Expectation = z.infer<typeof EXPECTATION>;
