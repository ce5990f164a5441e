import type { Facets } from '../../src/model/facets.ts';
import { unread } from '../../src/model/reading.ts';
import { ACCOUNT, REGION, resource } from './world.ts';

export const denied = unread('denied');
export const OTHER = '444455556666';

const nowhere = { provider: 'any' as const, account: '', region: 'global' };
/** The company itself, as the assessment adds it. */
export const company = resource('organization', { id: 'company', ...nowhere });

export const database = (id: string, account = ACCOUNT) =>
  resource('database', { id, account, facets: { holds: 'durable' } });
export const bucket = (
  id: string,
  account = ACCOUNT,
  replicatesTo: Facets['replicatesTo'] | typeof denied | null = null,
) => resource('bucket', { id, account, facets: { holds: 'durable', lock: { state: 'none' }, replicatesTo } });
export const copyOf = (of: string, change: Partial<Facets['copy']> = {}) =>
  resource('copy', {
    id: `copy of ${of}`,
    facets: {
      copy: { of, provider: 'aws', account: ACCOUNT, region: REGION, takenAt: '2026-06-29', lock: 'none', ...change },
    },
  });

export const answerOf = (answer: Facets['answer'] | typeof denied, topic = 'second-provider') =>
  resource('practice', { id: topic, slot: topic, ...nowhere, facets: { answer } });
export const yes: Facets['answer'] = { holds: 'yes', date: '2026-06-01', by: 'A. Jones' };
export const no: Facets['answer'] = { ...yes, holds: 'no' };
