/** Sentences of a text, without table content. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');
}

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’,.%-]*/gu) ?? [];

/** Syllables by the usual rule of thumb: groups of vowels, less a silent e. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Flesch-Kincaid grade. */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:;]+\s/).filter(one => wordsIn(one).length > 0);
  const words = wordsIn(text);
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / Math.max(1, sentences.length)) + 11.8 * (total / Math.max(1, words.length)) - 15.59;
}
