import { z } from 'zod';
import { issueText } from '../lib/issue-text.ts';
import { closestMatch, sanitizeText } from '../lib/text.ts';

type Path = readonly PropertyKey[];

/** A place where values are configured. */
export interface ValueSource {
  readonly schema: z.ZodType;
  /** The position of a key, as `file:line:column`. */
  readonly placeOf: (keys: Path) => string;
  readonly valueAt: (keys: Path) => unknown;
  /** The path of the schema in the file. */
  readonly under?: Path;
}

/** The issue as lines with position and key: one for each unknown key, with the closest known one. */
export function issueLines({ schema, placeOf, valueAt, under = [] }: ValueSource, issue: z.core.$ZodIssue): string[] {
  const where = (keys: Path): string => {
    const path = [...under, ...keys];
    return `${placeOf(path)}: ${sanitizeText(path.join('.'))}`;
  };
  if (issue.code !== 'unrecognized_keys') {
    const key = under.length + issue.path.length === 0 ? '' : ': ';
    return [`${where(issue.path)}${key}${issueText(issue, valueAt(issue.path))}`];
  }
  const known = knownKeys(schema, issue.path);
  return issue.keys.map(key => {
    const guess = closestMatch(key, known);
    const meant = guess === undefined ? `; known are ${known.join(', ')}.` : `; did you mean ${guess}?`;
    return `${where([...issue.path, key])} is not a known key${meant}`;
  });
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  /** Of a record whose keys are a list. */
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly items?: JsonSchema;
}

/** Keys of the schema at that path. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let here: JsonSchema | undefined = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  for (const key of path) {
    const open: JsonSchema | undefined =
      typeof here?.additionalProperties === 'object' ? here.additionalProperties : undefined;
    here = typeof key === 'number' ? here?.items : (here?.properties?.[String(key)] ?? open);
  }
  return [...Object.keys(here?.properties ?? {}), ...(here?.propertyNames?.enum ?? [])];
}
