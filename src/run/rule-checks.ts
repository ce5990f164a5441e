import { z } from 'zod';
import { facetSchemas, type BuiltInFacet } from '../model/facets.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Expectation, Rule } from '../config/rule-schema.ts';
import { createGlob } from '../lib/glob.ts';
import { closestMatch, sanitizeText, upperFirst } from '../lib/text.ts';
import type { Check, Need } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import { isExtensionName } from '../model/extension-names.ts';
import { createAnyMatcher } from '../model/matcher.ts';
import { NEED_LABELS } from '../model/need-labels.ts';
import type { ResourceHead } from '../model/resource.ts';
import { readCheckLibrary } from '../render/formats/check-details.ts';

const TAGS = 'tags';
const HINT = 'docs/rules.md says what a rule can look at.';

/** The rules of the configuration as checks. Throws `CB_CONFIG` for a facet that does not exist and for the id of a built-in check, with its place. */
export function ruleChecks({ config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>): Check[] {
  const { rules = [] } = config;
  const taken = rules.length === 0 ? new Map<string, string>() : builtInNames();
  return rules.map((rule, at) => {
    assertFree(rule.id, taken, () => placeOf(['rules', at, 'id']));
    [rule.expect].flat().forEach(({ facet }, index) => {
      const place = Array.isArray(rule.expect)
        ? ['rules', at, 'expect', index, 'facet']
        : ['rules', at, 'expect', 'facet'];
      assertFacet(facet, () => placeOf(place));
    });
    return checkOf(rule);
  });
}

/** The built-in checks by id and alias. */
const builtInNames = (): ReadonlyMap<string, string> =>
  new Map([...readCheckLibrary().values()].flatMap(({ id, aliases = [] }) => [id, ...aliases].map(name => [name, id]))); // prettier-ignore

function assertFree(id: string, taken: ReadonlyMap<string, string>, place: () => string): void {
  const owner = taken.get(id);
  if (owner === undefined) return;
  const what = owner === id ? 'a built-in check' : `another name of the built-in check ${owner}`;
  throw new CloudbriefError('CB_CONFIG', `${place()}: "${id}" is ${what}.`, 'Choose another id for the rule.');
}

const rootOf = (facet: string): string => facet.split('.')[0] ?? facet;

function assertFacet(facet: string, place: () => string): void {
  const root = rootOf(facet);
  if (isExtensionName(root) || (root === TAGS && facet !== TAGS)) return;
  if (root in NEED_LABELS) {
    assertMember(facet, place);
    return;
  }
  const guess = closestMatch(root, Object.keys(NEED_LABELS));
  throw new CloudbriefError(
    'CB_CONFIG',
    `${place()}: there is no facet or fact "${sanitizeText(root)}"${guess === undefined ? '' : `; did you mean ${guess}?`}${guess === undefined ? '.' : ''}`,
    HINT,
  );
}

/** A misspelt member would be absent everywhere, and the rule broken everywhere. The shapes of facts are not known here. */
function assertMember(facet: string, place: () => string): void {
  const [root = '', ...path] = facet.split('.');
  if (!Object.hasOwn(facetSchemas, root)) return;
  let shapes: readonly JsonShape[] = [z.toJSONSchema(facetSchemas[root as BuiltInFacet]) as JsonShape];
  for (const key of path) {
    const members = shapes.flatMap(({ anyOf = [], ...shape }) => [shape, ...anyOf]);
    const known = members.flatMap(({ properties = {} }) => Object.keys(properties));
    shapes = members.flatMap(({ properties = {}, additionalProperties }) => properties[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : [])); // prettier-ignore
    if (shapes.length > 0) continue;
    throw new CloudbriefError(
      'CB_CONFIG',
      `${place()}: ${root} has no member "${sanitizeText(key)}"${known.length === 0 ? '.' : `; known are ${known.join(', ')}.`}`,
      HINT,
    );
  }
}

interface JsonShape {
  readonly anyOf?: readonly JsonShape[];
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly additionalProperties?: JsonShape | boolean;
}

function checkOf(rule: Rule): Check {
  const expectations = [rule.expect].flat();
  const needs = [...new Set(expectations.map(({ facet }) => rootOf(facet)).filter(root => root !== TAGS))];
  const words = rule.id.replaceAll('-', ' ');
  return {
    id: rule.id,
    name: `${upperFirst(words)} (rule of the organization)`,
    question: rule.question,
    resource: rule.kind,
    // Validated: a facet, a fact, or a name of an extension.
    needs: needs as Need[],
    severity: rule.severity,
    weight: 3,
    title: rule.title ?? `Nothing breaks our rule against ${words}`,
    failTitle: upperFirst(words),
    risk: 'It breaks a rule that the organization set itself.',
    messages: { broken: icuMessage(rule.message) },
    remedy: { effort: 'S', action: rule.remedy ?? `Change it so that the rule “${rule.id}” holds.` },
    ...(rule.match === undefined ? {} : { applies: createAnyMatcher(rule.match) }),
    evaluate: (subject, judge) => {
      const broken = expectations.find(one => !holds(one, valueAt(subject, one.facet)));
      if (broken === undefined) return judge.pass();
      return judge.fail('broken', { found: shown(valueAt(subject, broken.facet)) });
    },
  };
}

/** Only `{name}` and `{found}` are filled in; other braces and quotes are text, which ICU would read. */
const icuMessage = (message: string): string =>
  message.replaceAll("'", "''").replaceAll(/\{(?!(?:name|found)\})|(?<!\{(?:name|found))\}/g, brace => `'${brace}'`);

function valueAt(subject: ResourceHead, path: string): unknown {
  const [root = '', ...rest] = path.split('.');
  // A key of a tag may contain dots.
  if (root === TAGS) return subject.tags[rest.join('.')] ?? null;
  let value: unknown = (subject as unknown as Readonly<Record<string, unknown>>)[root];
  for (const key of rest)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : null;
  return value ?? null;
}

/** An absent value meets `exists: false` and `isNot`, and nothing else. */
function holds({ is, isNot, atLeast, atMost, matches, oneOf, includes, exists }: Expectation, value: unknown): boolean {
  if (exists !== undefined) return exists === (value !== null);
  if (is !== undefined) return value === is;
  if (isNot !== undefined) return value !== isNot;
  if (atLeast !== undefined) return typeof value === 'number' && value >= atLeast;
  if (atMost !== undefined) return typeof value === 'number' && value <= atMost;
  if (matches !== undefined) return typeof value === 'string' && createGlob(matches)(value);
  if (oneOf !== undefined) return oneOf.some(one => one === value);
  return Array.isArray(value) && value.includes(includes);
}

const shown = (value: unknown): string => (value === null ? 'nothing' : typeof value === 'string' ? value : sanitizeText(JSON.stringify(value), 120)); // prettier-ignore
