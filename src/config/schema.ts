import { z } from 'zod';
import { CRITICALITIES } from '../model/criticality.ts';
import { extensionNameSchema } from '../model/extension-names.ts';
import { facetSchemas } from '../model/facets.ts';
import { LANGUAGES } from '../model/language.ts';
import type { Cloud } from '../model/kinds.ts';
import { practices, type Practice } from '../model/practice.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { CLOUD_PROVIDERS, type Setting, type SettingValues } from '../providers/index.ts';
import { BUSINESS, BUSINESS_EXAMPLE, MONEY_PARAMETER } from './business-schema.ts';
import { GATE } from './gate-schema.ts';
import { HISTORY } from './history-schema.ts';
import { RULE } from './rule-schema.ts';
import { selectorSchema } from './selector-schema.ts';
import { setting } from './setting.ts';
import { DEFAULT_TLP, TLP_MARKS } from '../model/tlp.ts';
import { DURATION_TEXT, WORKLOADS } from './workload-schema.ts';

const text = z.string().trim().min(1);

const CLIENT = z.strictObject({
  name: setting(text.max(120), {
    description: 'Name of the client, on the cover and in every footer',
    example: 'Noonsale Ltd',
    otherwise: '“Our company”',
  }),
  period: setting(text.max(60), {
    description: 'Period that the briefing covers',
    example: 'fourth quarter 2026',
    otherwise: 'not stated',
  }),
  preparedFor: setting(text.max(120), {
    description: 'Audience of the briefing',
    example: 'The board',
    otherwise: 'not stated',
  }),
  preparedBy: setting(text.max(120), {
    description: 'Author of the briefing',
    example: 'Office of the CTO',
    otherwise: 'not stated',
  }),
  contact: setting(text.max(120), {
    description: 'Contact for questions',
    example: 'risk@example.com',
    otherwise: 'not stated',
  }),
  version: setting(text.max(40), {
    description: 'Version of the briefing',
    example: 'v2, after the review',
    otherwise: 'not stated',
  }),
  counsel: setting(z.boolean(), {
    description: 'Whether the cover states that counsel requested the briefing; it claims nothing more',
    example: true,
    otherwise: 'false',
  }),
  keepMonths: setting(z.number().int().min(1).max(120), {
    description: 'Months after which old versions are to be destroyed; the cover states the date',
    example: 12,
    otherwise: '24',
  }),
  tlp: setting(z.enum(TLP_MARKS), {
    description: 'Traffic Light Protocol label on every page',
    example: DEFAULT_TLP,
    otherwise: DEFAULT_TLP,
  }),
});

const BRAND = z.strictObject({
  logo: setting(text, {
    description: 'PNG, JPEG or SVG for the cover; the path is relative to this file',
    example: 'logo.svg',
    otherwise: 'no logo',
  }),
  accent: setting(z.string().regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as #14324f'), {
    description: 'Colour of the cover and of accents; it needs enough contrast to be readable',
    example: '#5b2333',
    otherwise: '#14324f',
  }),
  templates: setting(text, {
    description:
      'Folder with custom templates that replace built-in ones of the same name; the path is relative to this file',
    example: 'templates',
    otherwise: 'built-in templates',
  }),
});

const entrySchema = ({ type }: Pick<Setting, 'type'>) => (type === 'texts' ? z.array(text) : text);

function schemaOf(one: Setting): z.ZodType {
  const { choices, entries, entryName } = one;
  if (choices !== undefined) return z.enum(choices);
  if (entries === undefined) return entrySchema(one);
  const name = entryName === undefined ? text : text.regex(entryName.pattern, entryName.otherwise);
  const members = Object.entries(entries).map(([key, entry]) => [
    key,
    entrySchema(entry).optional().describe(entry.description),
  ]);
  return z.record(name, z.strictObject(Object.fromEntries(members)));
}

/** A section for each provider, from the settings that it declares. */
const SECTIONS = Object.fromEntries(
  CLOUD_PROVIDERS.map(({ id, title, settings }) => [
    id,
    z
      .strictObject(
        Object.fromEntries(Object.entries(settings).map(([key, one]) => [key, setting<z.ZodType>(schemaOf(one), one)])),
      )
      .optional()
      .describe(`What to read of ${title}`),
  ]),
  // The key of a cloud without a provider is unknown.
) as unknown as Record<Cloud, z.ZodOptional<z.ZodType<SettingValues>>>;

const CRITICALITY = z.strictObject({
  criticality: z
    .enum(CRITICALITIES)
    .meta({ description: 'A crown jewel weighs 10, production 3, a test system 1', examples: ['crown-jewel'] }),
  match: selectorSchema.meta({ description: 'Which resources; all conditions must match' }),
});

const hours = z.number().min(0);
/** A figure of the simulation: the typical case, and its range from the best to the worst. */
const FIGURE = z
  .strictObject({ value: hours, range: z.tuple([hours, hours]).optional(), source: text.max(200).optional() })
  .refine(
    ({ value, range: [best, worst] = [value, value] }) => best <= value && value <= worst,
    'the range must begin at or below the value and end at or above it',
  );

