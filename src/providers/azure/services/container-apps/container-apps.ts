import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { plainSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { Withheld } from '../../client/failure.ts';
import { headOf, propertiesOf, zonalPlacement } from '../../facets/common-facets.ts';

const APPS: ArmType = { type: 'Microsoft.App/containerApps', apiVersion: '2024-03-01' };
const HOUSES: ArmType = { type: 'Microsoft.App/managedEnvironments', apiVersion: '2024-03-01' };

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

interface House {
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
      'interfaces', 'scaling', 'rollout', 'handover', 'inTransit', 'listeners', 'plainSecrets', 'workings', 'links',
      'state', 'management',
    ],
    'server-group': ['placement', 'scaling', 'links', 'state', 'upkeep', 'supply', 'recipe', 'management'],
  }, // prettier-ignore
  types: [APPS, HOUSES],
  operations: azureOperations([APPS, HOUSES]),
  collect: async ctx => {
    const houses = new Map<string, ArmResource>();
    const housed = await ctx.read(listCall(HOUSES), async () => {
      await ctx.each(HOUSES, row => void houses.set(row.id, row));
      return true;
    });
    const lived = new Set<string>();
    const apps = await ctx.list('app', listCall(APPS), () =>
      ctx.each(APPS, row => {
        const home = homeOf(row);
        if (home !== undefined) lived.add(home);
        emitApp(ctx, row, home, recordsOf(houses.get(home ?? ''), housed));
      }),
    );
    await ctx.list('server-group', listCall(HOUSES), async () => {
      // Whatever becomes of an environment in which nothing runs, nobody notices.
      for (const row of houses.values()) await emitHouse(ctx, row, apps.state === 'value' && !lived.has(row.id));
      if (housed.state === 'unread' && housed.reason !== 'not-collected')
        throw new Withheld(housed.reason, housed.detail);
    });
  },
};

/** The environment that an app runs in. */
function homeOf(row: ArmResource): string | undefined {
  const { managedEnvironmentId, environmentId } = propertiesOf(row) as App;
  const home = managedEnvironmentId ?? environmentId ?? undefined;
  return home === undefined ? undefined : armId(home);
}

/** Whether an environment keeps what its apps print. */
function recordsOf(house: ArmResource | undefined, housed: Reading<unknown>): Reading<Facets['workings']> {
  if (house === undefined)
    return housed.state === 'unread' ? housed : unread('failed', 'its environment is not among those listed');
  const { appLogsConfiguration: logs } = propertiesOf(house) as House;
  const destination = logs?.destination?.toLowerCase() ?? '';
  // By this word further settings say what is kept, if anything.
  if (destination === 'azure-monitor') return unread('not-collected', 'what its environment keeps');
  return value(destination === '' || destination === 'none' ? 'none' : 'all');
}

function emitApp(
  ctx: AzureContext,
  row: ArmResource,
  home: string | undefined,
  workings: Reading<Facets['workings']>,
): void {
  const app = propertiesOf(row) as App;
  const ingress = app.configuration?.ingress ?? undefined;
  const stopped = app.runningStatus === 'Stopped';
  ctx.emit({
    ...headOf(row, 'app', APPS.type),
    facets: {
      // It runs where its environment has machines.
      interfaces: absent,
      scaling: value(copiesOf(app, stopped)),
      // The old revision keeps the visitors until the new one is ready (Microsoft, "Update and deploy changes in Azure Container Apps").
      rollout: value({ keepsServing: true, takesBack: true }),
      // Where nobody sets a probe, the platform asks by one of its own (Microsoft, "Health probes in Azure Container Apps").
      handover:
        ingress === undefined
          ? absent
          : value({ sticky: ingress.stickySessions?.affinity === 'sticky', asksHealth: true }),
      inTransit: transitOf(ingress),
      listeners: ingress === undefined ? absent : value([{ protocol: 'https', port: 443, redirects: false }]),
      plainSecrets: value(settingsOf(app.template?.containers)),
      workings,
      links: value(home === undefined ? [] : [{ to: home, role: 'plan' }]),
      state: value(stopped ? 'stopped' : 'running'),
      management: managementOf(tagsOf(row)),
    },
  });
}

/** Left unset, none to ten copies run, as many as there are visits (Microsoft, "Set scaling rules in Azure Container Apps"). */
function copiesOf({ template, configuration }: App, stopped: boolean): Facets['scaling'] {
  const min = template?.scale?.minReplicas ?? 0;
  const max = Math.max(min, template?.scale?.maxReplicas ?? 10);
  const heeds = (configuration?.ingress ?? undefined) !== undefined || (template?.scale?.rules ?? []).length > 0;
  // One that may rest with no copy has one while somebody visits.
  return { min, max, desired: stopped ? 0 : Math.max(1, min), automatic: max > min && heeds };
}

type Ingress = NonNullable<NonNullable<App['configuration']>['ingress']>;

/** What passes through as it comes is the program's own business. */
function transitOf(ingress: Ingress | undefined): Reading<Facets['inTransit']> {
  if (ingress === undefined || ingress.transport?.toLowerCase() === 'tcp') return absent;
  return value(ingress.allowInsecure === true ? 'optional' : 'required');
}

/** The names of settings that look like secrets; those that point to a secret have no value of their own. */
export const settingsOf = (containers: readonly Container[] | null | undefined): string[] =>
  plainSecretsIn(
    (containers ?? []).flatMap(({ env }) =>
      (env ?? []).flatMap(({ name, value: set }) => (name === undefined ? [] : [[name, set] as const])),
    ),
  );

async function emitHouse(ctx: AzureContext, row: ArmResource, empty: boolean): Promise<void> {
  const spans = propertiesOf(row)['zoneRedundant'] === true;
  ctx.emit({
    ...headOf(row, 'server-group', HOUSES.type),
    facets: {
      placement: empty ? absent : await zonalPlacement(ctx, row, spans ? 'zones' : 'zone'),
      // How many machines there are, which ones, and what becomes of a broken one is Microsoft's business.
      scaling: absent,
      upkeep: absent,
      supply: absent,
      recipe: absent,
      links: value([]),
      state: value(empty ? 'stopped' : 'running'),
      management: managementOf(tagsOf(row)),
    },
  });
}
