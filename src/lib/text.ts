/** Characters that `sanitizeText` looks at; most texts have none. */
const SUSPECT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]| {2}|^\s|\s$/u;
/** Scripts in whose words a zero width non-joiner separates letters: without it they are spelled wrong. */
const JOINED = String.raw`\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}`;
const NON_JOINER = String.raw`(?<=[\p{L}\p{M}])(?<=[${JOINED}])\u200C(?=\p{L})(?=[${JOINED}])`;
/** A zero width joiner makes one picture of two. */
const EMOJI_JOINER = String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})`;
/** First what is kept. */
const HIDDEN = new RegExp(`(${NON_JOINER}|${EMOJI_JOINER})|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]`, 'gu');

/**
 * Makes text from a cloud safe to print: control characters (with ANSI escapes), invisible characters that reorder text,
 * and line breaks become a space, but for joiners where they belong to the spelling; the result has at most `max` characters.
 */
export function sanitizeText(text: string, max = 256): string {
  if (text.length <= max && !SUSPECT.test(text)) return text;
  const clean = text
    .replaceAll(HIDDEN, (_, kept: string | undefined) => kept ?? ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return clean.length <= max ? clean : `${clean.slice(0, max - 1)}…`.toWellFormed();
}

/** Compares by code point, independent of the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The entry of `known` closest to `word`; undefined if none is close. */
export function closestMatch(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Edit distance with transpositions (Damerau-Levenshtein). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(substitution, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
