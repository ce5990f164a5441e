import { interviewTopics, type Answers, type InterviewTopic } from '../assess/practices.ts';
import { daysBetween } from '../lib/time.ts';
import { practices } from '../model/practice.ts';
import type { Question } from '../model/question.ts';

export interface InterviewScope {
  readonly questions?: ReadonlySet<Question> | undefined;
  readonly workload?: string | undefined;
  /** Include questions that are already answered. */
  readonly all?: boolean;
  readonly now: string;
}

export interface InterviewItem extends InterviewTopic {
  readonly question: Question;
  readonly asks: string;
  readonly claims: string;
  readonly starter: boolean;
}

/** Age from which a question is asked again: most proof has lost half of its credit by then (risk model 1.2). */
const STALE_AFTER_DAYS = 365;

/** Questions to ask, starters first, without those that have a recent answer. */
export function interviewPlan(answers: Answers, workloads: readonly string[], scope: InterviewScope): InterviewItem[] {
  const definitions = new Map(practices.map(one => [one.topic, one]));
  const items = interviewTopics(answers, workloads).flatMap((open): InterviewItem[] => {
    const definition = definitions.get(open.topic);
    if (definition === undefined) return [];
    const { question, asks, claims, starter = false } = definition;
    return [{ ...open, question, asks, claims, starter }];
  });
  return items
    .filter(item => scope.questions?.has(item.question) ?? true)
    .filter(item => scope.workload === undefined || item.workload === scope.workload)
    .filter(
      item =>
        scope.all === true || item.answer === undefined || daysBetween(item.answer.date, scope.now) > STALE_AFTER_DAYS,
    )
    .sort((a, b) => Number(b.starter) - Number(a.starter));
}
