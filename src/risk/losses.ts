import type { Loss } from '../model/assessment.ts';
import type { Question } from '../model/question.ts';

/**
 * The losses that lead a page of their own, and the questions that put them on the list; evidence may come from more.
 * S2, S3 and S11 share their question with S4 and differ in frequency and magnitude only.
 */
export const LEADING_LOSSES: readonly {
  readonly loss: Loss;
  readonly leads: readonly Question[];
  readonly also: readonly Question[];
}[] = [
  { loss: 'S1', leads: ['data-centre'], also: [] },
  { loss: 'S4', leads: ['provider'], also: ['offsite-copies'] },
  { loss: 'S5', leads: ['offsite-copies'], also: ['perimeter'] },
  { loss: 'S6', leads: ['perimeter', 'confidentiality'], also: [] },
  { loss: 'S7', leads: ['recovery'], also: ['offsite-copies'] },
  { loss: 'S8', leads: ['coupling'], also: ['people'] },
  { loss: 'S9', leads: ['surge'], also: [] },
  { loss: 'S10', leads: ['performance'], also: [] },
  { loss: 'S12', leads: ['people'], also: [] },
];
