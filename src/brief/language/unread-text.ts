import type { Kind } from '../../model/kinds.ts';
import { UNREAD_REASONS } from '../../model/reading.ts';
import { UNREAD_MESSAGES } from '../../model/unread-messages.ts';
import { nounOf, upperFirst } from './nouns.ts';
import { readBack } from './read-back.ts';
import type { Translator } from './translator.ts';

/** What the engine says by itself; a list is called after what it would have named. */
export function unreadText(words: Translator, message: string, kind: Kind): string {
  for (const [key, english] of Object.entries(UNREAD_MESSAGES)) {
    const values = readBack(english, message);
    if (values !== undefined)
      return words.fill(`unseen.${key}`, english, { ...values, kind: upperFirst(nounOf(words, [kind], 2)) });
  }
  return message;
}

const REASON = new RegExp(`^(${UNREAD_REASONS.join('|')})(?=: |$)`);

/** Why something was not seen: our word for it, then what the provider said. */
export const reasonText = (words: Translator, reason: string): string =>
  reason.replace(REASON, (found: string) => words.translate(`evidence.unread.${found}`));
