import { partText } from '../language/part-text.ts';
import type { Assessment, Risk } from '../../model/assessment.ts';
import { acceptanceOfAll, acceptedNote, isAccepted, ownersText } from './accepted.ts';
import { riskRows } from './bottom-risks.ts';
import { standing } from './bottom-standing.ts';
import { decisionRequests, firstRequests, LOW_COVERAGE } from './decision-requests.ts';
import type { BottomLine } from '../views.ts';
import { passingChecks, passingSentence } from './passing-checks.ts';
import { numeral } from '../language/nouns.ts';
import { answerOf } from '../language/risk-text.ts';
import { neededPermissions } from './missing-permissions.ts';
import { shortness, type State } from './state.ts';
import { NAMED_RISKS } from './top-risks.ts';
import type { Translator } from '../language/translator.ts';
import { daysOf } from '../../model/work-days.ts';

const FINE_LINES = 2;
/** Characters of three lines of the headline. */
const LONG_ANSWER = 130;
/** Rows of risks and decisions that leave room for the rest of the page as it is. */
const ROOMY = 2 * NAMED_RISKS;
/** Questions that are not whole; more are in the tiles. */
const NAMED_QUESTIONS = 4;

export function bottomLine(words: Translator, assessment: Assessment, top: readonly Risk[], state: State): BottomLine {
  const risks = top.slice(0, NAMED_RISKS);
  const told = answer(words, assessment, risks, state);
  const decided = decisionRows(words, assessment, top, state);
  const isDense = risks.length + decided.decisions.length > ROOMY;
  return {
    kicker: words.translate('bottomLine.kicker'),
    answer: told,
    isLong: told.length > LONG_ANSWER,
    isDense,
    risksTitle: risks.length === 0 ? words.translate('bottomLine.noRisks') : title(words, 'risks', risks.length),
    ...riskRows(words, assessment, risks, isDense),
    noRisks: risks.length > 0 ? '' : words.translate(`bottomLine.${noRisks(assessment, state)}`),
    ...decided,
    fineTitle: words.translate('bottomLine.fine'),
    fine: fine(words, assessment, risks, state).slice(0, isDense ? 1 : FINE_LINES),
    unseenTitle: words.translate('bottomLine.unseenTitle'),
    unseen: unseen(words, assessment),
    ...standing(words, assessment, risks, state),
  };
}

type DecisionRows = Pick<BottomLine, 'decisionsTitle' | 'columns' | 'decisions' | 'asked' | 'sum' | 'decisionsNote'>;

function decisionRows(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): DecisionRows {
  const all = decisionRequests(words, assessment, risks, state);
  const asked = firstRequests(all, risks);
  const say = (key: string): string => words.translate(`bottomLine.${key}`);
  const actions = asked.flatMap(({ action }) => action ?? []);
  const days = actions.reduce((sum, action) => sum + daysOf(action), 0);
  return {
    decisionsTitle: asked.length === 0 ? say('noDecisions') : title(words, 'decisions', asked.length, all.length),
    asked: all.length,
    columns: { decision: say('decision'), days: say('days'), owner: say('owner'), by: say('by') },
    decisions: asked.map(({ letter, text, days: own, owner, by }) => ({ letter, text, days: own, owner, by })),
    sum: actions.length < 2 ? '' : words.translate('bottomLine.together', { n: days }),
    decisionsNote: [asked.length === 0 ? say('noDecisionsText') : '', acceptedNote(words, assessment)].join(' ').trim(),
  };
}

const NO_RISKS: Readonly<Record<State, string>> = {
  empty: 'noRisksEmpty',
  unseen: 'noRisksUnseen',
  healthy: 'noRisksText',
  risks: 'noRisksText',
};

const noRisks = (assessment: Assessment, state: State): string =>
  assessment.risks.some(risk => isAccepted(assessment, risk)) ? 'noRisksAccepted' : NO_RISKS[state];

