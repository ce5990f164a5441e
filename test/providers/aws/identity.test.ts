import { describe, expect, it } from 'vitest';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import type { InventedCall } from '../../support/aws-invented.ts';
import { collectInvented, type InventedRun } from '../../support/aws-invented-run.ts';

const denied = (): never => {
  throw Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } });
};

/** What a finding is known by. */
const identities = ({ records }: InventedRun): string[] =>
  records.filter(record => record.record === 'resource').map(({ id, kind, region }) => [kind, region, id].join(' '));

/** The list of buckets as it is from servers that leave the region out. */
const sparse = ({ call, invent }: InventedCall): object => {
  const answer = invent();
  if (call !== 's3:ListBuckets') return answer;
  const buckets = answer['Buckets'] as readonly { readonly BucketRegion: string }[];
  return { ...answer, Buckets: buckets.map(({ BucketRegion: _, ...bucket }) => bucket) };
};

describe('a refused call', () => {
  it.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const))(
    'of %s changes the identity of no resource',
    async (id, collector) => {
      for (const answer of id === 'aws-s3' ? [sparse] : [({ invent }: InventedCall) => invent()]) {
        const whole = await collectInvented(collector, answer);
        const known = new Set(identities(whole));
        for (const call of whole.calls.keys()) {
          const run = await collectInvented(collector, one => (one.call === call ? denied() : answer(one)));
          expect(
            identities(run).filter(identity => !known.has(identity)),
            call,
          ).toEqual([]);
        }
      }
    },
  );
});
