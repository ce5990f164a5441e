import type { Action, Assessment } from '../../model/assessment.ts';
import { withPlannedPlaces } from './planned-places.ts';
import { localizePseudonyms } from './pseudonyms.ts';
import { translatorFor, type Translator } from './translator.ts';

/**
 * The assessment with its texts translated, so that later stages need no translator for them. Messages of older versions and
 * of extensions stay in English.
 */
export function localize(words: Translator, given: Assessment): Assessment {
  const placed = withPlannedPlaces(words, given);
  if (words.language === 'en') return placed;
  const assessment = localizePseudonyms(words, placed);
  const action = (one: Action): Action => ({
    ...one,
    action: words.translateText(`checks.${one.check}.action`, one.action),
  });
  const { client, coverage } = assessment;
  return {
    ...assessment,
    client:
      client.name === translatorFor('en').translate('document.company')
        ? { ...client, name: words.translate('document.company') }
        : client,
    checks: assessment.checks.map(check => ({
      ...check,
      title: words.translateText(`checks.${check.id}.title`, check.title),
      failTitle: words.translateText(`checks.${check.id}.failTitle`, check.failTitle),
    })),
    actions: assessment.actions.map(action),
    risks: assessment.risks.map(risk => ({ ...risk, actions: risk.actions.map(action) })),
    coverage: {
      ...coverage,
      unanswered: coverage.unanswered.map(one => ({
        ...one,
        asks: words.translateText(`practices.${one.topic}`, one.asks),
      })),
    },
  };
}
