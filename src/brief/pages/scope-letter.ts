import type { Assessment } from '../../model/assessment.ts';
import type { Translator } from '../language/translator.ts';
import type { ScopeLetter } from '../views.ts';
import { clientText, scope } from './cover.ts';
import type { State } from './state.ts';

/** The letter in which whoever prepared the report says what it covers; undefined where nobody is named. */
export function scopeLetter(words: Translator, assessment: Assessment, state: State): ScopeLetter | undefined {
  const { client, snapshot } = assessment;
  const by = clientText(client.preparedBy);
  if (by === '') return undefined;
  const say = (key: string): string => words.translate(`scopeLetter.${key}`);
  return {
    kicker: say('kicker'),
    headline: say('headline'),
    text: words.translate('scopeLetter.text', {
      to: clientText(client.preparedFor) || clientText(client.name),
      by,
      date: words.date(snapshot.ended),
      scope: scope(words, assessment, state),
    }),
    unseenTitle: say('unseen'),
    closing: say('closing'),
    by,
    sign: { date: say('date'), signature: say('signature') },
  };
}
