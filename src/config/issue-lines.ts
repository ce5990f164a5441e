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
    const all = known.length === 0 ? '.' : `; known are ${known.join(', ')}.`;
    const meant = guess === undefined ? all : `; did you mean ${guess}?`;
    return `${where([...issue.path, key])} is not a known key${meant}`;
  });
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  /** Of a record whose keys are a list. */
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly items?: JsonSchema;
  /** A value or a list of it; one of several forms. */
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** Keys of the schema at that path, in every form that the value may have there. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const here = path.reduce<readonly JsonSchema[]>(
    (forms, key) => forms.flatMap(form => below(form, key)),
    formsOf(root),
  );
  return [
    ...new Set(
      here.flatMap(({ properties = {}, propertyNames }) => [
        ...Object.keys(properties),
        ...(propertyNames?.enum ?? []),
      ]),
    ),
  ];
}

const formsOf = (schema: JsonSchema): readonly JsonSchema[] => {
  const { anyOf = [], oneOf = [], allOf = [] } = schema;
  return [schema, ...[...anyOf, ...oneOf, ...allOf].flatMap(formsOf)];
};

function below({ items, properties, additionalProperties }: JsonSchema, key: PropertyKey): readonly JsonSchema[] {
  const open = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const next = typeof key === 'number' ? items : (properties?.[String(key)] ?? open);
  return next === undefined ? [] : formsOf(next);
}
