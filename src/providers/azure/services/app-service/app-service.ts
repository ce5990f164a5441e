import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, parentOf, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { AUTOSCALE, readAutoscale } from '../../facets/autoscale.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { listOnce } from '../../read-lists.ts';
import { APP_SERVICE_PLANS, SITES } from '../../resource-types.ts';
import {
  ACCESS_READS,
  APP_SERVICE_ENVIRONMENTS,
  publicAccessOf,
  readInternalEnvironments,
  type AccessRestrictions,
  type AccessSettings,
} from './access-restrictions.ts';
import { emitPlan, isConsumptionPlan, type PlanCapacity } from './plans.ts';
import { isEnumValue } from '../../enum-value.ts';

const SLOTS: ArmType = { type: 'Microsoft.Web/sites/slots', apiVersion: '2024-04-01', within: SITES };
const TYPES = [APP_SERVICE_PLANS, SITES, SLOTS, APP_SERVICE_ENVIRONMENTS, AUTOSCALE];
const SETTINGS_CALL = 'Microsoft.Web/sites/config/web:get';

interface Site extends AccessSettings {
  readonly state?: string;
  readonly serverFarmId?: string | null;
  readonly httpsOnly?: boolean | null;
  readonly clientAffinityEnabled?: boolean | null;
}
/** The site configuration. App settings and connection strings are another resource, which is never read. */
interface Settings extends AccessRestrictions {
  readonly minTlsVersion?: string | null;
  readonly ftpsState?: string | null;
  readonly healthCheckPath?: string | null;
  readonly numberOfWorkers?: number | null;
}
interface SiteReads {
  readonly plans: ReadonlyMap<string, PlanCapacity>;
  /** Ids of the sites with deployment slots. */
  readonly sitesWithSlots: Reading<ReadonlySet<string>>;
  /** Ids of the App Service environments that are reachable within a network only. */
  readonly internalEnvironments: Reading<ReadonlySet<string>>;
}

/** Web apps and function apps of App Service, and their plans. Deployment slots are no apps of their own. */
export const azureAppService: AzureCollector = {
  id: 'azure-app-service',
  provider: 'azure',
  scope: 'global',
  lists: ['server-group', 'app', 'function'],
  fills: {
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'instanceMix', 'launchTemplate', 'infrastructureAsCode'],
    app: ['networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners', 'relationships', 'state', 'infrastructureAsCode'],
    function: ['networkInterfaces', 'publicAccess', 'encryptionInTransit', 'listeners', 'relationships', 'state', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: TYPES,
  // Resource Graph has neither the minimum TLS version of a site, nor its FTP state, nor its health check path.
  operations: azureOperations(TYPES, { [SETTINGS_CALL]: 'Microsoft.Web/sites/config/read', ...ACCESS_READS }),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    const plans = new Map<string, PlanCapacity>();
    await ctx.list('server-group', listCall(APP_SERVICE_PLANS), () =>
      ctx.each(APP_SERVICE_PLANS, async row => {
        if (!isConsumptionPlan(row)) plans.set(row.id, await emitPlan(ctx, row, rules));
      }),
    );
    const reads = {
      plans,
      sitesWithSlots: await readSitesWithSlots(ctx),
      internalEnvironments: await readInternalEnvironments(ctx),
    };
    const listSites = listOnce(ctx, SITES);
    await listSites('app', rows =>
      emitAll(
        rows.filter(row => !isFunctionApp(row)),
        row => emitApp(ctx, row, reads),
      ),
    );
    await listSites('function', rows => emitAll(rows.filter(isFunctionApp), row => emitFunctionApp(ctx, row, reads)));
  },
};

const isFunctionApp = ({ kind }: ArmResource): boolean => /functionapp/i.test(kind ?? '');

const emitAll = async (rows: readonly ArmResource[], emit: (row: ArmResource) => Promise<void>): Promise<void> => {
  await Promise.all(rows.map(emit));
};

function readSitesWithSlots(ctx: AzureContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read(listCall(SLOTS), async () => {
    const found = new Set<string>();
    await ctx.each(SLOTS, row => void found.add(parentOf(row.id)));
    return found;
  });
}

