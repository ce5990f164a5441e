import type { Facets } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { plaintextSecretsOf, type EnvironmentVariables } from '../../facets/container-environment.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const CONTAINER_GROUPS: ArmType = { type: 'Microsoft.ContainerInstance/containerGroups', apiVersion: '2023-05-01' };

interface Group {
  readonly restartPolicy?: string | null;
  readonly instanceView?: { readonly state?: string | null } | null;
  readonly ipAddress?: {
    readonly type?: string | null;
    readonly ports?: readonly { readonly protocol?: string | null; readonly port?: number }[] | null;
  } | null;
  readonly diagnostics?: { readonly logAnalytics?: unknown } | null;
  readonly containers?: readonly {
    readonly properties?: { readonly environmentVariables?: EnvironmentVariables } | null;
  }[];
}

/** Container groups of Azure Container Instances: each is a single instance in one zone, whatever its settings. */
export const azureContainerInstances: AzureCollector = {
  id: 'azure-container-instances',
  provider: 'azure',
  scope: 'global',
  lists: ['app'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'publicAccess', 'state', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  types: [CONTAINER_GROUPS],
  operations: azureOperations([CONTAINER_GROUPS]),
  collect: async ctx => {
    await ctx.list('app', listCall(CONTAINER_GROUPS), () =>
      ctx.each(CONTAINER_GROUPS, row => {
        if (!isPod(row)) emitGroup(ctx, row);
      }),
    );
  },
};

/** Pods of AKS virtual nodes have these tags; Kubernetes replaces them. */
const isPod = (row: ArmResource): boolean => {
  const tags = tagsOf(row);
  return tags['PodName'] !== undefined && tags['NodeName'] !== undefined;
};

function emitGroup(ctx: AzureContext, row: ArmResource): void {
  const group = propertiesOf(row) as Group;
  // With another restart policy it is a job, which serves no requests. Default: Always.
  const isService = isEnumValue(group.restartPolicy ?? 'Always', 'Always');
  const state = stateOf(group);
  ctx.emit({
    ...headOf(row, 'app', CONTAINER_GROUPS.type),
    facets: {
      networkInterfaces: absent,
      scaling: isService ? value({ ...SINGLE_INSTANCE, desired: state === 'stopped' ? 0 : 1 }) : absent,
      // An update restarts the containers (Microsoft, "Update containers in Azure Container Instances").
      deploymentStrategy: isService ? value({ keepsCapacity: false, automaticRollback: false }) : absent,
      // No load balancer or TLS termination of the service: the containers handle connections themselves.
      loadBalancing: absent,
      encryptionInTransit: absent,
      remoteDebugging: absent,
      // Outside of a virtual network nothing filters what comes to its address.
      publicAccess: value(isEnumValue(group.ipAddress?.type, 'Public') ? 'public' : 'blocked'),
      listeners: value(listenersOf(group)),
      plaintextSecrets: value(
        plaintextSecretsOf((group.containers ?? []).map(({ properties }) => properties?.environmentVariables)),
      ),
      // Container logs go to Log Analytics only where configured.
      diagnosticLogging: value((group.diagnostics?.logAnalytics ?? undefined) === undefined ? 'none' : 'all'),
      relationships: value([]),
      state: value(state),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** The ports that the group opens on its address. */
const listenersOf = ({ ipAddress }: Group): Facets['listeners'] =>
  (ipAddress?.ports ?? []).flatMap(({ port, protocol }) =>
    port === undefined ? [] : [{ protocol: protocol?.toLowerCase() ?? 'tcp', port, redirectsToHttps: false }],
  );

const SINGLE_INSTANCE = { min: 1, max: 1, automatic: false } as const;

/** The list may lack the state; a container group runs until it is stopped. */
function stateOf({ instanceView }: Group): Facets['state'] {
  const word = instanceView?.state ?? 'Running';
  return isEnumValue(word, 'Stopped') ? 'stopped' : /^(Running|Pending)$/.test(word) ? 'running' : 'other';
}
