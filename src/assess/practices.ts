import type { Facets } from '../model/facets.ts';
import { topicLabel, practices, type Practice } from '../model/practice.ts';
import { unread, value, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

type Answer = Facets['answer'];

type AnswersByTopic = { readonly [T in Practice]?: Answer | undefined };

/** What people said: of the company, and of one workload where that differs. */
export interface Answers {
  readonly company: AnswersByTopic;
  readonly workloads: Readonly<Record<string, AnswersByTopic>>;
}

/** The unit of what people said: no collector read it. */
const INTERVIEW = 'interview';

/** One thing that somebody should answer. */
export interface InterviewTopic {
  readonly topic: Practice;
  readonly workload?: string;
  readonly answer: Answer | undefined;
}

/** Everything that is asked: topics of the company once, topics of workloads for each that is named (one answer may serve all). */
export function interviewTopics(answers: Answers, workloads: readonly string[]): InterviewTopic[] {
  return practices.flatMap(({ topic, perWorkload }): InterviewTopic[] => {
    const ofCompany = answers.company[topic];
    if (perWorkload !== true || workloads.length === 0) return [{ topic, answer: ofCompany }];
    return workloads.map(workload => ({ topic, workload, answer: answers.workloads[workload]?.[topic] ?? ofCompany }));
  });
}

/** One resource for each thing that only people can tell; unanswered, its answer is unread. */
export function practiceResources(answers: Answers, workloads: readonly string[]): Resource[] {
  return interviewTopics(answers, workloads).map(({ topic, workload, answer }) => {
    const reading: Reading<Answer> = answer === undefined ? unread('not-collected') : value(answer);
    const words = topicLabel(topic);
    return {
      id: workload === undefined ? `practice/${topic}` : `practice/${topic}/${workload}`,
      slot: topic,
      kind: 'practice',
      type: 'Practice',
      provider: 'any',
      account: '',
      region: 'global',
      name: workload === undefined ? words : `${workload}: ${words}`,
      tags: {},
      facets: { answer: reading },
      unit: INTERVIEW,
    };
  });
}
