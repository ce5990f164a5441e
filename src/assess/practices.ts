import { unread, value, type Reading } from '../model/reading.ts';
import type { Facets } from '../model/facets.ts';
import { PRACTICES, type Practice } from '../model/practice.ts';
import type { Resource } from '../model/resource.ts';

export type Answers = { readonly [T in Practice]?: Facets['answer'] | undefined };

/** The unit of what people said: no collector read it. */
export const INTERVIEW = 'interview';

/** One resource for each thing that only people can tell; unanswered, its answer is unread. */
export function practiceResources(answers: Answers): Resource[] {
  return PRACTICES.map(({ topic }) => {
    const answer = answers[topic];
    const reading: Reading<Facets['answer']> =
      answer === undefined ? unread('not-collected', 'Nobody has answered this yet') : value(answer);
    return {
      id: `practice/${topic}`,
      slot: topic,
      kind: 'practice',
      type: 'Practice',
      provider: 'any',
      account: '',
      region: 'global',
      name: topic.replaceAll('-', ' '),
      tags: {},
      facets: { answer: reading },
      unit: INTERVIEW,
    };
  });
}
