import type { ExperimentSummary } from '@aws-sdk/client-fis';
import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';

/** Reads which faults are prepared in Fault Injection Service, and when one last ran to its end. */
export const awsFis: AwsCollector = {
  id: 'aws-fis',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['experiments'] },
  operations: operations('fis', ['ListExperimentTemplates', 'ListExperiments']),
  collect: async ctx => {
    const fis = await import('@aws-sdk/client-fis');
    const client = ctx.client(fis.FisClient);
    const templates = await ctx.read('fis:ListExperimentTemplates', async () => {
      let prepared = 0;
      for await (const page of fis.paginateListExperimentTemplates({ client, pageSize: 100 }, {}))
        prepared += present(page.experimentTemplates, 'experimentTemplates').length;
      return prepared;
    });
    const experiments =
      templates.state !== 'value' || templates.value === 0
        ? templates.state === 'value'
          ? { state: 'value' as const, value: { prepared: 0 } }
          : templates
        : await ctx.read('fis:ListExperiments', async () => {
            const found: ExperimentSummary[] = [];
            for await (const page of fis.paginateListExperiments({ client, pageSize: 100 }, {}))
              found.push(...present(page.experiments, 'experiments'));
            return experimentsOf(templates.value, found);
          });
    ctx.add(ctx.arn('ec2', 'region'), { experiments });
  },
};

function experimentsOf(prepared: number, found: readonly ExperimentSummary[]): Facets['experiments'] {
  const latest = found
    .flatMap(({ state, creationTime }) =>
      state?.status === 'completed' && creationTime !== undefined ? [creationTime.toISOString()] : [],
    )
    .sort()
    .at(-1);
  return { prepared, ...(latest === undefined ? {} : { latest }) };
}
