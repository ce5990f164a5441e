import { sanitizeText } from '../../lib/text.ts';

/** One line of hostile text that any encoder takes: no control or reordering characters, no half of a character. */
export function sanitizeLine(text: string, max = 256): string {
  // Code points that are no characters are legal in JSON and forbidden in XML.
  const line = sanitizeText(text.replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD'), max);
  // The cut may have gone through a character of two halves.
  return line.toWellFormed();
}
