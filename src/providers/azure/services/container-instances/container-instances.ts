import type { Facets } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { settingsOf, type Container } from '../container-apps/container-apps.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

const GROUPS: ArmType = { type: 'Microsoft.ContainerInstance/containerGroups', apiVersion: '2023-05-01' };

interface Group {
  readonly restartPolicy?: string | null;
  readonly instanceView?: { readonly state?: string | null } | null;
  readonly diagnostics?: { readonly logAnalytics?: unknown } | null;
  readonly containers?: readonly {
    readonly properties?: { readonly environmentVariables?: Container['env'] } | null;
  }[];
}

/** Groups of Container Instances: each is one copy of a program, on one machine in one zone, whatever stands in its settings. */
export const azureContainerInstances: AzureCollector = {
  id: 'azure-container-instances',
  provider: 'azure',
  scope: 'global',
  lists: ['app'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'state', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  types: [GROUPS],
  operations: azureOperations([GROUPS]),
  collect: async ctx => {
    await ctx.list('app', listCall(GROUPS), () =>
      ctx.each(GROUPS, row => {
        if (!isPod(row)) emitGroup(ctx, row);
      }),
    );
  },
};

/** What a Kubernetes cluster runs here for itself bears these tags; the cluster starts another in its place. */
const isPod = (row: ArmResource): boolean => {
  const tags = tagsOf(row);
  return tags['PodName'] !== undefined && tags['NodeName'] !== undefined;
};

function emitGroup(ctx: AzureContext, row: ArmResource): void {
  const group = propertiesOf(row) as Group;
  // A program that ends by itself serves nobody who waits; left unset, it is kept running.
  const lasts = (group.restartPolicy ?? 'Always') === 'Always';
  const state = stateOf(group);
  ctx.emit({
    ...headOf(row, 'app', GROUPS.type),
    facets: {
      networkInterfaces: absent,
      scaling: lasts ? value({ ...ONE, desired: state === 'stopped' ? 0 : 1 }) : absent,
      // A change stops the copy and starts another (Microsoft, "Update containers in Azure Container Instances").
      deploymentStrategy: lasts ? value({ keepsCapacity: false, automaticRollback: false }) : absent,
      // Nothing stands in front of it, and how it answers is the program's own business.
      loadBalancing: absent,
      encryptionInTransit: absent,
      listeners: absent,
      plaintextSecrets: value(
        settingsOf(
          (group.containers ?? []).map(({ properties }) => ({ env: properties?.environmentVariables ?? null })),
        ),
      ),
      // What it prints is kept elsewhere only where somebody said so.
      diagnosticLogging: value((group.diagnostics?.logAnalytics ?? undefined) === undefined ? 'none' : 'all'),
      relationships: value([]),
      state: value(state),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

const ONE = { min: 1, max: 1, automatic: false } as const;

/** The list does not always say whether a group runs; one that was made is kept running until somebody stops it. */
function stateOf({ instanceView }: Group): Facets['state'] {
  const word = instanceView?.state ?? 'Running';
  return word === 'Stopped' ? 'stopped' : /^(Running|Pending)$/.test(word) ? 'running' : 'other';
}
