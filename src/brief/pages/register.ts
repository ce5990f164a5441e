import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { QUESTIONS } from '../../model/question.ts';
import { REGISTER_VERSION, type Register, type RegisterEntry } from '../../model/register.ts';
import { clientText } from './cover.ts';
import { localize } from '../language/translate-assessment.ts';
import { headlineOf, riskText } from '../language/risk-text.ts';
import { lossFigures } from './money/loss-figures.ts';
import { upperFirst } from '../../lib/text.ts';
import { failing } from './tallies.ts';
import { workText } from './work.ts';
import { translatorFor, type Translator } from '../language/translator.ts';

type Exception = NonNullable<Finding['exception']>;

const ACTIONS = 3;

/**
 * All risks with evidence, highest first, then questions that are not assessed: a register
 * without them would overstate the coverage. Fields without an estimate say so.
 */
export function register(given: Assessment, language: Language): Register {
  const words = translatorFor(language);
  const assessment = localize(words, given);
  const risks = assessment.risks.filter(risk => failing(risk).length > 0);
  return {
    schemaVersion: REGISTER_VERSION,
    title: words.translate('register.title'),
    client: clientText(assessment.client.name),
    asOf: assessment.snapshot.ended,
    language,
    entries: [
      ...risks.map((risk, index) => riskEntry(words, assessment, risk, index + 1)),
      ...QUESTIONS.filter(({ slug }) => assessment.score.questions[slug].grade === 'not-assessed').map(question =>
        unseenEntry(words, question),
      ),
    ],
  };
}

function riskEntry(words: Translator, assessment: Assessment, risk: Risk, priority: number): RegisterEntry {
  const exceptions = acceptedAll(assessment, risk);
  const owners = [...new Set(exceptions?.map(({ owner }) => owner))];
  const until = exceptions?.map(exception => exception.until).toSorted()[0];
  const actions = risk.actions
    .slice(0, ACTIONS)
    .map(action => words.translate('register.action', { action: action.action, work: workText(words, action) }));
  return {
    id: risk.loss,
    priority,
    riskDescription: `${headlineOf(words, assessment, risk)}. ${riskText(words, risk, 'story')}`,
    riskCategory: words.translate(`questions.${risk.leads}.tile`),
    ...estimated(words, assessment, risk),
    riskResponseType: words.translate(exceptions === undefined ? 'register.mitigate' : 'register.accept'),
    riskResponseDescription: actions.join(' ') || words.translate('risk.noAction'),
    riskOwner: owners.length === 0 ? words.translate('register.nobody') : clientText(owners.join(', ')),
    status:
      until === undefined
        ? words.translate('register.open')
        : words.translate('register.accepted', { date: clientText(until) }),
    evidence: risk.evidence.map(({ id }) => id),
    certainty: risk.certainty,
    questions: risk.questions,
    managementResponse: responseOf(exceptions),
  };
}

/** What was accepted is answered. */
function responseOf(exceptions: readonly Exception[] | undefined): RegisterEntry['managementResponse'] {
  if (exceptions === undefined) return null;
  const all = (texts: readonly string[], between: string): string => clientText([...new Set(texts)].join(between));
  return {
    response: all(
      exceptions.map(({ reason }) => reason),
      ' ',
    ),
    by: all(
      exceptions.map(({ owner }) => owner),
      ', ',
    ),
    until: clientText(exceptions.map(({ until }) => until).toSorted()[0] ?? ''),
  };
}

/** The words of the certainty, which the register keeps as a code. */
export const certaintyWords =
  (language: Language) =>
  (certainty: Risk['certainty']): string =>
    translatorFor(language).translate(`certainty.${certainty}`);

/** The acceptance of a risk, if all of its fails are accepted; otherwise the risk is open. */
function acceptedAll({ findings }: Assessment, risk: Risk): Exception[] | undefined {
  const fails = findings.filter(({ question, status }) => status === 'fail' && risk.questions.includes(question));
  const exceptions = fails.flatMap(({ exception }) => exception ?? []);
  return fails.length > 0 && exceptions.length === fails.length ? exceptions : undefined;
}

function unseenEntry(words: Translator, { slug, number }: (typeof QUESTIONS)[number]): RegisterEntry {
  return {
    id: number,
    priority: null,
    riskDescription: words.translate('register.unseen', { asks: words.translate(`questions.${slug}.asks`) }),
    riskCategory: words.translate(`questions.${slug}.tile`),
    ...notEstimated(words),
    riskResponseType: words.translate('register.undecided'),
    riskResponseDescription: words.translate('register.look'),
    riskOwner: words.translate('register.nobody'),
    status: words.translate('register.notAssessed'),
    evidence: [],
    certainty: null,
    questions: [slug],
    managementResponse: null,
  };
}

/** Likelihood and impact as the briefing has them, where the loss was simulated. */
function estimated(words: Translator, assessment: Assessment, risk: Risk): ReturnType<typeof notEstimated> {
  const none = notEstimated(words);
  const figures = lossFigures(words, assessment, risk);
  if (figures === undefined) return none;
  const { often, cost } = figures;
  const impact = cost === undefined ? {} : { impact: words.translate('risk.costText', { ...cost }) };
  return { ...none, currentAssessment: { ...none.currentAssessment, likelihood: upperFirst(often), ...impact } };
}

function notEstimated(words: Translator): Pick<RegisterEntry, 'currentAssessment' | 'riskResponseCost'> {
  const none = words.translate('register.notEstimated');
  return { currentAssessment: { likelihood: none, impact: none, exposureRating: none }, riskResponseCost: none };
}
