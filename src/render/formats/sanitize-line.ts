import { sanitizeText } from '../../lib/text.ts';

/**
 * Untrusted text as one line of at most `max` characters that is valid in JSON, XML and CSV: no control characters, no
 * bidirectional overrides, no lone surrogates.
 */
export function sanitizeLine(text: string, max = 256): string {
  // Noncharacters are legal in JSON and forbidden in XML.
  const line = sanitizeText(text.replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD'), max);
  // Truncation may have split a surrogate pair.
  return line.toWellFormed();
}
