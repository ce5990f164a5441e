import type { Assessment } from '../../model/assessment.ts';
import { inWords } from '../../model/planned-places.ts';
import type { Translator } from './translator.ts';

/** The assessment of a plan, with words where nothing in the plan says in which account or region something will be. */
export function withPlannedPlaces(words: Translator, assessment: Assessment): Assessment {
  if (assessment.planned !== true) return assessment;
  return inWords(assessment, {
    account: words.translate('places.noAccount'),
    region: words.translate('places.noRegion'),
    plan: words.translate('places.plan'),
  });
}
