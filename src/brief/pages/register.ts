import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { QUESTIONS } from '../../model/question.ts';
import { REGISTER_VERSION, type Register, type RegisterEntry } from '../../model/register.ts';
import { clientText } from './cover.ts';
import { localize } from '../language/translate-assessment.ts';
import { headlineOf, riskWords } from '../language/risk-text.ts';
import { failing } from './tallies.ts';
import { wordsOf, type Words } from '../language/translator.ts';

const ACTIONS = 3;

/**
 * Every risk that something speaks for, the worst first, and after them the questions that nobody could judge: a register
 * without them would look better than we could see. What only an estimate could tell says that there is none.
 */
export function register(given: Assessment, language: Language): Register {
  const words = wordsOf(language);
  const assessment = localize(words, given);
  const risks = assessment.risks.filter(risk => failing(risk).length > 0);
  return {
    schemaVersion: REGISTER_VERSION,
    title: words.say('register.title'),
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

function riskEntry(words: Words, assessment: Assessment, risk: Risk, priority: number): RegisterEntry {
  const exceptions = acceptedAll(assessment, risk);
  const owners = [...new Set(exceptions?.map(({ owner }) => owner))];
  const until = exceptions?.map(exception => exception.until).toSorted()[0];
  const actions = risk.actions
    .slice(0, ACTIONS)
    .map(({ action, effort }) => words.say('register.action', { action, work: words.say(`effort.${effort}`) }));
  return {
    id: risk.loss,
    priority,
    riskDescription: `${headlineOf(words, assessment, risk)}. ${riskWords(words, risk, 'story')}`,
    riskCategory: words.say(`questions.${risk.leads}.tile`),
    ...notEstimated(words),
    riskResponseType: words.say(exceptions === undefined ? 'register.mitigate' : 'register.accept'),
    riskResponseDescription: actions.join(' ') || words.say('risk.noAction'),
    riskOwner: owners.length === 0 ? words.say('register.nobody') : clientText(owners.join(', ')),
    status:
      until === undefined ? words.say('register.open') : words.say('register.accepted', { date: clientText(until) }),
    evidence: risk.evidence.map(({ id }) => id),
    certainty: risk.certainty,
    questions: risk.questions,
  };
}

/** What was accepted, where every single fail behind the risk was; one that was not leaves the risk open. */
function acceptedAll({ findings }: Assessment, risk: Risk): NonNullable<Finding['exception']>[] | undefined {
  const fails = findings.filter(({ question, status }) => status === 'fail' && risk.questions.includes(question));
  const exceptions = fails.flatMap(({ exception }) => exception ?? []);
  return fails.length > 0 && exceptions.length === fails.length ? exceptions : undefined;
}

function unseenEntry(words: Words, { slug, number }: (typeof QUESTIONS)[number]): RegisterEntry {
  return {
    id: number,
    priority: null,
    riskDescription: words.say('register.unseen', { asks: words.say(`questions.${slug}.asks`) }),
    riskCategory: words.say(`questions.${slug}.tile`),
    ...notEstimated(words),
    riskResponseType: words.say('register.undecided'),
    riskResponseDescription: words.say('register.look'),
    riskOwner: words.say('register.nobody'),
    status: words.say('register.notAssessed'),
    evidence: [],
    certainty: null,
    questions: [slug],
  };
}

function notEstimated(words: Words): Pick<RegisterEntry, 'currentAssessment' | 'riskResponseCost'> {
  const none = words.say('register.notEstimated');
  return { currentAssessment: { likelihood: none, impact: none, exposureRating: none }, riskResponseCost: none };
}
