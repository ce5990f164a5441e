import type { Kind } from '../../model/kinds.ts';
import { UNREAD_REASONS } from '../../model/reading.ts';
import { UNSEEN } from '../../model/unread-messages.ts';
import { nounOf, upperFirst } from './nouns.ts';
import { readBack } from './read-back.ts';
import type { Words } from './translator.ts';

/** What the engine says by itself; a list is called after what it would have named. */
export function unseenText(words: Words, message: string, kind: Kind): string {
  for (const [key, english] of Object.entries(UNSEEN)) {
    const values = readBack(english, message);
    if (values !== undefined)
      return words.fill(`unseen.${key}`, english, { ...values, kind: upperFirst(nounOf(words, [kind], 2)) });
  }
  return message;
}

const REASON = new RegExp(`^(${UNREAD_REASONS.join('|')})(?=: |$)`);

/** Why something was not seen: our word for it, then what the provider said. */
export const reasonText = (words: Words, reason: string): string =>
  reason.replace(REASON, (found: string) => words.say(`evidence.unread.${found}`));
