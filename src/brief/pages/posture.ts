import { partText } from '../language/part-text.ts';
import type { Assessment, Grade, Risk, Score } from '../../model/assessment.ts';
import { byWeight, QUESTIONS, type Question } from '../../model/question.ts';
import type { Posture, PostureRow } from '../views.ts';
import { decidedBy, dueOf } from './due.ts';
import { gradeView, overallLine, shownScore } from './grades.ts';
import { isStated, numeral } from '../language/nouns.ts';
import { changeOf } from './baseline-changes.ts';
import { statementOf, tallyOf } from './tallies.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';
import { isScored } from '../../model/grade.ts';

/** All thirteen questions by weight. */
export function posture(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): Posture {
  const { overall } = assessment.score;
  const column = (key: string): string => words.translate(`posture.${key}`);
  const rows = postureRows(words, assessment, state);
  return {
    kicker: column('kicker'),
    headline: headline(words, assessment, rows, risks, state),
    caption: `${column('caption')}${assessment.trend === undefined ? '' : ` ${column('captionLast')}`}`,
    columns: {
      question: column('question'),
      grade: column('grade'),
      bar: column('bar'),
      proven: column('proven'),
      possible: column('possible'),
      score: column('score'),
      coverage: column('coverage'),
    },
    rows,
    overall: overallText(words, assessment, state),
    overallNote:
      overall.capped?.because === 'survival' && state !== 'empty'
        ? words.translate('posture.cappedSurvival', { at: overall.capped.at, n: overall.capped.by.length })
        : '',
  };
}

/** The grade and score of each question, by weight. */
export const postureRows = (words: Translator, assessment: Assessment, state: State): readonly PostureRow[] =>
  byWeight(assessment.settings?.questionWeights).map(({ slug }) => postureRow(words, assessment, slug, state));

/** One question's grade and score. */
export function postureRow(words: Translator, assessment: Assessment, question: Question, state: State): PostureRow {
  const score = shownScore(assessment, question, state);
  const { proven, possible, coverage, grade } = score;
  const scored = isScored(grade);
  const { last, change } = scored ? changeOf(words, assessment, question) : { last: undefined, change: '' };
  const none = words.translate('effort.none');
  return {
    question,
    asks: words.translate(`questions.${question}.asks`),
    label: words.translate(`questions.${question}.tile`),
    grade: gradeView(words, grade, score.provisional),
    bar: scored ? { proven, possible } : undefined,
    barLabel: `${words.translate(
      scored ? 'posture.barLabel' : grade === 'not-assessed' ? 'posture.barUnseen' : 'posture.barNone',
      { proven, possible },
    )}${last === undefined ? '' : words.translate('posture.barLast', { last })}`,
    proven: scored ? words.number(proven) : none,
    possible: scored ? words.number(possible) : none,
    score: !scored
      ? none
      : proven === possible
        ? words.number(proven)
        : words.translate('posture.range', { proven, possible }),
    coverage: grade === 'does-not-apply' || isPart(assessment, question) ? none : words.percent(coverage),
    note: note(words, assessment, question, score, state),
    last,
    change,
  };
}

function note(words: Translator, assessment: Assessment, question: Question, score: Score, state: State): string {
  if (score.grade === 'not-assessed') return whyNotAssessed(words, assessment, question, score);
  if (score.grade === 'does-not-apply')
    return words.translate(state === 'empty' ? 'posture.empty' : 'posture.doesNotApply');
  const { capped } = score;
  const [check] = capped?.by ?? [];
  if (capped === undefined || check === undefined || capped.because === 'survival') return '';
  const tally = tallyOf(assessment, check);
  if (capped.because === 'unknown') {
    return words.translate('posture.cappedUnknown', {
      at: capped.at,
      statement: words.inSentence(tally?.title ?? statementOf(tally, check)),
    });
  }
  if (capped.because === 'criticality') {
    return words.translate('posture.cappedCriticality', {
      at: capped.at,
      statement: words.inSentence(statementOf(tally, check)),
    });
  }
  const binding = score.possible >= capped.at;
  return words.translate(binding ? 'posture.cappedFail' : 'posture.failsMost', {
    at: capped.at,
    statement: words.inSentence(statementOf(tally, check)),
  });
}

/** Whether checks of a question were left out. */
const isPart = ({ selection }: Pick<Assessment, 'selection'>, question: Question): boolean =>
  selection?.questions.includes(question) === true;

/** Why a question is not assessed: no check, no answer, no permission, or too low a coverage. */
function whyNotAssessed(
  words: Translator,
  { checks, coverage, selection }: Assessment,
  question: Question,
  score: Score,
): string {
  if (isPart({ selection }, question)) return words.translate('posture.part');
  const asking = checks.filter(check => check.question === question);
  if (asking.length === 0) return words.translate('posture.noCheck');
  const ids = new Set(asking.map(check => check.id));
  const lines = coverage.unread.filter(line => line.checks.some(id => ids.has(id)));
  const denied = lines.some(line => line.reason === 'denied');
  const unanswered = coverage.unanswered.some(one => one.question === question);
  if (score.coverage > 0) {
    const onPeople = asking.every(tally => tally.unknown + tally.error === 0 || isStated(tally));
    const allDenied = denied && lines.every(line => line.reason === 'denied');
    const rest = allDenied && !unanswered ? 'Denied' : unanswered && lines.length === 0 && onPeople ? 'Unanswered' : '';
    return words.translate(`posture.tooLittle${rest}`, { percent: words.percent(score.coverage) });
  }
  if (denied) return words.translate('posture.denied');
  if (lines.length > 0) return words.translate('posture.noAnswer');
  return words.translate(unanswered ? 'posture.unanswered' : 'posture.nothingSeen');
}

function headline(
  words: Translator,
  assessment: Assessment,
  rows: readonly PostureRow[],
  risks: readonly Risk[],
  state: State,
): string {
  if (state === 'empty') return words.translate('posture.headlineEmpty');
  const { selection } = assessment;
  const someAreWhole = QUESTIONS.some(({ slug }) => selection?.questions.includes(slug) !== true);
  if (selection !== undefined && !someAreWhole) return partText(words, 'posture.headlinePart', selection);
  const count = (...wanted: Grade[]): number => rows.filter(({ grade }) => wanted.includes(grade.slug)).length;
  const decided = decidedBy(risks);
  const bad = rows.filter(row => ['now', 'month'].includes(dueOf(row, decided))).length;
  const work = count('needs-work');
  if (bad > 0) return words.translate('posture.headlineBad', { bad, words: numeral(words, bad) });
  if (work > 0) return words.translate('posture.headlineWork', { work, words: numeral(words, work).toLowerCase() });
  return words.translate(count('strong', 'good') > 0 ? 'posture.headlineGood' : 'posture.headlineUnseen');
}

function overallText(words: Translator, assessment: Assessment, state: State): string {
  const overall = overallLine(words, assessment, state);
  const { coverage, selection } = assessment;
  if (state === 'empty' || selection !== undefined) return overall;
  return `${overall} ${words.translate('overall.checked', { percent: words.percent(coverage.confidence) })}`;
}
