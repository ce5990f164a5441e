import type { Facets } from '../../src/model/facets.ts';
import { unread } from '../../src/model/reading.ts';
import { ACCOUNT, REGION, resource } from './world.ts';

export const denied = unread('denied');
export const OTHER = '444455556666';

const nowhere = { provider: 'any' as const, account: '', region: 'global' };
/** The resource of the company, which the assessment adds. */
export const company = resource('organization', { id: 'company', ...nowhere });

export const database = (id: string, account = ACCOUNT) =>
  resource('database', { id, account, facets: { dataDurability: 'durable' } });
export const bucket = (
  id: string,
  account = ACCOUNT,
  replicationDestinations: Facets['replicationDestinations'] | typeof denied | null = null,
) =>
  resource('bucket', {
    id,
    account,
    facets: { dataDurability: 'durable', immutability: { state: 'none' }, replicationDestinations },
  });
export const backupFrom = (source: string, change: Partial<Facets['backup']> = {}) =>
  resource('backup', {
    id: `copy of ${source}`,
    facets: {
      backup: {
        source,
        provider: 'aws',
        account: ACCOUNT,
        region: REGION,
        takenAt: '2026-06-29',
        immutability: 'none',
        ...change,
      },
    },
  });

export const answerOf = (answer: Facets['answer'] | typeof denied, topic = 'second-provider') =>
  resource('practice', { id: topic, slot: topic, ...nowhere, facets: { answer } });
export const yes: Facets['answer'] = { status: 'yes', date: '2026-06-01', by: 'A. Jones' };
export const no: Facets['answer'] = { ...yes, status: 'no' };
