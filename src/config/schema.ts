import { z } from 'zod';
import { CRITICALITIES } from '../model/criticality.ts';
import { facetSchemas } from '../model/facets.ts';
import { LANGUAGES } from '../model/language.ts';
import { KINDS, type Cloud } from '../model/kinds.ts';
import { practices, type Practice } from '../model/practice.ts';
import { SEVERITIES } from '../model/severity.ts';
import { CLOUD_PROVIDERS, type Setting, type SettingValues } from '../providers/index.ts';
import { setting } from './setting.ts';

const text = z.string().trim().min(1);

/** TLP 2.0 marks (FIRST). */
export const TLP_MARKS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

const pattern = (description: string, example: string) => text.optional().meta({ description, examples: [example] });

/** Picks resources: every given member must match. */
export const selectorSchema = z
  .strictObject({
    tags: z
      .record(z.string(), text)
      .optional()
      .meta({ description: 'Its tags, by key; * is any text', examples: [{ team: 'checkout' }] }),
    name: pattern('Its name; * is any text', 'orders*'),
    id: pattern("The provider's own id of it; * is any text", 'arn:aws:rds:*:db:orders'),
    account: pattern('The account that it is in', '111122223333'),
    kind: z
      .union([z.enum(KINDS), z.array(z.enum(KINDS)).min(1)])
      .optional()
      .meta({ description: 'Its kind, or a list of kinds', examples: ['database'] }),
  })
  .refine(({ tags = {}, ...rest }) => Object.keys({ ...tags, ...rest }).length > 0, 'name at least one thing to match')
  .meta({ minProperties: 1 });

const CLIENT = z.strictObject({
  name: setting(text.max(120), {
    description: 'On the cover and in every footer',
    example: 'Noonsale Ltd',
    otherwise: '“Our company”',
  }),
  period: setting(text.max(60), {
    description: 'Which time the briefing is about',
    example: 'fourth quarter 2026',
    otherwise: 'none is named',
  }),
  preparedFor: setting(text.max(120), {
    description: 'Who reads it',
    example: 'The board',
    otherwise: 'nobody is named',
  }),
  preparedBy: setting(text.max(120), {
    description: 'Who answers for it',
    example: 'Office of the CTO',
    otherwise: 'nobody is named',
  }),
  contact: setting(text.max(120), {
    description: 'Whom to ask about it',
    example: 'risk@example.com',
    otherwise: 'nobody is named',
  }),
  version: setting(text.max(40), {
    description: 'Which version of the briefing it is',
    example: 'v2, after the review',
    otherwise: 'none is named',
  }),
  counsel: setting(z.boolean(), {
    description: 'Whether the cover says that counsel asked for it; it claims nothing more',
    example: true,
    otherwise: 'it does not',
  }),
  keepMonths: setting(z.number().int().min(1).max(120), {
    description: 'After how many months old versions are to be destroyed; the cover names the day',
    example: 12,
    otherwise: '24',
  }),
  tlp: setting(z.enum(TLP_MARKS), {
    description: 'The Traffic Light Protocol mark on every page: who may see it',
    example: 'TLP:AMBER+STRICT',
    otherwise: 'TLP:AMBER+STRICT',
  }),
});

const BRAND = z.strictObject({
  logo: setting(text, {
    description: 'A PNG, JPEG or SVG for the cover; the path is taken from this file',
    example: 'logo.svg',
    otherwise: 'there is none',
  }),
  accent: setting(z.string().regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as #14324f'), {
    description: 'The colour of the cover and of marks; one that is too pale to read is refused',
    example: '#5b2333',
    otherwise: '#14324f',
  }),
  templates: setting(text, {
    description: 'A folder whose files stand in for our templates; the path is taken from this file',
    example: 'templates',
    otherwise: 'ours are used',
  }),
});

const schemaOf = ({ type, choices }: Setting) =>
  choices !== undefined ? z.enum(choices) : type === 'texts' ? z.array(text) : text;

