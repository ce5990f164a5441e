import type { Facets } from '../model/facets.ts';
import { topicLabel, practices, type Practice } from '../model/practice.ts';
import { unread, value, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

/** An answer as it is given; the targets stand beside that about recovery targets. */
type Answer = Facets['answer'] & { readonly [target in 'rto' | 'rpo']?: string | undefined };

type AnswersByTopic = { readonly [T in Practice]?: Answer | undefined };

/** Answers of the interview: for the company, and for one workload where they differ. */
export interface Answers {
  readonly company: AnswersByTopic;
  readonly workloads: Readonly<Record<string, AnswersByTopic>>;
}

/** The unit of practices, which no collector reads. */
const INTERVIEW = 'interview';

/** One topic of the interview, and its answer. */
export interface InterviewTopic {
  readonly topic: Practice;
  readonly workload?: string;
  readonly answer: Answer | undefined;
}

/** Topics of the company once, topics of workloads for each workload; the answer for the company is their default. */
export function interviewTopics(answers: Answers, workloads: readonly string[]): InterviewTopic[] {
  return practices.flatMap(({ topic, perWorkload }): InterviewTopic[] => {
    const ofCompany = answers.company[topic];
    if (perWorkload !== true || workloads.length === 0) return [{ topic, answer: ofCompany }];
    return workloads.map(workload => ({ topic, workload, answer: answers.workloads[workload]?.[topic] ?? ofCompany }));
  });
}

/** One resource for each topic of the interview; without an answer, the facet is unread. */
export function practiceResources(answers: Answers, workloads: readonly string[]): Resource[] {
  return interviewTopics(answers, workloads).map(({ topic, workload, answer }) => {
    const reading: Reading<Facets['answer']> =
      answer === undefined ? unread('not-collected') : value(judgedPart(answer));
    const label = topicLabel(topic);
    return {
      id: workload === undefined ? `practice/${topic}` : `practice/${topic}/${workload}`,
      slot: topic,
      kind: 'practice',
      type: 'Practice',
      provider: 'any',
      account: '',
      region: 'global',
      name: workload === undefined ? label : `${workload}: ${label}`,
      tags: {},
      facets: { answer: reading },
      unit: INTERVIEW,
    };
  });
}

/** Recovery targets beside an answer belong to the simulation. */
const judgedPart = ({ status, date, by, evidence }: Answer): Facets['answer'] => ({
  status,
  date,
  by,
  ...(evidence === undefined ? {} : { evidence }),
});
