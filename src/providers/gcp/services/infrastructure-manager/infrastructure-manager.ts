import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value } from '../../../../model/reading.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';

const DEPLOYMENTS: GcpList = {
  call: 'config:projects.locations.deployments.list',
  permission: 'config.deployments.list',
  path: '/v1/projects/{project}/locations/-/deployments',
  query: 'pageSize=500',
  items: 'deployments',
};

interface Deployment {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly terraformBlueprint?: {
    readonly inputValues?: Readonly<Record<string, { readonly inputValue?: unknown } | null>> | null;
  } | null;
}

/** Deployments of Infrastructure Manager, which runs Terraform. */
export const gcpInfrastructureManager: GcpCollector = {
  id: 'gcp-infrastructure-manager',
  provider: 'gcp',
  scope: 'global',
  lists: ['stack'],
  fills: { stack: ['stackStatus', 'plaintextSecrets'] },
  operations: gcpOperations(DEPLOYMENTS),
  collect: async ctx => {
    await ctx.list('stack', DEPLOYMENTS.call, () =>
      ctx.each<Deployment>(DEPLOYMENTS, row => {
        emitDeployment(ctx, row);
      }),
    );
  },
};

function emitDeployment(ctx: GcpContext, row: Deployment): void {
  const inputs = Object.entries(row.terraformBlueprint?.inputValues ?? {});
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'stack', type: 'config.googleapis.com/Deployment', region: locationIn(row.name) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      stackStatus: mapReading(requireField(row.state, 'state'), statusOf),
      plaintextSecrets: value(
        plaintextSecretsIn(
          inputs.map(([name, input]) => [name, typeof input?.inputValue === 'string' ? input.inputValue : undefined]),
        ),
      ),
    },
  });
}

function statusOf(state: string): Facets['stackStatus'] {
  if (state === 'ACTIVE') return 'complete';
  return /^(CREATING|UPDATING|DELETING)$/.test(state) ? 'in-progress' : 'failed';
}
