import { afterEach, beforeEach, describe, it } from 'vitest';
import { INSIGHTS, insights } from '../../../examples/noonsale/insights.ts';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import type { GcpTarget } from '../../../src/providers/gcp/target.ts';
import { runGcpUnit } from '../../../src/providers/gcp/unit.ts';
import { transportTo } from '../../support/gcp/in-process.ts';
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
  it.each(GCP_COLLECTORS.map(collector => [collector.id, collector] as const))('%s', async (id, collector) => {
    await expectToStop((sink, signal, call) => {
      const inner = transportTo(insights());
      const transport: typeof inner = {
        ...inner,
        send: async (...request) => {
          const answer = inner.send(...request);
          answer.catch(() => undefined);
          await call();
          return answer;
        },
      };
      const hierarchy = { scopes: [], shared: new Map() };
      const target: GcpTarget = { project: INSIGHTS, transport, hierarchy, shared: new Map() };
      return runGcpUnit({ id, target, collector }, sink, signal);
    }, watch);
  });
});
