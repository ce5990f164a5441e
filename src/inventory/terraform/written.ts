import { memberOf, type Json } from './json.ts';

const LATER = Symbol('later');

/** What is known after the deployment only, and the resources that it comes from: `aws_subnet.public`. */
export interface Later {
  readonly [LATER]: readonly string[];
}

export const later = (...to: readonly string[]): Later => Object.freeze({ [LATER]: to });

export const isLater = (given: unknown): given is Later =>
  typeof given === 'object' && given !== null && LATER in given;

/** Where a value comes from. */
export const sourcesOf = (given: Later): readonly string[] => given[LATER];

/** Values as Terraform writes them: what is known, what is not, and the expressions that lead to it. */
export interface Written {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly expressions: unknown;
}

const DEEPEST = 100;

/** Splits values with something that is known later. What is nested deeper than any resource counts as known later. */
export function written(given: unknown, depth = 0): Written {
  if (isLater(given) || depth > DEEPEST)
    return {
      after: undefined,
      unknown: true,
      expressions: { references: isLater(given) ? sourcesOf(given) : [] },
    };
  if (Array.isArray(given)) return ofList(given.map((one: unknown) => written(one, depth + 1)));
  if (typeof given !== 'object' || given === null)
    return { after: given, unknown: false, expressions: { constant_value: given } };
  const parts = Object.entries(given as Json).map(([name, one]) => [name, written(one, depth + 1)] as const);
  // `fromEntries`, because a name may be `__proto__`.
  const of = (part: keyof Written) => Object.fromEntries(parts.map(([name, one]) => [name, one[part]]));
  return { after: of('after'), unknown: of('unknown'), expressions: of('expressions') };
}

/** A list of blocks has the expressions of each; a list of values has one, with all that its members refer to. */
function ofList(parts: readonly Written[]): Written {
  const isBlocks = parts.some(({ after }) => typeof after === 'object' && after !== null);
  const references = parts.flatMap(
    ({ expressions }) => (memberOf(expressions, 'references') ?? []) as readonly string[],
  );
  return {
    after: parts.map(({ after }) => after),
    unknown: parts.map(({ unknown }) => unknown),
    expressions: isBlocks ? parts.map(({ expressions }) => expressions) : { references },
  };
}
