import type { Action, Assessment } from '../../model/assessment.ts';
import { isStated, nounOf } from '../language/nouns.ts';
import { tallyOf } from './tallies.ts';
import type { Translator } from '../language/translator.ts';

/** "14 data stores": the resources that an action fixes; empty for practices. */
export function fixedResources(words: Translator, assessment: Assessment, { check, resources }: Action): string {
  const tally = tallyOf(assessment, check);
  if (tally === undefined || isStated(tally)) return '';
  const failed = assessment.findings.filter(one => one.check === check && one.status === 'fail');
  const kinds = tally.kinds?.filter(kind => failed.some(({ resource }) => resource.kind === kind)) ?? [];
  const noun = nounOf(words, kinds.length > 0 ? kinds : tally.kinds, resources);
  return words.translate('count.things', { n: resources, noun });
}
