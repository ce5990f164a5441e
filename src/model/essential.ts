import { z } from 'zod';
import { intervalSchema } from './survival.ts';

/** What everybody should be able to answer for each workload, in the order of the asking. */
export const ESSENTIALS = [
  'server-lost',
  'backed-up',
  'restore-tried',
  'restore-time',
  'finds-restored',
  'network-lost',
  'data-centre-lost',
] as const;
export type Essential = (typeof ESSENTIALS)[number];

/** The questions in English. */
export const ESSENTIAL_TEXT: Readonly<Record<Essential, string>> = {
  'server-lost': 'What if one server disappears?',
  'backed-up': 'Is the data backed up somewhere?',
  'restore-tried': 'Was a restore tried in the last year?',
  'restore-time': 'How long does a restore take?',
  'finds-restored': 'Does the application find the restored database?',
  'network-lost': 'What if a part of the network goes?',
  'data-centre-lost': 'What if the data centre goes?',
};

/** An answer: `yes` and `no`, or hours; `unknown` where the inventory does not tell. */
export const essentialSchema = z.strictObject({
  question: z.enum(ESSENTIALS),
  answer: z.enum(['yes', 'partly', 'no', 'hours', 'unknown', 'not-applicable']),
  /** In English, without names. */
  text: z.string(),
  hours: intervalSchema.optional(),
  dataLoss: intervalSchema.optional(),
  /** Ids of resources that decide. */
  evidence: z.array(z.string()),
});
export type EssentialAnswer = z.infer<typeof essentialSchema>;
