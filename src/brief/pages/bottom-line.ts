import type { Assessment, Risk } from '../../model/assessment.ts';
import { QUESTIONS } from '../../model/question.ts';
import { acceptanceOfAll, acceptedNote, isAccepted, ownersText } from './accepted.ts';
import { decisionRequests, LOW_COVERAGE } from './decision-requests.ts';
import type { BottomLine } from '../views.ts';
import { gradeView, overallLine, shownScore } from './grades.ts';
import { passingChecks, passingSentence } from './passing-checks.ts';
import { failCount, isStated, numeral } from '../language/nouns.ts';
import { failing, statementOf, tallyOf } from './tallies.ts';
import { answerOf, headlineOf } from '../language/risk-text.ts';
import { neededPermissions } from './missing-permissions.ts';
import { shortness, type State } from './state.ts';
import { NAMED_RISKS } from './top-risks.ts';
import type { Translator } from '../language/translator.ts';

const FINE_LINES = 2;
/** Questions that are not whole; more are in the tiles. */
const NAMED_QUESTIONS = 4;

export function bottomLine(words: Translator, assessment: Assessment, top: readonly Risk[], state: State): BottomLine {
  const risks = top.slice(0, NAMED_RISKS);
  const decisions = decisionRequests(words, assessment, risks, state).map(({ text, work }) => ({ text, work }));
  return {
    kicker: words.translate('bottomLine.kicker'),
    answer: answer(words, assessment, risks, state),
    risksTitle: risks.length === 0 ? words.translate('bottomLine.noRisks') : title(words, 'risks', risks.length),
    risks: risks.map((risk, index) => ({
      number: index + 1,
      headline: headlineOf(words, assessment, risk),
      line: riskLine(words, assessment, risk),
    })),
    noRisks: risks.length > 0 ? '' : words.translate(`bottomLine.${noRisks(assessment, state)}`),
    decisionsTitle:
      decisions.length === 0 ? words.translate('bottomLine.noDecisions') : title(words, 'decisions', decisions.length),
    columns: { decision: words.translate('bottomLine.decision'), work: words.translate('bottomLine.work') },
    decisions,
    decisionsNote: [
      words.translate(decisions.length === 0 ? 'bottomLine.noDecisionsText' : 'bottomLine.accept'),
      acceptedNote(words, assessment),
    ]
      .join(' ')
      .trim(),
    fineTitle: words.translate('bottomLine.fine'),
    fine: fine(words, assessment, risks, state),
    unseenTitle: words.translate('bottomLine.unseenTitle'),
    unseen: unseen(words, assessment),
    stripTitle: words.translate('bottomLine.strip'),
    tiles: QUESTIONS.map(({ slug }) => {
      const score = shownScore(assessment, slug, state);
      return {
        question: slug,
        label: words.translate(`questions.${slug}.tile`),
        grade: gradeView(words, score.grade, score.provisional),
      };
    }),
    overall: overallTile(words, assessment, state),
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

/** The answer, in at most two sentences. */
function answer(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): string {
  const { confidence } = assessment.coverage;
  const percent = words.percent(confidence);
  const [first, second] = risks;
  if (first === undefined) {
    if (state === 'risks') return smallAnswer(words, assessment);
    if (state === 'unseen' && isBare(assessment)) return words.translate('bottomLine.bare', { percent });
    return words.translate(`bottomLine.${state}`, { percent, n: confidence });
  }
  const rest = isBare(assessment)
    ? 'answerBare'
    : confidence < LOW_COVERAGE
      ? 'answerBlind'
      : outranked(assessment, first)
        ? 'answerAccepted'
        : second === undefined
          ? 'answerOnly'
          : 'answerFirst';
  return `${answerOf(words, assessment, first)} ${words.translate(`bottomLine.${rest}`, { percent })}`;
}

/** Without a top risk: there are only small gaps, or those that are not small are accepted. */
function smallAnswer(words: Translator, assessment: Assessment): string {
  const acceptance = acceptanceOfAll(assessment);
  if (acceptance === undefined) return words.translate('bottomLine.small');
  return words.translate(`bottomLine.${acceptance.whole ? 'allAccepted' : 'restAccepted'}`, {
    owner: ownersText(words, acceptance.owners),
    date: words.date(acceptance.until),
  });
}

/** Whether a risk that ranks higher is accepted. */
const outranked = (assessment: Assessment, first: Risk): boolean =>
  assessment.risks.slice(0, assessment.risks.indexOf(first)).some(risk => isAccepted(assessment, risk));

/** Nothing that runs or holds data was found, whatever could not be read. */
const isBare = (assessment: Assessment): boolean => shortness(assessment)?.kinds.length === 0;

const title = (words: Translator, key: 'risks' | 'decisions', n: number): string =>
  words.translate(`bottomLine.${key}`, { n, words: numeral(words, n) });

function riskLine(words: Translator, assessment: Assessment, risk: Risk): string {
  const certainty = words.translate(`certainty.${risk.certainty}`);
  const [first] = failing(risk);
  if (first === undefined) return '';
  const tally = tallyOf(assessment, first.check);
  const statement = statementOf(tally, first.check);
  if (isStated(tally)) return words.translate('bottomLine.riskLineStated', { statement, certainty });
  const count = failCount(words, tally, first.fail, first.judged);
  return words.translate('bottomLine.riskLine', { statement, count, certainty });
}

/** What passes everywhere; nothing of a question of a risk on the same page, or of one that its tile calls critical. */
function fine(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): readonly string[] {
  if (state === 'empty') return [words.translate('bottomLine.fineEmpty')];
  const taken = new Set(risks.flatMap(({ questions }) => questions));
  const healthy = passingChecks(assessment, state);
  const apart = healthy.filter(
    ({ question }) => !taken.has(question) && assessment.score.questions[question].grade !== 'critical-gap',
  );
  if (apart.length > 0) return apart.slice(0, FINE_LINES).map(tally => passingSentence(words, tally));
  const none = healthy.length > 0 ? 'fineElsewhere' : state === 'unseen' ? 'fineUnseen' : 'fineNone';
  return [words.translate(`bottomLine.${none}`)];
}

function unseen(words: Translator, assessment: Assessment): string {
  const { confidence, unanswered } = assessment.coverage;
  const missing = neededPermissions(assessment).length;
  const open = 100 - confidence;
  const { selection } = assessment;
  const parts = [
    ...(selection === undefined ? [] : [words.translate('bottomLine.part', partData(words, selection))]),
    ...(open > 0 ? [words.translate('bottomLine.unseenPart', { percent: words.percent(open) })] : []),
    ...(missing > 0 ? [words.translate('bottomLine.unseenRights', { n: missing })] : []),
    ...(unanswered.length > 0 ? [words.translate('bottomLine.unseenAnswers', { n: unanswered.length })] : []),
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

function overallTile(words: Translator, assessment: Assessment, state: State): string {
  const { overall } = assessment.score;
  const plain =
    assessment.selection !== undefined ||
    state === 'empty' ||
    overall.grade === 'not-assessed' ||
    overall.grade === 'does-not-apply';
  if (plain) return overallLine(words, assessment, state);
  return words.translate('overall.short', { proven: overall.proven, possible: overall.possible });
}
