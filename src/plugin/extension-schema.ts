import { EFFORTS } from '../model/effort.ts';
import { z } from 'zod';
import { issueLine } from '../lib/issue-text.ts';
import { extensionNameSchema, isExtensionName, kindSchema } from '../model/extension-names.ts';
import { CLOUDS } from '../model/kinds.ts';
import { REMEDY_EDITS } from '../model/remedy-edits.ts';
import { REMEDY_NOTES } from '../model/remedy-notes.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { SEVERITIES } from '../model/severity.ts';
import { NEED_LABELS } from '../model/need-labels.ts';
import type { Check } from '../model/check.ts';
import type { Renderer } from '../render/renderer.ts';
import { EXTENSION_API, type Extension } from './extension.ts';

const line = z.string().trim().min(1).max(500);
/** Names that every object of JavaScript has: looked up by one, something is always found. */
const isOwn = (name: string): boolean => !(name in Object.prototype);
const TAKEN = 'must not be a name that every object has';
const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in kebab case: single-zone-database')
  .refine(isOwn, TAKEN);
const isFunction = z.custom<never>(value => typeof value === 'function', 'must be a function');
const zodSchema = z.custom<never>(value => typeof (value as z.ZodType | null | undefined)?.safeParse === 'function', 'must be a schema of zod'); // prettier-ignore
const NEEDS: ReadonlySet<string> = new Set(Object.keys(NEED_LABELS));

const need = z.string().refine(name => NEEDS.has(name) || isExtensionName(name), 'must be a facet or a fact: docs/extensions.md'); // prettier-ignore

const texts = z.array(z.string());
const note = z.enum(Object.keys(REMEDY_NOTES));
const notes = z.array(note);
const edit = z.union([z.string(), z.looseObject({ file: z.string(), say: z.enum(Object.keys(REMEDY_EDITS)) })]);
const recipe = z.looseObject({
  for: z.union([z.string(), texts]).optional(),
  ...{ first: notes.optional(), impact: notes.optional(), act: notes.optional() },
  ...{ save: texts.optional(), run: texts.optional(), portal: z.string().optional(), verify: z.string().optional() },
  ...{ edit: z.union([edit, z.array(edit)]).optional(), undo: z.union([note, texts]).optional() },
});
const recipesOf = () => Object.fromEntries(CLOUDS.map(([cloud]) => [cloud, z.array(recipe).optional()]));

/** What JavaScript authors can get wrong and the compiler would have told them. */
const checkSchema = z.looseObject({
  id: kebab,
  aliases: z.array(kebab).optional(),
  name: line,
  question: z.enum(QUESTION_SLUGS),
  resource: z.union([kindSchema, z.array(kindSchema).min(1)]),
  needs: z.array(need),
  severity: z.enum(SEVERITIES),
  weight: z.literal([1, 3, 5, 10]),
  caps: z.literal(false, 'only built-in checks are decisive').optional(),
  topic: z.undefined('topics of the interview are built in').optional(),
  title: line,
  failTitle: line,
  risk: line,
  messages: z.record(z.string(), line).refine(messages => Object.keys(messages).length > 0, 'at least one message'),
  params: zodSchema.optional(),
  details: z.array(need).optional(),
  remedy: z.looseObject({ effort: z.enum(EFFORTS), action: line, ...recipesOf() }),
  controls: z.record(z.string(), z.array(line)).optional(),
  evaluate: isFunction,
  fix: isFunction.optional(),
  adjust: isFunction.optional(),
});

const factSchema = z.looseObject({
  name: extensionNameSchema,
  on: z.array(kindSchema).min(1),
  needs: z.record(z.string(), z.array(need)),
  prepare: isFunction,
  compute: isFunction,
});

const providerSchema = z.looseObject({
  id: extensionNameSchema,
  title: line,
  settings: zodSchema,
  facets: z.record(extensionNameSchema, z.unknown()).optional(),
  accounts: isFunction,
  collectors: z
    .array(
      z.looseObject({
        id: extensionNameSchema,
        lists: z.array(kindSchema),
        fills: z.record(z.string(), z.array(z.string())),
        collect: isFunction,
      }),
    )
    .min(1),
});

const rendererSchema = z.looseObject({
  format: kebab,
  extension: z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/, 'must be a file extension without the dot'),
  fileName: z.string().regex(/^[\w-]+(\.[\w-]+)+$/, 'must be a file name without a folder'),
  printed: z.boolean().optional(),
  render: isFunction,
});

const extensionSchema = z.strictObject({
  api: z.literal(EXTENSION_API, `must be ${EXTENSION_API}, the interface of this version: use defineExtension`),
  name: z.string().regex(/^[@\w][\w./-]{0,79}$/, 'must be a name like that of an npm package'),
  version: line.optional(),
  checks: z.array(checkSchema).optional(),
  frameworks: z.record(z.string().regex(/^\w+$/).refine(isOwn, TAKEN), z.strictObject({ name: line })).optional(),
  facts: z.array(factSchema).optional(),
  providers: z.array(providerSchema).optional(),
  renderers: z.array(rendererSchema).optional(),
});

function faultOf(issue: z.core.$ZodIssue, exported: unknown): string {
  const line = issueLine(issue, exported).replace(/\.$/, '');
  return issue.path.length === 0 ? `default export: ${line}` : line;
}

/** The extension that a module exports, or what is wrong with it: a line for each fault. */
export function parseExtension(exported: unknown): { readonly extension: Extension } | { readonly faults: string[] } {
  const { success, error } = extensionSchema.safeParse(exported);
  // The functions are kept as they are: the schema knows no more of them.
  if (success) return { extension: exported as Extension & { checks?: Check[]; renderers?: Renderer[] } };
  return { faults: error.issues.map(issue => faultOf(issue, exported)) };
}
