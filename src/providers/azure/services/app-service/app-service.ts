import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, parentOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { AUTOSCALE, readAutoscale } from '../../facets/autoscale.ts';
import { headOf, leafName, propertiesOf } from '../../facets/common-facets.ts';
import { listOnce } from '../../read-lists.ts';
import { APP_SERVICE_PLANS, SITES, SLOTS } from '../../resource-types.ts';
import { APP_SERVICE_ENVIRONMENTS, publicAccessOf } from './access-restrictions.ts';
import { listEnvironments } from './environments.ts';
import { emitPlan, isConsumptionPlan, type PlanCapacity } from './plans.ts';
import { isSlot, SITE_READS } from './site-calls.ts';
import { readSettings, siteFacets, type Settings, type Site } from './site-facets.ts';

const TYPES = [APP_SERVICE_PLANS, SITES, SLOTS, APP_SERVICE_ENVIRONMENTS, AUTOSCALE];

interface SiteReads {
  readonly plans: ReadonlyMap<string, PlanCapacity>;
  /** Ids of the sites with deployment slots. */
  readonly sitesWithSlots: Reading<ReadonlySet<string>>;
}

/** Web apps and function apps of App Service, their deployment slots, which have host names and settings of their own, their plans and environments. */
export const azureAppService: AzureCollector = {
  id: 'azure-app-service',
  provider: 'azure',
  scope: 'global',
  lists: ['server-group', 'app', 'function', 'managed-service'],
  fills: {
    'managed-service': ['state', 'placement', 'networkInterfaces', 'networkAccess', 'localAuthentication', 'scaling', 'primaryNodes', 'launchSettings', 'infrastructureAsCode'],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'instanceMix', 'launchTemplate', 'launchSettings', 'infrastructureAsCode'],
    app: ['networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'relationships', 'state', 'infrastructureAsCode'],
    function: ['networkInterfaces', 'publicAccess', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'relationships', 'state', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES, SITE_READS),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    const plans = new Map<string, PlanCapacity>();
    await ctx.list('server-group', listCall(APP_SERVICE_PLANS), () =>
      ctx.each(APP_SERVICE_PLANS, async row => {
        if (!isConsumptionPlan(row)) plans.set(row.id, await emitPlan(ctx, row, rules));
      }),
    );
    const internalEnvironments = await listEnvironments(ctx);
    const listSlots = listOnce(ctx, SLOTS);
    const sites = new Set<string>();
    const listed = await listSlots('app', rows => {
      for (const { id } of rows) sites.add(parentOf(id));
      return emitAll(rows.filter(isWebApp), row => emitSlot(ctx, row));
    });
    await listSlots('function', rows =>
      emitAll(rows.filter(isFunctionApp), row => emitFunctionApp(ctx, row, internalEnvironments)),
    );
    const listSites = listOnce(ctx, SITES);
    const reads = { plans, sitesWithSlots: mapReading(listed, () => sites) };
    await listSites('app', rows => emitAll(rows.filter(isWebApp), row => emitApp(ctx, row, reads)));
    await listSites('function', rows =>
      emitAll(rows.filter(isFunctionApp), row => emitFunctionApp(ctx, row, internalEnvironments)),
    );
  },
};

const isFunctionApp = ({ kind }: ArmResource): boolean => /functionapp/i.test(kind ?? '');
const isWebApp = (row: ArmResource): boolean => !isFunctionApp(row);

const emitAll = async (rows: readonly ArmResource[], emit: (row: ArmResource) => Promise<void>): Promise<void> => {
  await Promise.all(rows.map(emit));
};

/** A slot is called after its app: `shop/staging`. */
const siteHeadOf = (row: ArmResource, kind: 'app' | 'function') => ({
  ...headOf(row, kind, (isSlot(row) ? SLOTS : SITES).type),
  ...(isSlot(row) ? { name: `${leafName(parentOf(row.id))}/${leafName(row.name)}` } : {}),
});

/** A slot runs on the servers of its app, and no customer is sent to it. */
async function emitSlot(ctx: AzureContext, row: ArmResource): Promise<void> {
  const settings = await readSettings(ctx, row);
  ctx.emit({
    ...siteHeadOf(row, 'app'),
    facets: {
      ...siteFacets(row, propertiesOf(row), settings),
      scaling: absent,
      deploymentStrategy: absent,
      loadBalancing: absent,
    },
  });
}

async function emitApp(ctx: AzureContext, row: ArmResource, { plans, sitesWithSlots }: SiteReads): Promise<void> {
  const site = propertiesOf(row) as Site;
  const settings = await readSettings(ctx, row);
  ctx.emit({
    ...siteHeadOf(row, 'app'),
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

async function emitFunctionApp(
  ctx: AzureContext,
  row: ArmResource,
  internalEnvironments: Reading<ReadonlySet<string>>,
): Promise<void> {
  const site = propertiesOf(row) as Site;
  const settings = await readSettings(ctx, row);
  const publicAccess = await publicAccessOf(ctx, row, site, settings, internalEnvironments);
  ctx.emit({
    ...siteHeadOf(row, 'function'),
    facets: { ...siteFacets(row, site, settings), publicAccess },
  });
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