/** `cloudbrief.yaml`. Every key is optional; an unknown key is an error. */
export const configSchema = z.strictObject({
  client: CLIENT.optional().describe('Client and document data of the briefing'),
  brand: BRAND.optional().describe('Branding of the briefing'),
  ...SECTIONS,
  criticality: setting(z.array(CRITICALITY), {
    description: 'Criticality of resources; the first rule that matches applies',
    example: [
      { criticality: 'crown-jewel', match: { kind: 'database', name: 'orders*' } },
      { criticality: 'test', match: { tags: { team: 'lab*' } } },
      { criticality: 'production', match: { name: '*' } },
    ],
    otherwise: 'test for resources with such an environment tag, else production that may be a crown jewel',
  }),
  workloads: setting(WORKLOADS, {
    description: 'Business services: what `simulate` shows and the interview asks about',
    example: [{ name: 'Checkout' }, { name: 'Stock' }],
    otherwise:
      'proposed from tags, labels, stacks and resource groups; the interview asks about the company as a whole',
  }),
  survival: setting(z.record(z.string(), FIGURE), {
    description: 'Figures of the survival simulation that replace those of data/survival.json, by their id',
    example: { 'restore.database': { value: 2, range: [1, 6], source: 'restore test of March' } },
    otherwise: 'the published and estimated figures of data/survival.json',
  }),
  business: setting(BUSINESS, {
    description: 'What only the business knows, as ranges that hold in nine cases of ten; docs/money.md has all of it',
    example: BUSINESS_EXAMPLE,
    otherwise: 'losses count in business hours, and no amount is printed',
  }),
  money: setting(z.record(z.string(), MONEY_PARAMETER), {
    description: 'Parameters of the simulation of losses that replace those of data/money.json, by their id',
    example: { 'S8.rate': { low: 2, high: 6, by: 'Head of platform', source: 'incident log of 2026' } },
    otherwise: 'the published and estimated parameters of data/money.json',
  }),
  plugins: setting(z.array(text), {
    description: 'npm packages, folders or files that add checks or formats; paths are relative to this file',
    example: ['./cloudbrief-checks'],
    otherwise: 'built-in checks and formats only',
  }),
  providers: setting(z.record(extensionNameSchema, z.record(z.string(), z.unknown())), {
    description: 'Systems that providers of extensions read, each with its settings',
    example: { 'acme/badges': { file: 'badges.json' } },
    otherwise: 'none',
  }),
  rules: setting(z.array(RULE), {
    description: "Rules of the organization's own policy: what must hold for resources of a kind; docs/rules.md",
    example: [
      {
        id: 'bucket-without-team',
        kind: 'bucket',
        expect: { facet: 'tags.team', exists: true },
        message: '{name} has no team.',
        severity: 'low',
        question: 'people',
      },
    ],
    otherwise: 'none',
  }),
  checks: setting(z.record(z.string(), z.record(z.string(), z.unknown())), {
    description: 'Parameters of checks; `cloudbrief checks show ID` lists them',
    example: { 'short-backup-retention': { minRetentionDays: 14 } },
    otherwise: 'the default of each parameter',
  }),
  questionWeights: setting(z.partialRecord(z.enum(QUESTION_SLUGS), z.number().int().min(0).max(100)), {
    description: 'Weights of questions in the overall score and in the order of risks',
    example: { surge: 10 },
    otherwise: 'the weights of the risk model, which the method page prints',
  }),
  capacityDays: setting(z.number().int().min(1).max(100_000), {
    description: 'Days of work that the plan of 90 days can count on',
    example: 120,
    otherwise: '60, the working days of one person',
  }),
  gate: GATE.optional().describe('What fails a pipeline'),
  history: HISTORY.optional().describe('Where assessments are kept'),
  lang: setting(z.enum(LANGUAGES), { description: 'Language of the briefing', example: 'de', otherwise: 'en' }),
  metrics: setting(z.boolean(), {
    description: 'Whether to read 14 days of metrics, which the provider charges for',
    example: true,
    otherwise: 'false; no charged calls',
  }),
  page: setting(z.enum(['a4', 'letter']), { description: 'Paper size', example: 'a4', otherwise: 'a4' }),
  browser: setting(text, {
    description: 'Path of the Chrome or Chromium executable that prints the PDF',
    example: '/usr/bin/chromium',
    otherwise: 'the bundled browser, else an installed one',
  }),
});
export type Config = z.infer<typeof configSchema>;

/** Recovery targets are an answer with figures: they hold where the configuration has none. */
const TARGETS_ANSWER = facetSchemas.answer.extend({
  rto: DURATION_TEXT.optional().meta({ description: 'How long it may be down', examples: ['4h'] }),
  rpo: DURATION_TEXT.optional().meta({ description: 'How much data may be lost', examples: ['15m'] }),
});

type TopicSchemas = Record<Practice, z.ZodOptional<(typeof facetSchemas)['answer']>> & {
  'recovery-objectives': z.ZodOptional<typeof TARGETS_ANSWER>;
};

const topics = (wanted: readonly { readonly topic: Practice; readonly asks: string }[]) =>
  Object.fromEntries(
    wanted.map(({ topic, asks }) => [
      topic,
      (topic === 'recovery-objectives' ? TARGETS_ANSWER : facetSchemas.answer).optional().describe(asks),
    ]),
  ) as TopicSchemas;

/** `cloudbrief.answers.yaml`: answers by topic; under `workloads`, those for a single workload. */
export const answersSchema = z.strictObject({
  ...topics(practices),
  workloads: z
    .record(text, z.strictObject(topics(practices.filter(({ perWorkload }) => perWorkload === true))))
    .optional(),
});
