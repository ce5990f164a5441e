import { formatIcu } from '../lib/icu.ts';
import { LOCALES } from '../model/language.ts';
import type { MessageData } from '../model/check.ts';

/** Formats an ICU message of a check in English; returns an invalid one as it is, for a test to find. */
export function fillMessage(message: string, data: MessageData): string {
  try {
    return formatIcu(message, data, LOCALES.en);
  } catch {
    return message;
  }
}
