import type { ExperimentSummary } from '@aws-sdk/client-fis';
import type { Facets } from '../../../../model/facets.ts';
import { value } from '../../../../model/reading.ts';
import { assertRows } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads experiment templates of Fault Injection Service, and the last completed experiment. */
export const awsFis: AwsCollector = {
  id: 'aws-fis',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['chaosExperiments'] },
  operations: operations('fis', ['ListExperimentTemplates', 'ListExperiments']),
  collect: async ctx => {
    const fis = await import('@aws-sdk/client-fis');
    const client = ctx.client(fis.FisClient);
    const templates = await ctx.read('fis:ListExperimentTemplates', async () => {
      let prepared = 0;
      for await (const page of fis.paginateListExperimentTemplates({ client, pageSize: 100 }, {}))
        prepared += assertRows(page.experimentTemplates, 'experimentTemplates').length;
      return prepared;
    });
    const chaosExperiments =
      templates.state !== 'value' || templates.value === 0
        ? templates.state === 'value'
          ? value({ prepared: 0 })
          : templates
        : await ctx.read('fis:ListExperiments', async () => {
            const found: ExperimentSummary[] = [];
            for await (const page of fis.paginateListExperiments({ client, pageSize: 100 }, {}))
              found.push(...assertRows(page.experiments, 'experiments'));
            return chaosExperimentsOf(templates.value, found);
          });
    ctx.add(regionId(ctx), { chaosExperiments });
  },
};

function chaosExperimentsOf(prepared: number, found: readonly ExperimentSummary[]): Facets['chaosExperiments'] {
  const latest = found
    .flatMap(({ state, creationTime }) =>
      state?.status === 'completed' && creationTime !== undefined ? [creationTime.toISOString()] : [],
    )
    .sort()
    .at(-1);
  return { prepared, ...(latest === undefined ? {} : { latest }) };
}
