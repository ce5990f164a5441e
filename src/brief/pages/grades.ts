import { partText } from '../language/part-text.ts';
import type { Assessment, Score } from '../../model/assessment.ts';
import type { Question } from '../../model/question.ts';
import type { GradeView } from '../views.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';
import { isScored } from '../../model/grade.ts';

export function gradeView(words: Translator, slug: GradeView['slug'], provisional = false): GradeView {
  return {
    slug,
    word: words.translate(`grades.${slug}.word`),
    provisional: provisional ? words.translate('grades.provisional') : '',
  };
}

/**
 * The score of a question in the briefing. A question without checks is not assessed, whatever its sums; and an empty account
 * gets no good grade for what it does not have.
 */
export function shownScore(assessment: Assessment, question: Question, state: State): Score {
  const score = assessment.score.questions[question];
  if (!assessment.checks.some(check => check.question === question))
    return { ...score, grade: 'not-assessed', coverage: 0, provisional: false };
  const praise = score.grade === 'strong' || score.grade === 'good';
  return state === 'empty' && praise ? { ...score, grade: 'does-not-apply', provisional: false } : score;
}

/** "Overall 37 of 100, Weak (proven). At best 71." */
export function overallLine(words: Translator, { score: { overall }, selection }: Assessment, state: State): string {
  if (selection !== undefined) return partText(words, 'overall.part', selection);
  if (state === 'empty') return words.translate('overall.empty');
  if (!isScored(overall.grade)) return words.translate('overall.unseen');
  const { proven, possible } = overall;
  const grade = words.translate(`grades.${overall.grade}.word`);
  return words.translate(overall.provisional ? 'overall.provisional' : 'overall.score', { proven, possible, grade });
}
