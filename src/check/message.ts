import { formatIcu } from '../lib/icu.ts';
import { LOCALES } from '../model/language.ts';
import type { MessageData } from '../model/check.ts';

/** Fills the ICU message of a check in English; one that cannot be filled stays as it is, so that a test can find it. */
export function fillMessage(message: string, data: MessageData): string {
  try {
    return formatIcu(message, data, LOCALES.en);
  } catch {
    return message;
  }
}
