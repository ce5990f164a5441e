import type { z } from 'zod';
import { closestMatch, sanitizeText } from './text.ts';

type Issue = z.core.$ZodIssue;
type IssueOf<C extends Issue['code']> = Extract<Issue, { readonly code: C }>;

/** A validation issue as a clause: what is expected, what was found, and the closest match. */
export function issueText(issue: Issue, found: unknown): string {
  // What is wrong with the name of an entry, not with the entry.
  const [ofName] = issue.code === 'invalid_key' ? issue.issues : [];
  if (ofName !== undefined) return issueText(ofName, issue.path.at(-1));
  const expected = expectation(issue);
  if (expected === undefined) return `${issue.message}${isScalar(found) ? ` (found ${shown(found)})` : ''}.`;
  const word = typeof found === 'string' ? found : JSON.stringify(found);
  const guess = found === undefined ? undefined : closestMatch(word, knownValues(issue));
  const end = guess === undefined ? `${ownTexts(issue)}.` : `; did you mean ${guess}?`;
  return `expected ${expected}, found ${shown(found)}${end}`;
}

/** The same with the path of the value before it. */
export function issueLine(issue: Issue, root: unknown): string {
  const found = valueAt(root, issue.path);
  const path = sanitizeText(issue.path.join('.'));
  if (issue.code === 'unrecognized_keys')
    return `${path === '' ? '' : `${path}: `}unknown ${sanitizeText(issue.keys.join(', '))}.`;
  return `${path === '' ? '' : `${path}: `}${issueText(issue, found)}`;
}

/** Issues of the ways of a union with the value itself. */
const waysOf = ({ errors }: IssueOf<'invalid_union'>): Issue[] =>
  errors.flatMap(([first]) => (first?.path.length === 0 ? [first] : []));

/** The values that it might have been. */
function knownValues(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? waysOf(issue).flatMap(knownValues) : [];
}

/** What the ways of a union say that have a text of their own. */
function ownTexts(issue: Issue): string {
  if (issue.code !== 'invalid_union') return '';
  const texts = waysOf(issue).flatMap(way => (expectation(way) === undefined ? [way.message] : []));
  return texts.map(text => `; another ${text}`).join('');
}

/** The value at a path; undefined if there is none. */
export const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], root);

/** Texts of the schema library begin so; a schema that has a text of its own says what to write. */
const LIBRARY_TEXT = /^(?:Invalid|Too |Unrecognized)/;

/** Undefined if the schema has a text of its own. */
function expectation(issue: Issue): string | undefined {
  if (!LIBRARY_TEXT.test(issue.message)) return undefined;
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return choice(issue.values.map(String));
    case 'too_small':
      return bound(issue, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return bound(issue, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
    case 'invalid_format':
      return `text in the format ${issue.format}`;
    case 'invalid_union':
      return alternatives(issue);
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'another value';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

/** A longer list says less than the closest match. */
const MOST_CHOICES = 12;

const choice = (values: readonly string[]): string =>
  values.length > MOST_CHOICES ? `one of ${values.length} known values` : values.length === 1 ? (values[0] ?? '') : `one of ${values.join(', ')}`; // prettier-ignore

function bound({ origin }: IssueOf<'too_small' | 'too_big'>, limit: number | bigint, words: string): string {
  if (origin === 'string') return limit === 1 ? 'text that is not empty' : `text of ${words} ${limit} characters`;
  if (origin === 'array' || origin === 'set') return limit === 1 ? 'a list that is not empty' : `a list of ${words} ${limit} entries`; // prettier-ignore
  return `a number of ${words} ${limit}`;
}

function alternatives(issue: IssueOf<'invalid_union'>): string {
  const ways = waysOf(issue);
  // Known values are text already.
  const isNamed = ways.some(({ code }) => code === 'invalid_value');
  const each = ways.flatMap(way =>
    isNamed && way.code === 'invalid_type' && way.expected === 'string' ? [] : (expectation(way) ?? []),
  );
  return each.length === 0 ? 'a known value' : [...new Set(each)].join(' or ');
}

const isScalar = (found: unknown): boolean => found !== undefined && (found === null || typeof found !== 'object');

function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object' && found !== null) return 'keys with values';
  // JSON has no word for these: it would say null.
  if (typeof found === 'number' && !Number.isFinite(found))
    return Number.isNaN(found) ? 'no number (.nan)' : 'an endless number (.inf)';
  return sanitizeText(JSON.stringify(found), 60);
}
