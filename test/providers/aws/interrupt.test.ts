import { afterEach, beforeEach, describe, it } from 'vitest';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import { GLOBAL } from '../../../src/providers/aws/target.ts';
import { runAwsUnit } from '../../../src/providers/aws/unit.ts';
import { inventedPool, inventedTarget } from '../../support/aws-invented.ts';
import { expectToStop } from '../../support/interruptions.ts';
import { watchRejections, type RejectionWatch } from '../../support/rejections.ts';

let watch: RejectionWatch;
beforeEach(() => {
  watch = watchRejections();
});
afterEach(() => {
  watch.end();
});

describe('an interrupt of a collector', () => {
  it.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const))('%s', async (id, collector) => {
    const region = collector.scope === 'global' ? GLOBAL : 'eu-west-1';
    await expectToStop((sink, signal, call) => {
      const pool = inventedPool(async ({ invent }) => {
        await call();
        return invent();
      });
      return runAwsUnit({ id, target: inventedTarget(), region, collector }, pool, sink, signal);
    }, watch);
  });
});
