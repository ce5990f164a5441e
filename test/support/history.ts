import type { Assessment } from '../../src/model/assessment.ts';
import { assess, bucket, db } from './two-quarters.ts';

/** The assessment of a small company as of that timestamp. */
export const assessmentAt = (now: string, more: Partial<Assessment> = {}): Assessment => ({
  ...assess({ resources: [db('orders', 'ill'), bucket('files', 'well')], targets: [{ account: '111122223333' }] }, now),
  ...more,
});
