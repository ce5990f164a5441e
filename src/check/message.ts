import { formatIcu } from '../lib/icu.ts';
import { LOCALES } from '../model/language.ts';
import { ENGLISH_PLACES, sayNotInPlan } from '../model/planned-places.ts';
import type { MessageData } from '../model/check.ts';

/** Formats an ICU message of a check in English; returns an invalid one as it is, for a test to find. */
export function fillMessage(message: string, data: MessageData): string {
  try {
    return sayNotInPlan(formatIcu(message, data, LOCALES.en), ENGLISH_PLACES.region);
  } catch {
    return message;
  }
}
