import { plainText } from '../../lib/text.ts';

/** One line of hostile text that any encoder takes: no control or reordering characters, no half of a character. */
export function plainLine(text: string, max = 256): string {
  // Unassigned code points at the end of a plane are legal in JSON and forbidden in XML; nobody misses them.
  const whole = text.toWellFormed().replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');
  const line = plainText(whole, max);
  // The cut may have gone through a character of two halves.
  return line.isWellFormed() ? line : line.replaceAll(/\p{Surrogate}/gu, '');
}
