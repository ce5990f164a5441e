import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { secretByUri } from '../../facets/vault-references.ts';
import { registryAlias } from '../../identifiers.ts';
import { plaintextSecretsOf, type EnvironmentVariables } from '../../facets/container-environment.ts';
import { listenersOf, publicAccessOf, usesTcp, type Ingress } from './ingress.ts';
import {
  emitManagedEnvironment,
  MANAGED_ENVIRONMENTS,
  readManagedEnvironments,
  type ManagedEnvironments,
} from './managed-environments.ts';
import { isEnumValue } from '../../enum-value.ts';

const APPS: ArmType = { type: 'Microsoft.App/containerApps', apiVersion: '2024-03-01' };
const TYPES = [APPS, MANAGED_ENVIRONMENTS];

interface App {
  readonly runningStatus?: string | null;
  readonly managedEnvironmentId?: string | null;
  readonly environmentId?: string | null;
  readonly configuration?: {
    readonly ingress?: Ingress | null;
    readonly registries?: readonly { readonly server?: string }[] | null;
    readonly secrets?: readonly { readonly keyVaultUrl?: string | null }[] | null;
  } | null;
  readonly template?: {
    readonly containers?: readonly { readonly env?: EnvironmentVariables }[] | null;
    readonly scale?: {
      readonly minReplicas?: number | null;
      readonly maxReplicas?: number | null;
      readonly rules?: readonly unknown[] | null;
    } | null;
  } | null;
}

/** Azure Container Apps, and the managed environments in which they run. */
export const azureContainerApps: AzureCollector = {
  id: 'azure-container-apps',
  provider: 'azure',
  scope: 'global',
  lists: ['app', 'server-group'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'publicAccess', 'state', 'infrastructureAsCode',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'instanceMix', 'launchTemplate', 'launchSettings', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const environments = await readManagedEnvironments(ctx);
    const inUse = new Set<string>();
    const apps = await ctx.list('app', listCall(APPS), () =>
      ctx.each(APPS, row => {
        const environment = managedEnvironmentOf(row);
        if (environment !== undefined) inUse.add(environment);
        emitApp(ctx, row, environment, environments);
      }),
    );
    await ctx.list('server-group', listCall(MANAGED_ENVIRONMENTS), async () => {
      for (const row of environments.rows)
        await emitManagedEnvironment(ctx, row, apps.state === 'value' && !inUse.has(row.id));
      environments.requireComplete();
    });
  },
};

/** Id of the environment of an app. */
function managedEnvironmentOf(row: ArmResource): string | undefined {
  const { managedEnvironmentId, environmentId } = propertiesOf(row) as App;
  const id = managedEnvironmentId ?? environmentId ?? undefined;
  return id === undefined ? undefined : armId(id);
}

function emitApp(
  ctx: AzureContext,
  row: ArmResource,
  environment: string | undefined,
  environments: ManagedEnvironments,
): void {
  const app = propertiesOf(row) as App;
  const ingress = app.configuration?.ingress ?? undefined;
  const isStopped = isEnumValue(app.runningStatus, 'Stopped');
  ctx.emit({
    ...headOf(row, 'app', APPS.type),
    facets: {
      // It runs on the servers of its environment.
      networkInterfaces: absent,
      scaling: value(scalingOf(app, isStopped)),
      // Traffic stays on the old revision until the new one is ready (Microsoft, "Update and deploy changes in Azure Container Apps").
      deploymentStrategy: value({ keepsCapacity: true, automaticRollback: true }),
      // Without a custom probe the default probes apply (Microsoft, "Health probes in Azure Container Apps").
      loadBalancing:
        ingress === undefined
          ? absent
          : value({ sessionAffinity: isEnumValue(ingress.stickySessions?.affinity, 'sticky'), healthChecks: true }),
      encryptionInTransit: encryptionInTransitOf(ingress),
      remoteDebugging: absent,
      publicAccess: publicAccessOf(ingress, environments.isInternal(environment)),
      listeners: value(listenersOf(ingress)),
      plaintextSecrets: value(plaintextSecretsOf((app.template?.containers ?? []).map(({ env }) => env))),
      diagnosticLogging: environments.loggingOf(environment),
      relationships: value([
        ...(environment === undefined ? [] : [{ to: environment, role: 'plan' }]),
        ...supportOf(app),
      ]),
      state: value(isStopped ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** The registries of its images and the secrets of vaults that it reads; never their values. */
const supportOf = ({ configuration }: App): Facets['relationships'] => [
  ...(configuration?.registries ?? []).flatMap(({ server }) => {
    const name = /^([a-z0-9]+)\.azurecr\.[a-z]+$/i.exec(server ?? '')?.[1];
    return name === undefined ? [] : [{ to: registryAlias(name), role: 'registry' }];
  }),
  ...(configuration?.secrets ?? []).flatMap(({ keyVaultUrl }) => secretByUri(keyVaultUrl, 'secret')),
];

/** Default: 0 to 10 replicas, by the number of requests (Microsoft, "Set scaling rules in Azure Container Apps"). */
function scalingOf({ template, configuration }: App, isStopped: boolean): Facets['scaling'] {
  const min = template?.scale?.minReplicas ?? 0;
  const max = Math.max(min, template?.scale?.maxReplicas ?? 10);
  const scalesByLoad = (configuration?.ingress ?? undefined) !== undefined || (template?.scale?.rules ?? []).length > 0;
  // An app that scales to zero has one replica while it serves requests.
  return { min, max, desired: isStopped ? 0 : Math.max(1, min), automatic: max > min && scalesByLoad };
}

/** With TCP ingress the app handles encryption itself. */
function encryptionInTransitOf(ingress: Ingress | undefined): Reading<Facets['encryptionInTransit']> {
  if (ingress === undefined || usesTcp(ingress)) return absent;
  return value(ingress.allowInsecure === true ? 'optional' : 'required');
}
