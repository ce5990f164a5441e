import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { UnreadListError } from '../../client/failure.ts';
import { headOf, propertiesOf, zonalPlacement } from '../../facets/common-facets.ts';

const APPS: ArmType = { type: 'Microsoft.App/containerApps', apiVersion: '2024-03-01' };
const MANAGED_ENVIRONMENTS: ArmType = { type: 'Microsoft.App/managedEnvironments', apiVersion: '2024-03-01' };

export interface Container {
  readonly env?: readonly { readonly name?: string; readonly value?: string }[] | null;
}
interface App {
  readonly runningStatus?: string | null;
  readonly managedEnvironmentId?: string | null;
  readonly environmentId?: string | null;
  readonly configuration?: {
    readonly ingress?: {
      readonly allowInsecure?: boolean | null;
      readonly transport?: string | null;
      readonly stickySessions?: { readonly affinity?: string | null } | null;
    } | null;
  } | null;
  readonly template?: {
    readonly containers?: readonly Container[] | null;
    readonly scale?: {
      readonly minReplicas?: number | null;
      readonly maxReplicas?: number | null;
      readonly rules?: readonly unknown[] | null;
    } | null;
  } | null;
}

interface ManagedEnvironment {
  readonly appLogsConfiguration?: { readonly destination?: string | null } | null;
}

/** Container Apps, and the environments in which they run. */
export const azureContainerApps: AzureCollector = {
  id: 'azure-container-apps',
  provider: 'azure',
  scope: 'global',
  lists: ['app', 'server-group'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'state', 'infrastructureAsCode',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'instanceMix', 'launchTemplate', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: [APPS, MANAGED_ENVIRONMENTS],
  operations: azureOperations([APPS, MANAGED_ENVIRONMENTS]),
  collect: async ctx => {
    const houses = new Map<string, ArmResource>();
    const housed = await ctx.read(listCall(MANAGED_ENVIRONMENTS), async () => {
      await ctx.each(MANAGED_ENVIRONMENTS, row => void houses.set(row.id, row));
      return true;
    });
    const lived = new Set<string>();
    const apps = await ctx.list('app', listCall(APPS), () =>
      ctx.each(APPS, row => {
        const home = managedEnvironmentOf(row);
        if (home !== undefined) lived.add(home);
        emitApp(ctx, row, home, dnsRecordsOf(houses.get(home ?? ''), housed));
      }),
    );
    await ctx.list('server-group', listCall(MANAGED_ENVIRONMENTS), async () => {
      // Whatever becomes of an environment in which nothing runs, nobody notices.
      for (const row of houses.values())
        await emitManagedEnvironment(ctx, row, apps.state === 'value' && !lived.has(row.id));
      if (housed.state === 'unread' && housed.reason !== 'not-collected')
        throw new UnreadListError(housed.reason, housed.detail);
    });
  },
};

/** The environment that an app runs in. */
function managedEnvironmentOf(row: ArmResource): string | undefined {
  const { managedEnvironmentId, environmentId } = propertiesOf(row) as App;
  const home = managedEnvironmentId ?? environmentId ?? undefined;
  return home === undefined ? undefined : armId(home);
}

/** Whether an environment keeps what its apps print. */
function dnsRecordsOf(house: ArmResource | undefined, housed: Reading<unknown>): Reading<Facets['diagnosticLogging']> {
  if (house === undefined)
    return housed.state === 'unread' ? housed : unread('failed', 'its environment is not among those listed');
  const { appLogsConfiguration: logs } = propertiesOf(house) as ManagedEnvironment;
  const destination = logs?.destination?.toLowerCase() ?? '';
  // By this word further settings say what is kept, if anything.
  if (destination === 'azure-monitor') return unread('not-collected', 'what its environment keeps');
  return value(destination === '' || destination === 'none' ? 'none' : 'all');
}

function emitApp(
  ctx: AzureContext,
  row: ArmResource,
  home: string | undefined,
  diagnosticLogging: Reading<Facets['diagnosticLogging']>,
): void {
  const app = propertiesOf(row) as App;
  const ingress = app.configuration?.ingress ?? undefined;
  const stopped = app.runningStatus === 'Stopped';
  ctx.emit({
    ...headOf(row, 'app', APPS.type),
    facets: {
      // It runs where its environment has machines.
      networkInterfaces: absent,
      scaling: value(backupsOf(app, stopped)),
      // The old revision keeps the visitors until the new one is ready (Microsoft, "Update and deploy changes in Azure Container Apps").
      deploymentStrategy: value({ keepsCapacity: true, automaticRollback: true }),
      // Where nobody sets a probe, the platform asks by one of its own (Microsoft, "Health probes in Azure Container Apps").
      loadBalancing:
        ingress === undefined
          ? absent
          : value({ sessionAffinity: ingress.stickySessions?.affinity === 'sticky', healthChecks: true }),
      encryptionInTransit: transitOf(ingress),
      listeners: ingress === undefined ? absent : value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
      plaintextSecrets: value(settingsOf(app.template?.containers)),
      diagnosticLogging,
      relationships: value(home === undefined ? [] : [{ to: home, role: 'plan' }]),
      state: value(stopped ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Left unset, none to ten copies run, as many as there are visits (Microsoft, "Set scaling rules in Azure Container Apps"). */
function backupsOf({ template, configuration }: App, stopped: boolean): Facets['scaling'] {
  const min = template?.scale?.minReplicas ?? 0;
  const max = Math.max(min, template?.scale?.maxReplicas ?? 10);
  const heeds = (configuration?.ingress ?? undefined) !== undefined || (template?.scale?.rules ?? []).length > 0;
  // One that may rest with no copy has one while somebody visits.
  return { min, max, desired: stopped ? 0 : Math.max(1, min), automatic: max > min && heeds };
}

type Ingress = NonNullable<NonNullable<App['configuration']>['ingress']>;

/** What passes through as it comes is the program's own business. */
function transitOf(ingress: Ingress | undefined): Reading<Facets['encryptionInTransit']> {
  if (ingress === undefined || ingress.transport?.toLowerCase() === 'tcp') return absent;
  return value(ingress.allowInsecure === true ? 'optional' : 'required');
}

/** The names of settings that look like secrets; those that point to a secret have no value of their own. */
export const settingsOf = (containers: readonly Container[] | null | undefined): string[] =>
  plaintextSecretsIn(
    (containers ?? []).flatMap(({ env }) =>
      (env ?? []).flatMap(({ name, value: set }) => (name === undefined ? [] : [[name, set] as const])),
    ),
  );

async function emitManagedEnvironment(ctx: AzureContext, row: ArmResource, empty: boolean): Promise<void> {
  const spans = propertiesOf(row)['zoneRedundant'] === true;
  ctx.emit({
    ...headOf(row, 'server-group', MANAGED_ENVIRONMENTS.type),
    facets: {
      placement: empty ? absent : await zonalPlacement(ctx, row, spans ? 'multi-zone' : 'single-zone'),
      // How many machines there are, which ones, and what becomes of a broken one is Microsoft's business.
      scaling: absent,
      autohealing: absent,
      instanceMix: absent,
      launchTemplate: absent,
      relationships: value([]),
      state: value(empty ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