/** A section for each cloud that can be read, made of the settings that its provider declares. */
const SECTIONS = Object.fromEntries(
  CLOUD_PROVIDERS.map(({ id, title, settings }) => [
    id,
    z
      .strictObject(
        Object.fromEntries(Object.entries(settings).map(([key, one]) => [key, setting<z.ZodType>(schemaOf(one), one)])),
      )
      .optional()
      .describe(`What is read of ${title}`),
  ]),
  // A cloud without a provider has no section: its key is an unknown one.
) as unknown as Record<Cloud, z.ZodOptional<z.ZodType<SettingValues>>>;

const CRITICALITY = z.strictObject({
  criticality: z
    .enum(CRITICALITIES)
    .meta({ description: 'A crown jewel weighs 10, production 3, a test system 1', examples: ['crown-jewel'] }),
  match: selectorSchema.meta({ description: 'Which resources; whatever is named must match' }),
});

const WORKLOAD = z.strictObject({
  name: text.max(80).meta({ description: 'As people call it', examples: ['Checkout'] }),
  match: selectorSchema.optional().meta({
    description: 'Which resources are part of it; the first workload that picks one has it',
    examples: [{ tags: { service: 'checkout' } }],
  }),
});

const GATE = z.strictObject({
  failOn: setting(z.enum(SEVERITIES), {
    description: 'Exit 1 when a finding is this grave or graver',
    example: 'critical',
    otherwise: 'no finding fails the pipeline',
  }),
  failOnUnknown: setting(z.enum(SEVERITIES), {
    description: 'Exit 1 when a check this grave or graver could not look',
    example: 'critical',
    otherwise: 'nothing unknown fails the pipeline',
  }),
  requireConfidence: setting(z.number().min(0).max(100), {
    description: 'Exit 1 when less of what matters could be checked, in percent',
    example: 70,
    otherwise: 'any confidence will do',
  }),
  maxExceptionMonths: setting(z.number().int().min(1).max(120), {
    description: 'For how many months a risk may be accepted at most',
    example: 12,
    otherwise: '12',
  }),
});

/** `cloudbrief.yaml`. Every key is optional; an unknown key is an error. */
export const configSchema = z.strictObject({
  client: CLIENT.optional().describe('Whose briefing it is'),
  brand: BRAND.optional().describe('How the briefing looks'),
  ...SECTIONS,
  criticality: setting(z.array(CRITICALITY), {
    description: 'What is worth what to the business; the first rule that matches holds',
    example: [
      { criticality: 'crown-jewel', match: { kind: 'database', name: 'orders*' } },
      { criticality: 'test', match: { tags: { team: 'lab*' } } },
    ],
    otherwise: 'a test where an environment tag says so, else production',
  }),
  workloads: setting(z.array(WORKLOAD), {
    description: 'The business services that people are asked about one by one',
    example: [{ name: 'Checkout' }, { name: 'Stock' }],
    otherwise: 'people are asked about the company as a whole',
  }),
  checks: setting(z.record(z.string(), z.record(z.string(), z.unknown())), {
    description: 'Parameters of checks; `cloudbrief checks show ID` tells which there are',
    example: { 'short-backup-retention': { days: 14 } },
    otherwise: 'as each check says',
  }),
  gate: GATE.optional().describe('What fails a pipeline'),
  lang: setting(z.enum(LANGUAGES), { description: 'The language of the briefing', example: 'de', otherwise: 'en' }),
  metrics: setting(z.boolean(), {
    description: 'Whether measurements of 14 days are read too, which the provider charges for',
    example: true,
    otherwise: 'nothing that costs money is asked',
  }),
  page: setting(z.enum(['a4', 'letter']), { description: 'The paper', example: 'a4', otherwise: 'a4' }),
  browser: setting(text, {
    description: 'Path of the Chrome or Chromium that prints the PDF',
    example: '/usr/bin/chromium',
    otherwise: 'the one that comes with cloudbrief, else an installed one',
  }),
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
