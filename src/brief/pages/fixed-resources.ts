import type { Action, Assessment } from '../../model/assessment.ts';
import { isStated, nounOf } from '../language/nouns.ts';
import { tallyOf } from './tallies.ts';
import type { Words } from '../language/translator.ts';

/** "14 data stores": what an action mends; empty for what people do. */
export function mendsOf(words: Words, assessment: Assessment, { check, resources }: Action): string {
  const tally = tallyOf(assessment, check);
  if (tally === undefined || isStated(tally)) return '';
  return words.say('count.things', { n: resources, noun: nounOf(words, tally.kinds, resources) });
}
