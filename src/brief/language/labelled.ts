import type { Translator } from './translator.ts';

/** "Label: text", with the space that French has before a colon. */
export const labelled = (words: Translator, label: string, text: string): string =>
  `${label}${words.translate('evidence.colon')} ${text}`;
