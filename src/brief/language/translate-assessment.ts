import type { Action, Assessment, CheckTally } from '../../model/assessment.ts';
import { findingText } from './finding-text.ts';
import { withPlannedPlaces } from './planned-places.ts';
import { localizePseudonyms } from './pseudonyms.ts';
import { saidInPart } from './said-in-part.ts';
import { translatorFor, type Translator } from './translator.ts';

/**
 * The assessment with its texts in the language and true to the answers of people, so that later stages need no translator for
 * them. Messages of older versions and of extensions stay in English.
 */
export function localize(words: Translator, given: Assessment): Assessment {
  const placed = withPlannedPlaces(words, given);
  const assessment = words.language === 'en' ? placed : translated(words, placed);
  return { ...assessment, checks: assessment.checks.map(tally => asAnswered(words, assessment, tally)) };
}

/** What people say in part is told in their words, not as something that nobody does. */
function asAnswered(words: Translator, assessment: Assessment, tally: CheckTally): CheckTally {
  const said = saidInPart(assessment, tally);
  return said === undefined ? tally : { ...tally, failTitle: findingText(words, said).replace(/\.$/u, '') };
}

function translated(words: Translator, given: Assessment): Assessment {
  const assessment = localizePseudonyms(words, given);
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
