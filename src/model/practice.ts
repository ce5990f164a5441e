import type { Question } from './question.ts';

/**
 * What no API can tell. Each topic is a resource of kind `practice` with the topic as its slot, judged by a check of its
 * own; unanswered it is unread. The wording is the risk model's (section 5).
 */
export const PRACTICES = [
  { topic: 'restore-test', question: 'recovery', asks: 'When was the last restore tested, of what, by whom, how long did it take, what failed?' },
  { topic: 'second-provider', question: 'provider', asks: 'If the contract with the provider ended tonight, which copy would remain?' },
  { topic: 'exit-terms', question: 'provider', asks: 'What is the contract exit clause: notice, reasons, transition period, price during transition, data format, deletion proof?' },
  { topic: 'night-support', question: 'support', asks: 'Who picks up at 3 a.m., and who if that person does not?' },
  { topic: 'peak-plan', question: 'surge', asks: 'What was the highest load ever survived, and when?' },
  { topic: 'rebuild-exercise', question: 'rebuild', asks: 'If we had an empty account today, how many days to a working shop?' },
  { topic: 'critical-path', question: 'coupling', asks: 'Draw the path of one order. Which five boxes must all work?' },
  { topic: 'second-person', question: 'people', asks: 'Who can rebuild the site if X leaves? Name two.' },
] as const satisfies readonly { topic: string; question: Question; asks: string }[]; // prettier-ignore

export type Practice = (typeof PRACTICES)[number]['topic'];
