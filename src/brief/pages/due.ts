import type { Risk } from '../../model/assessment.ts';
import type { Question } from '../../model/question.ts';
import type { PostureRow } from '../views.ts';

export const DUE = ['now', 'month', 'quarter', 'open'] as const;
export type Due = (typeof DUE)[number];

/** The questions that today's decisions are about. */
export const decidedBy = (risks: readonly Risk[]): ReadonlySet<Question> => new Set(risks.map(({ leads }) => leads));

/**
 * When a question asks for something. Now: one of today's decisions is about it, with a score or without. This month: critical
 * or weak. This quarter: the rest. Open: no score.
 */
export function dueOf({ question, grade, bar }: PostureRow, decided: ReadonlySet<Question>): Due {
  if (decided.has(question)) return 'now';
  if (bar === undefined) return 'open';
  return grade.slug === 'critical-gap' || grade.slug === 'weak' ? 'month' : 'quarter';
}
