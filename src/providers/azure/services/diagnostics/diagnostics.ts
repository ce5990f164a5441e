import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, valueOrNull, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { listCall, parentOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { COSMOS } from '../cosmos/cosmos.ts';
import { FLEXIBLE } from '../databases/flexible-servers.ts';
import { resourcesIn, readById, type ResourcesById } from '../../resources-by-id.ts';

const SERVERS: ArmType = { type: 'Microsoft.Sql/servers', apiVersion: '2021-11-01' };
const DATABASES: ArmType = { type: 'Microsoft.Sql/servers/databases', apiVersion: '2021-11-01', within: SERVERS };
const INSTANCES: ArmType = { type: 'Microsoft.Sql/managedInstances', apiVersion: '2021-11-01' };
const SEARCH: ArmType = { type: 'Microsoft.Search/searchServices', apiVersion: '2023-11-01' };
const GATEWAYS: ArmType = { type: 'Microsoft.Network/applicationGateways', apiVersion: '2024-05-01' };
const FIREWALLS: ArmType = { type: 'Microsoft.Network/azureFirewalls', apiVersion: '2024-05-01' };
const PROFILES: ArmType = { type: 'Microsoft.Cdn/profiles', apiVersion: '2024-02-01' };
const ENDPOINTS: ArmType = { type: 'Microsoft.Cdn/profiles/afdEndpoints', apiVersion: '2024-02-01', within: PROFILES };
const SITES: ArmType = { type: 'Microsoft.Web/sites', apiVersion: '2024-04-01' };
const DOORS: ArmType = { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' };
const CLUSTERS: ArmType = { type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2024-05-01' };
const LISTENERS: ArmType = { type: 'Microsoft.Insights/components', apiVersion: '2020-02-02' };
/** Services whose own records tell who came, what was asked and what was let through. */
const VISITED = [DATABASES, INSTANCES, ...FLEXIBLE, COSMOS, SEARCH, GATEWAYS, FIREWALLS, ENDPOINTS, DOORS];
const TYPES = [...VISITED, SITES, CLUSTERS, LISTENERS];

const SETTINGS_CALL = 'Microsoft.Insights/diagnosticSettings:list';
const SERVER_AUDIT = 'Microsoft.Sql/servers/auditingSettings:get';
const DATABASE_AUDIT = 'Microsoft.Sql/servers/databases/auditingSettings:get';

interface Settings {
  readonly value?:
    | readonly {
        readonly properties?: { readonly logs?: readonly { readonly enabled?: boolean }[] | null } | null;
      }[]
    | null;
}

/** Where services send their own records: Resource Graph does not know, so each is asked, twenty in one request. */
export const azureDiagnostics: AzureCollector = {
  id: 'azure-diagnostics',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: {
    database: ['accessLogging'],
    warehouse: ['accessLogging'],
    search: ['accessLogging'],
    'load-balancer': ['accessLogging'],
    firewall: ['accessLogging'],
    cdn: ['accessLogging'],
    app: ['diagnosticLogging'],
    function: ['diagnosticLogging'],
    'kubernetes-cluster': ['diagnosticLogging'],
  },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [SETTINGS_CALL]: 'Microsoft.Insights/diagnosticSettings/read',
    [SERVER_AUDIT]: 'Microsoft.Sql/servers/auditingSettings/read',
    [DATABASE_AUDIT]: 'Microsoft.Sql/servers/databases/auditingSettings/read',
  }),
  collect: async ctx => {
    const [listeners, sites, clusters, ...visited] = await Promise.all(
      [LISTENERS, SITES, CLUSTERS, ...VISITED].map(type => readById(ctx, type)),
    );
    const rows = visited.flatMap(resourcesIn).filter(({ name }) => name.split('/').at(-1) !== 'master');
    const programs = sites === undefined ? [] : resourcesIn(sites);
    const herds = clusters === undefined ? [] : resourcesIn(clusters);
    const kept = await keptBy(ctx, [...new Set([...rows, ...programs, ...herds].map(asked))]);
    const audits = auditsOf(ctx);
    await Promise.all(
      rows.map(async row => {
        ctx.add(row.id, {
          accessLogging: mapReading(await recordOf(row, kept, audits), on => (on ? 'enabled' : 'disabled')),
        });
      }),
    );
    for (const row of programs)
      ctx.add(row.id, {
        diagnosticLogging: flatMapReading(keptOf(kept, row), on => diagnosticLoggingOf(row, on, listeners)),
      });
    for (const row of herds)
      ctx.add(row.id, { diagnosticLogging: mapReading(keptOf(kept, row), on => clusterWorkings(row, on)) });
  },
};

const isOf = ({ type }: ArmResource, { type: name }: ArmType): boolean => type.toLowerCase() === name.toLowerCase();

/** Whose settings speak for a resource: those of its profile for a name of Front Door. */
const asked = (row: ArmResource): string => (isOf(row, ENDPOINTS) ? parentOf(row.id) : row.id);

type Kept = ReadonlyMap<string, Reading<boolean>>;

/** Whether anything is sent anywhere, by resource. A setting cannot be made without a place to send to. */
async function keptBy(ctx: AzureContext, ids: readonly string[]): Promise<Kept> {
  const answers = await ctx.ofMany<Settings>(ids, {
    suffix: '/providers/Microsoft.Insights/diagnosticSettings',
    apiVersion: '2021-05-01-preview',
    call: SETTINGS_CALL,
    absentOn: ['ResourceTypeNotSupported'],
  });
  return new Map(
    [...answers].map(([id, answer]) => [
      id,
      flatMapReading(answer, ({ value: settings }) =>
        Array.isArray(settings)
          ? value((settings as NonNullable<Settings['value']>).some(isOn))
          : unread('failed', 'the answer has no list'),
      ),
    ]),
  );
}

const isOn = (setting: NonNullable<Settings['value']>[number] | null): boolean =>
  (setting?.properties?.logs ?? []).some(({ enabled }) => enabled === true);

const keptOf = (kept: Kept, row: ArmResource): Reading<boolean> =>
  kept.get(asked(row)) ?? unread('not-collected', row.id);

type Audits = (call: string, path: string) => Promise<Reading<boolean>>;

/** SQL writes its questions down by another setting too, of a server or of one database; each is asked for once. */
function auditsOf(ctx: AzureContext): Audits {
  const answers = new Map<string, Promise<Reading<boolean>>>();
  return (call, path) => {
    const answer =
      answers.get(path) ??
      ctx.read(call, async () => {
        const { apiVersion } = DATABASES;
        const { properties } = await ctx.get<ArmResource>({
          path: `${path}/auditingSettings/default`,
          apiVersion,
          call,
        });
        return properties?.['state'] === 'Enabled';
      });
    answers.set(path, answer);
    return answer;
  };
}

async function recordOf(row: ArmResource, kept: Kept, audits: Audits): Promise<Reading<boolean>> {
  const own = keptOf(kept, row);
  if (!isOf(row, DATABASES) || own.state === 'absent' || valueOrNull(own) === true) return own;
  const server = await audits(SERVER_AUDIT, parentOf(row.id));
  if (valueOrNull(server) === true) return server;
  const database = await audits(DATABASE_AUDIT, row.id);
  if (valueOrNull(database) === true) return database;
  return [own, server, database].find(({ state }) => state === 'unread') ?? value(false);
}

/**
 * What a program does reaches Application Insights by one of its settings, which are not read; the portal leaves a tag where it
 * made the link.
 */
function diagnosticLoggingOf(
  row: ArmResource,
  kept: boolean,
  listeners: ResourcesById | undefined,
): Reading<Facets['diagnosticLogging']> {
  const linked = Object.keys(row.tags ?? {}).some(tag => /^hidden-link:.*(app-insights|components)/i.test(tag));
  if (kept || linked) return value('all');
  if (listeners?.state !== 'value') return listeners ?? unread('not-collected', listCall(LISTENERS));
  if (listeners.value.size === 0) return value('none');
  return unread('unsupported', 'whether Application Insights listens to it');
}

/** What runs inside of a cluster is written down by one setting of it, what the cluster itself does by another. */
function clusterWorkings({ properties }: ArmResource, kept: boolean): Facets['diagnosticLogging'] {
  const addons = (properties?.['addonProfiles'] ?? {}) as Readonly<
    Record<string, { readonly enabled?: boolean } | null>
  >;
  const inside = Object.entries(addons).some(
    ([name, addon]) => name.toLowerCase() === 'omsagent' && addon?.enabled === true,
  );
  return inside && kept ? 'all' : inside || kept ? 'partial' : 'none';
}
