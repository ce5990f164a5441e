import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { accountId, propertiesOf } from '../../facets/common-facets.ts';
import { resourcesIn, readById } from '../../resources-by-id.ts';

const apiVersion = '2024-01-01';
const EXPERIMENTS: ArmType = { type: 'Microsoft.Chaos/experiments', apiVersion };
const RUNS = 'Microsoft.Chaos/experiments/executions:list';

interface Run {
  readonly status?: string;
  readonly startedAt?: string | null;
  readonly stoppedAt?: string | null;
}

/** Experiments of Azure Chaos Studio, and when one last completed. */
export const azureChaosStudio: AzureCollector = {
  id: 'azure-chaos-studio',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['chaosExperiments'] },
  types: [EXPERIMENTS],
  operations: azureOperations([EXPERIMENTS], { [RUNS]: 'Microsoft.Chaos/experiments/executions/read' }),
  decidedBy: {
    chaosExperiments: ['Microsoft.Chaos/experiments/executions:list', 'Microsoft.Chaos/experiments:list'],
  },
  collect: async ctx => {
    const prepared = await readById(ctx, EXPERIMENTS);
    const completed =
      prepared.state !== 'value' || prepared.value.size === 0
        ? mapReading(prepared, (): string[] => [])
        : await completedRuns(ctx, resourcesIn(prepared));
    const chaosExperiments: Reading<Facets['chaosExperiments']> = mapReading(completed, dates => {
      const latest = dates.sort().at(-1);
      return { prepared: resourcesIn(prepared).length, ...(latest === undefined ? {} : { latest }) };
    });
    ctx.add(accountId(ctx), { chaosExperiments });
  },
};

/** Dates of successful runs; a cancelled or failed one proves nothing. */
function completedRuns(ctx: AzureContext, experiments: readonly ArmResource[]): Promise<Reading<string[]>> {
  return ctx.read(RUNS, async () => {
    const dates: string[] = [];
    for (const { id } of experiments) {
      for await (const page of ctx.pages<ArmResource>({ path: `${id}/executions`, apiVersion, call: RUNS })) {
        for (const row of page) {
          const { status, startedAt, stoppedAt } = propertiesOf(row) as Run;
          const at = Date.parse(stoppedAt ?? startedAt ?? '');
          if (/^success/i.test(status ?? '') && !Number.isNaN(at)) dates.push(new Date(at).toISOString());
        }
      }
    }
    return dates;
  });
}
