import type { Assessment, Risk } from '../../model/assessment.ts';
import { QUESTIONS } from '../../model/question.ts';
import { askedOf, TOO_LITTLE_SEEN } from './decision-requests.ts';
import type { BottomLine } from '../briefing.ts';
import { gradeView, overallLine, shownScore } from './grades.ts';
import { healthyChecks, healthySentence } from './passing-checks.ts';
import { failCount, isStated, numeral } from '../language/nouns.ts';
import { failing, statementOf, tallyOf } from './tallies.ts';
import { answerOf, headlineOf } from '../language/risk-text.ts';
import { missingRights } from './missing-permissions.ts';
import type { State } from './state.ts';
import { NAMED_RISKS } from './top-risks.ts';
import type { Words } from '../language/translator.ts';

const FINE_LINES = 2;

export function bottomLine(words: Words, assessment: Assessment, top: readonly Risk[], state: State): BottomLine {
  const risks = top.slice(0, NAMED_RISKS);
  const decisions = askedOf(words, assessment, risks, state).map(({ text, work }) => ({ text, work }));
  return {
    kicker: words.say('bottomLine.kicker'),
    answer: answer(words, assessment, risks, state),
    risksTitle: risks.length === 0 ? words.say('bottomLine.noRisks') : title(words, 'risks', risks.length),
    risks: risks.map((risk, index) => ({
      number: index + 1,
      headline: headlineOf(words, assessment, risk),
      line: riskLine(words, assessment, risk),
    })),
    noRisks: risks.length > 0 ? '' : words.say(`bottomLine.${NO_RISKS[state]}`),
    decisionsTitle:
      decisions.length === 0 ? words.say('bottomLine.noDecisions') : title(words, 'decisions', decisions.length),
    columns: { decision: words.say('bottomLine.decision'), work: words.say('bottomLine.work') },
    decisions,
    decisionsNote: words.say(decisions.length === 0 ? 'bottomLine.noDecisionsText' : 'bottomLine.accept'),
    fineTitle: words.say('bottomLine.fine'),
    fine: fine(words, assessment, state),
    unseenTitle: words.say('bottomLine.unseenTitle'),
    unseen: unseen(words, assessment),
    stripTitle: words.say('bottomLine.strip'),
    tiles: QUESTIONS.map(({ slug }) => {
      const score = shownScore(assessment, slug, state);
      return {
        question: slug,
        label: words.say(`questions.${slug}.tile`),
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

/** The answer, in at most two sentences. */
function answer(words: Words, assessment: Assessment, risks: readonly Risk[], state: State): string {
  const { confidence } = assessment.coverage;
  const percent = words.percent(confidence);
  const [first, second] = risks;
  if (first === undefined) {
    if (state === 'risks') return words.say('bottomLine.small');
    return words.say(`bottomLine.${state}`, { percent, n: confidence });
  }
  const rest = confidence < TOO_LITTLE_SEEN ? 'answerBlind' : second === undefined ? 'answerOnly' : 'answerFirst';
  return `${answerOf(words, assessment, first)} ${words.say(`bottomLine.${rest}`, { percent })}`;
}

const title = (words: Words, key: 'risks' | 'decisions', n: number): string =>
  words.say(`bottomLine.${key}`, { n, words: numeral(words, n) });

function riskLine(words: Words, assessment: Assessment, risk: Risk): string {
  const certainty = words.say(`certainty.${risk.certainty}`);
  const [first] = failing(risk);
  if (first === undefined) return '';
  const tally = tallyOf(assessment, first.check);
  const statement = statementOf(tally, first.check);
  if (isStated(tally)) return words.say('bottomLine.riskLineStated', { statement, certainty });
  const count = failCount(words, tally, first.fail, first.judged);
  return words.say('bottomLine.riskLine', { statement, count, certainty });
}

function fine(words: Words, assessment: Assessment, state: State): readonly string[] {
  if (state === 'empty') return [words.say('bottomLine.fineEmpty')];
  const healthy = healthyChecks(assessment, state);
  if (healthy.length > 0) return healthy.slice(0, FINE_LINES).map(tally => healthySentence(words, tally));
  return [words.say(state === 'unseen' ? 'bottomLine.fineUnseen' : 'bottomLine.fineNone')];
}

function unseen(words: Words, assessment: Assessment): string {
  const { confidence, unanswered } = assessment.coverage;
  const rights = missingRights(assessment).length;
  const open = 100 - confidence;
  const parts = [
    ...(open > 0 ? [words.say('bottomLine.unseenPart', { percent: words.percent(open) })] : []),
    ...(rights > 0 ? [words.say('bottomLine.unseenRights', { n: rights })] : []),
    ...(unanswered.length > 0 ? [words.say('bottomLine.unseenAnswers', { n: unanswered.length })] : []),
  ];
  return parts.length === 0 ? words.say('bottomLine.unseenAll') : parts.join(' ');
}

function overallTile(words: Words, assessment: Assessment, state: State): string {
  const { overall } = assessment.score;
  const plain = state === 'empty' || overall.grade === 'not-assessed' || overall.grade === 'does-not-apply';
  if (plain) return overallLine(words, assessment.score, state);
  return words.say('overall.short', { proven: overall.proven, possible: overall.possible });
}
