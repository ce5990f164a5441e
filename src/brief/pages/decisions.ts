import type { Assessment, Risk } from '../../model/assessment.ts';
import { askedOf } from './decision-requests.ts';
import type { Decisions } from '../briefing.ts';
import { numeral } from '../language/nouns.ts';
import { mendsOf } from './fixed-resources.ts';
import { headlineOf, riskWords } from '../language/risk-text.ts';
import type { State } from './state.ts';
import type { Words } from '../language/translator.ts';

/** A row to sign for each decision; undefined where nothing is asked. */
export function decisions(
  words: Words,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Decisions | undefined {
  const asked = askedOf(words, assessment, risks, state);
  if (asked.length === 0) return undefined;
  const say = (key: string): string => words.say(`decisions.${key}`);
  const n = asked.length;
  return {
    kicker: say('kicker'),
    headline: words.say('decisions.headline', { n, words: numeral(words, n) }),
    text: say('text'),
    columns: { decision: say('decision'), nothing: say('nothing'), decided: say('decided'), accepted: say('accepted') },
    rows: asked.map(({ text, work, risk, action }) => ({
      text,
      against: risk === undefined ? '' : words.say('decisions.against', { risk: headlineOf(words, assessment, risk) }),
      work:
        action === undefined
          ? ''
          : words.say('decisions.work', { work, mends: mendsOf(words, assessment, action) || 'none' }),
      nothing: risk === undefined ? say('nothingSeen') : riskWords(words, risk, 'nothing'),
    })),
    fields: { name: say('name'), by: say('by'), until: say('until') },
    note: say('note'),
  };
}