/** The answer in one sentence, and a second one where that needs saying. */
function answer(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): string {
  const { confidence } = assessment.coverage;
  const percent = words.percent(confidence);
  const [first] = risks;
  if (first === undefined) {
    if (state === 'risks') return smallAnswer(words, assessment);
    if (state === 'unseen' && isBare(assessment)) return words.translate('bottomLine.bare', { percent });
    const key = state === 'empty' && assessment.planned === true ? 'emptyPlan' : state;
    return words.translate(`bottomLine.${key}`, { percent, n: confidence });
  }
  const told = answerOf(words, assessment, first);
  const { selection } = assessment;
  // What was not chosen is no blind spot.
  if (selection !== undefined) return `${told} ${partText(words, 'bottomLine.answerPart', selection)}`;
  const rest = isBare(assessment)
    ? 'answerBare'
    : confidence < LOW_COVERAGE
      ? 'answerBlind'
      : outranked(assessment, first)
        ? 'answerAccepted'
        : undefined;
  return rest === undefined ? told : `${told} ${words.translate(`bottomLine.${rest}`, { percent })}`;
}

/** Without a top risk: there are only small gaps, or those that are not small are accepted. */
function smallAnswer(words: Translator, assessment: Assessment): string {
  const acceptance = acceptanceOfAll(assessment);
  if (acceptance === undefined) return words.translate('bottomLine.small');
  return words.translate(`bottomLine.${acceptance.whole ? 'allAccepted' : 'restAccepted'}`, {
    owner: ownersText(words, acceptance.owners),
    date: words.date(acceptance.until),
    ends: acceptance.ends,
  });
}

/** Whether a risk that ranks higher is accepted. */
const outranked = (assessment: Assessment, first: Risk): boolean =>
  assessment.risks.slice(0, assessment.risks.indexOf(first)).some(risk => isAccepted(assessment, risk));

/** Nothing that runs or holds data was found, whatever could not be read. */
const isBare = (assessment: Assessment): boolean => shortness(assessment)?.kinds.length === 0;

const title = (words: Translator, key: 'risks' | 'decisions', n: number, all = n): string =>
  words.translate(`bottomLine.${key}`, { n, words: numeral(words, n), all: n === all ? 'yes' : 'no' });

/** What passes everywhere; nothing of a question of a risk on the same page, or of one that its tile calls critical. */
function fine(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): readonly string[] {
  if (state === 'empty') return [words.translate('bottomLine.fineEmpty')];
  const taken = new Set(risks.flatMap(({ questions }) => questions));
  const healthy = passingChecks(assessment, state);
  const apart = healthy.filter(
    ({ question }) => !taken.has(question) && assessment.score.questions[question].grade !== 'critical-gap',
  );
  if (apart.length > 0) return apart.map(tally => passingSentence(words, tally));
  const isPart = assessment.selection !== undefined;
  const none =
    healthy.length > 0 ? 'fineElsewhere' : isPart ? 'finePart' : state === 'unseen' ? 'fineUnseen' : 'fineNone';
  return [words.translate(`bottomLine.${none}`)];
}

function unseen(words: Translator, assessment: Assessment): string {
  const { confidence, unanswered } = assessment.coverage;
  const missing = neededPermissions(assessment).length;
  const open = 100 - confidence;
  const { selection } = assessment;
  const parts = [
    ...(selection === undefined ? [] : [words.translate('bottomLine.part', partData(words, selection))]),
    ...(open > 0 && selection === undefined
      ? [words.translate('bottomLine.unseenPart', { percent: words.percent(open) })]
      : []),
    ...(missing > 0 ? [words.translate('bottomLine.unseenRights', { n: missing })] : []),
    ...(unanswered.length > 0 && selection === undefined
      ? [words.translate('bottomLine.unseenAnswers', { n: unanswered.length })]
      : []),
  ];
  return parts.length === 0 ? words.translate('bottomLine.unseenAll') : parts.join(' ');
}

/** How many checks did not run, and the questions that are not whole. */
const partData = (words: Translator, { checks, all, questions }: NonNullable<Assessment['selection']>) => ({
  n: all - checks,
  all,
  questions:
    questions.length > NAMED_QUESTIONS
      ? 'none'
      : words.apart(questions.map(slug => words.translate(`questions.${slug}.tile`))),
});
