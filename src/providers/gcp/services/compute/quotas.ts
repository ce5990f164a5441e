import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { value } from '../../../../model/reading.ts';
import { assertRows } from '../../../kit/response-fields.ts';

const REGIONS: GcpList = {
  call: 'compute:regions.list',
  permission: 'compute.regions.list',
  path: '/compute/v1/projects/{project}/regions',
  query: 'maxResults=500&returnPartialSuccess=true',
  items: 'items',
};
const PROJECT: GcpRead = {
  call: 'compute:projects.get',
  permission: 'compute.projects.get',
  path: '/compute/v1/projects/{project}',
  lists: ['quotas'],
};

interface Quota {
  readonly metric?: string;
  readonly limit?: number;
  readonly usage?: number;
}
interface Holder {
  readonly name?: string;
  readonly quotas?: readonly Quota[] | null;
}

/** Quotas of vCPUs that are in use: of each region, by family of machines, and of the project. */
export const gcpComputeQuotas: GcpCollector = {
  id: 'gcp-compute-quotas',
  provider: 'gcp',
  scope: 'global',
  lists: ['quota'],
  fills: { quota: ['quota'] },
  operations: gcpOperations(REGIONS, PROJECT),
  collect: async ctx => {
    await ctx.list('quota', REGIONS.call, () =>
      ctx.each<Holder>(REGIONS, region => {
        emitQuotas(ctx, region, region.name ?? '');
      }),
    );
    const project = await ctx.read(PROJECT.call, () => ctx.get<Holder>(PROJECT));
    if (project.state === 'value') emitQuotas(ctx, project.value, 'global');
  },
};

/** `CPUS`, `N2_CPUS`, `CPUS_ALL_REGIONS`; those of commitments and of machines that may be taken away limit nothing that serves. */
const OF_CPUS = /^(?!COMMITTED_|PREEMPTIBLE_)(?:[A-Z0-9]+_)?CPUS(?:_ALL_REGIONS)?$/;

function emitQuotas(ctx: GcpContext, { quotas }: Holder, region: string): void {
  for (const { metric = '', limit, usage = 0 } of assertRows(quotas, 'quotas')) {
    if (!OF_CPUS.test(metric) || limit === undefined || usage === 0) continue;
    const place = region === 'global' ? '' : `/regions/${region}`;
    ctx.emit({
      id: ctx.fullName('compute', `projects/${ctx.account}${place}/quotas/${metric}`),
      kind: 'quota',
      type: 'compute.googleapis.com/Quota',
      name: region === 'global' ? metric : `${metric}, ${region}`,
      region,
      tags: {},
      facets: {
        quota: value({ resource: 'vcpus', limit, used: usage, countedType: 'compute.googleapis.com/Instance' }),
      },
    });
  }
}