const readSettings = (ctx: AzureContext, { id }: ArmResource): Promise<Reading<Settings>> =>
  ctx.read(SETTINGS_CALL, async (): Promise<Settings> => {
    const read = { path: `${id}/config/web`, apiVersion: SITES.apiVersion, call: SETTINGS_CALL };
    return propertiesOf(await ctx.get<ArmResource>(read));
  });

async function emitApp(ctx: AzureContext, row: ArmResource, { plans, sitesWithSlots }: SiteReads): Promise<void> {
  const site = propertiesOf(row) as Site;
  const settings = await readSettings(ctx, row);
  ctx.emit({
    ...headOf(row, 'app', SITES.type),
    facets: {
      ...siteFacets(row, site, settings),
      scaling: scalingOf(plans.get(armId(site.serverFarmId ?? '')), settings),
      deploymentStrategy: mapReading(sitesWithSlots, sites => ({
        keepsCapacity: sites.has(row.id),
        automaticRollback: false,
      })),
      loadBalancing: flatMapReading(
        requireField(site.clientAffinityEnabled, 'clientAffinityEnabled'),
        sessionAffinity =>
          mapReading(settings, ({ healthCheckPath }) => ({
            sessionAffinity,
            healthChecks: (healthCheckPath ?? '') !== '',
          })),
      ),
    },
  });
}

async function emitFunctionApp(ctx: AzureContext, row: ArmResource, reads: SiteReads): Promise<void> {
  const site = propertiesOf(row) as Site;
  const settings = await readSettings(ctx, row);
  const publicAccess = await publicAccessOf(ctx, row.id, site, settings, reads.internalEnvironments);
  ctx.emit({
    ...headOf(row, 'function', SITES.type),
    facets: { ...siteFacets(row, site, settings), publicAccess },
  });
}

const siteFacets = (row: ArmResource, site: Site, settings: Reading<Settings>) =>
  ({
    // It runs on the servers of its plan or of its container host.
    networkInterfaces: absent,
    encryptionInTransit: encryptionInTransitOf(site, settings),
    listeners: mapReading(settings, listenersOf),
    relationships: value(typeof site.serverFarmId === 'string' ? [{ to: armId(site.serverFarmId), role: 'plan' }] : []),
    state: stateOf(site),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
  }) satisfies FacetReadings;

const stateOf = ({ state }: Site): Reading<Facets['state']> =>
  mapReading(requireField(state, 'state'), word =>
    isEnumValue(word, 'Running') ? 'running' : isEnumValue(word, 'Stopped') ? 'stopped' : 'other',
  );

/** Optional where HTTP or plain FTP is accepted. */
function encryptionInTransitOf(
  { httpsOnly }: Site,
  settings: Reading<Settings>,
): Reading<Facets['encryptionInTransit']> {
  if (httpsOnly !== true) return mapReading(requireField(httpsOnly, 'httpsOnly'), () => 'optional');
  return mapReading(settings, ({ ftpsState }) => (isEnumValue(ftpsState, 'AllAllowed') ? 'optional' : 'required'));
}

const TLS_VERSIONS: Readonly<Record<string, NonNullable<Facets['listeners'][number]['minTlsVersion']>>> = {
  '1.0': '1.0',
  '1.1': '1.1',
  '1.2': '1.2',
  '1.3': '1.3',
};

function listenersOf(settings: Settings): Facets['listeners'] {
  const minTlsVersion = TLS_VERSIONS[settings.minTlsVersion ?? ''];
  return [
    {
      protocol: 'https',
      port: 443,
      redirectsToHttps: false,
      ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
    },
  ];
}

/** An app runs on every server of its plan, unless the plan scales its apps separately. */
function scalingOf(plan: PlanCapacity | undefined, settings: Reading<Settings>): Reading<Facets['scaling']> {
  if (plan?.perAppScaling !== true) return absent;
  return flatMapReading(plan.scaling, ({ min, max, desired, automatic }) =>
    flatMapReading(settings, ({ numberOfWorkers: workers }) =>
      workers === undefined || workers === null
        ? unread('failed', 'the response has no numberOfWorkers')
        : value({
            min: Math.min(min, workers),
            max: Math.min(max, workers),
            desired: Math.min(desired, workers),
            automatic,
          }),
    ),
  );
}
