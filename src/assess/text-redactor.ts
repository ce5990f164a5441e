import type { TraitsByProvider } from '../model/provider-traits.ts';
import { isTelling } from './telling-names.ts';

/** Identifiers of any provider: e-mail addresses, URLs, GUIDs. */
const NEUTRAL_PATTERNS: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\bhttps?:\/\/[^\s,;)'"»“]+/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
];
/** Google Cloud's resource and host names, which texts about other clouds mention too. */
const GOOGLE_PATTERNS: readonly RegExp[] = [
  /\/\/[\w.-]+\.googleapis\.com\/[^\s,;)'"»“]+/gi,
  /\b[\w-]+(?:\.[\w-]+)*\.(?:googleapis\.com|run\.app)\b/gi,
];
const NETWORK_PATTERNS: readonly RegExp[] = [
  /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g,
  /\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*[0-9a-f](?:\/\d{1,3})?\b/gi,
];

const patternsOf = (traits: TraitsByProvider): readonly RegExp[] => [
  ...NEUTRAL_PATTERNS,
  ...Object.values(traits).flatMap(one => one?.identifyingPatterns ?? []),
  ...GOOGLE_PATTERNS,
  ...NETWORK_PATTERNS,
];
export const HIDDEN = '[hidden]';
/** The whole internet identifies nothing. */
const INTERNET_NAMES = new Set(['0.0.0.0/0', '0.0.0.0']);

/** A part of the given text, and what is shown instead. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

export type Names = ReadonlyMap<string, string>;
/** Replaces identifiers in a text; `more`: names that only this text has. */
export type TextRedactor = (text: string, more?: Names) => string;

/**
 * Replaces known names by their pseudonyms, and what else looks like an identifier by `HIDDEN`. Everything is found in the
 * text as it was given, so that nothing is replaced within a replacement.
 */
export function createTextRedactor(pseudonyms: Names, traits: TraitsByProvider): TextRedactor {
  const patterns = patternsOf(traits);
  const known = namesByWord(pseudonyms);
  return (text, more) =>
    replaceAll(text, [
      ...namesIn(text, known),
      ...(more === undefined ? [] : namesIn(text, namesByWord(more))),
      ...identifiersIn(text, patterns),
    ]);
}

const WORD = /[\p{L}\p{N}]+/gu;
const PART_OF_NAME = /[\p{L}\p{N}_-]/u;

interface Name {
  readonly name: string;
  readonly shown: string;
  /** Where its first word begins. */
  readonly offset: number;
}

/** Names by their first word: a text is searched once, however many there are. */
function namesByWord(names: Names): ReadonlyMap<string, readonly Name[]> {
  const byWord = new Map<string, Name[]>();
  for (const [name, shown] of names) {
    const [first] = name.matchAll(WORD);
    if (first === undefined || !isTelling(name)) continue;
    const others = byWord.get(first[0]);
    const one = { name, shown, offset: first.index };
    if (others === undefined) byWord.set(first[0], [one]);
    else others.push(one);
  }
  return byWord;
}

const namesIn = (text: string, names: ReadonlyMap<string, readonly Name[]>): Replacement[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    (names.get(word) ?? []).flatMap(({ name, shown, offset }) => {
      const start = index - offset;
      return isNameAt(text, name, start) ? [{ start, end: start + name.length, shown }] : [];
    }),
  );

/** Not a part of a longer name: `orders` is not in `orders-archive`. */
function isNameAt(text: string, name: string, start: number): boolean {
  if (start < 0 || !text.startsWith(name, start)) return false;
  const goesOn = (outside: number, inside: number): boolean =>
    PART_OF_NAME.test(text[outside] ?? '') && PART_OF_NAME.test(text[inside] ?? '');
  const end = start + name.length;
  return !goesOn(start - 1, start) && !goesOn(end, end - 1);
}

const identifiersIn = (text: string, patterns: readonly RegExp[]): Replacement[] =>
  patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
      INTERNET_NAMES.has(match) ? [] : [{ start: index, end: index + match.length, shown: HIDDEN }],
    ),
  );

/** The longest wins where several begin or lie within; what overlaps is hidden as a whole. */
function replaceAll(text: string, found: readonly Replacement[]): string {
  if (found.length === 0) return text;
  const parts: Replacement[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = parts.at(-1);
    if (last === undefined || one.start >= last.end) parts.push(one);
    else if (one.end > last.end) parts[parts.length - 1] = { start: last.start, end: one.end, shown: HIDDEN };
  }
  return (
    parts.map(({ start, shown }, at) => text.slice(parts[at - 1]?.end ?? 0, start) + shown).join('') +
    text.slice(parts.at(-1)?.end)
  );
}
