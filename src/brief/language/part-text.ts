import type { Assessment } from '../../model/assessment.ts';
import type { Translator } from './translator.ts';

/** A message about a run of some checks, which says how many of all ran. */
export const partText = (
  words: Translator,
  key: string,
  { checks, all }: NonNullable<Assessment['selection']>,
  more: Readonly<Record<string, string>> = {},
): string => words.translate(key, { checks, all, ...more });
