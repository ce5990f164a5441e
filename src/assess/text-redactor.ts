import type { TraitsByProvider } from '../model/provider-traits.ts';

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

/** The order matters: a GUID may end in twelve digits, which alone are an AWS account. */
const patternsOf = (traits: TraitsByProvider): readonly RegExp[] => [
  ...NEUTRAL_PATTERNS,
  ...Object.values(traits).flatMap(one => one?.identifyingPatterns ?? []),
  ...GOOGLE_PATTERNS,
  ...NETWORK_PATTERNS,
];
export const HIDDEN = '[hidden]';
/** The whole internet identifies nothing. */
const INTERNET_NAMES = new Set(['0.0.0.0/0', '0.0.0.0']);

/** Replaces known names by their pseudonyms, and what else looks like an identifier by `HIDDEN`. */
export function createTextRedactor(
  pseudonyms: ReadonlyMap<string, string>,
  traits: TraitsByProvider,
): (text: string) => string {
  const patterns = patternsOf(traits);
  return text => hideIdentifiers(hideWords(text, pseudonyms), patterns);
}

/** Whole words of three characters or more: a bucket named `a` must not replace an article. */
function hideWords(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/[^\s,;()'"»“”]+/g, word => {
    const plain = word.replace(/[.:!?]+$/, '');
    const shown = words.get(plain);
    return shown === undefined || plain.length < 3 ? word : `${shown}${word.slice(plain.length)}`;
  });
}

const hideIdentifiers = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce(
    (known, pattern) => known.replaceAll(pattern, match => (INTERNET_NAMES.has(match) ? match : HIDDEN)),
    text,
  );
