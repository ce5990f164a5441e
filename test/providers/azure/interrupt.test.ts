import { afterEach, beforeEach, describe, it } from 'vitest';
import { createDirectory } from '../../../src/providers/azure/client/microsoft-graph.ts';
import { createGraphCache } from '../../../src/providers/azure/client/graph-cache.ts';
import { createResourceGraph } from '../../../src/providers/azure/client/resource-graph.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { runAzureUnit } from '../../../src/providers/azure/unit.ts';
import { company } from '../../integration/azure/company.ts';
import { SUBSCRIPTION } from '../../support/azure/collect.ts';
import { transportTo } from '../../support/azure/in-process.ts';
import { expectToStop } from '../../support/interruptions.ts';
import { watchRejections, type RejectionWatch } from '../../support/rejections.ts';

let watch: RejectionWatch;
beforeEach(() => {
  watch = watchRejections();
});
afterEach(() => {
  watch.end();
});

const fixtures = {
  'with Resource Graph': company,
  'without it': { ...company, refusals: [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const },
};

describe.each(Object.entries(fixtures))('an interrupt of a collector %s', (_, fixture) => {
  it.each(AZURE_COLLECTORS.map(collector => [collector.id, collector] as const))('%s', async (id, collector) => {
    await expectToStop((sink, signal, call) => {
      const inner = transportTo(fixture);
      const transport: typeof inner = {
        ...inner,
        send: async (...request) => {
          const answer = inner.send(...request);
          answer.catch(() => undefined);
          await call();
          return answer;
        },
      };
      const graphCache = createGraphCache(createResourceGraph(transport), [[SUBSCRIPTION]], [collector.types]);
      const directory = createDirectory(transport);
      const target = { subscription: SUBSCRIPTION, name: 'shop', transport, graphCache, directory };
      return runAzureUnit({ id, target, collector }, sink, signal);
    }, watch);
  });
});
