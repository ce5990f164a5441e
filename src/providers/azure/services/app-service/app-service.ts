import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import {
  networkAccessOf,
  ACCESS_READS,
  APP_SERVICE_ENVIRONMENTS,
  readInternalEnvironments,
  type AccessRestrictions,
  type AccessSettings,
} from './access-restrictions.ts';
import { emitPlan, isConsumptionPlan, PLANS, type PlanCapacity } from './plans.ts';
import { armId, listCall, parentOf, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { AUTOSCALE, readAutoscale } from '../../facets/autoscale.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField } from '../../facets/common-facets.ts';

const SITES: ArmType = { type: 'Microsoft.Web/sites', apiVersion: '2024-04-01' };
const SLOTS: ArmType = { type: 'Microsoft.Web/sites/slots', apiVersion: '2024-04-01', within: SITES };
const TYPES = [PLANS, SITES, SLOTS, APP_SERVICE_ENVIRONMENTS, AUTOSCALE];
const SETTINGS_CALL = 'Microsoft.Web/sites/config/web:get';

interface Site extends AccessSettings {
  readonly state?: string;
  readonly serverFarmId?: string | null;
  readonly httpsOnly?: boolean | null;
  readonly clientAffinityEnabled?: boolean | null;
}
/** What we keep of the settings of a site; the settings of its program are another answer, and never asked for. */
interface Settings extends AccessRestrictions {
  readonly minTlsVersion?: string | null;
  readonly ftpsState?: string | null;
  readonly healthCheckPath?: string | null;
  readonly numberOfWorkers?: number | null;
}
interface Known {
  readonly floors: ReadonlyMap<string, PlanCapacity>;
  /** The stages beside each site, by its id. */
  readonly stages: Reading<ReadonlySet<string>>;
  readonly inner: Reading<ReadonlySet<string>>;
}

/** Web sites and functions of App Service, and the plans that they run on. A slot is a stage of its site, no site of its own. */
export const azureAppService: AzureCollector = {
  id: 'azure-app-service',
  provider: 'azure',
  scope: 'global',
  lists: ['server-group', 'app', 'function'],
  fills: {
    'server-group': [
      'placement',
      'scaling',
      'relationships',
      'state',
      'autohealing',
      'instanceMix',
      'launchTemplate',
      'infrastructureAsCode',
    ],
    app: [
      'networkInterfaces',
      'scaling',
      'deploymentStrategy',
      'loadBalancing',
      'encryptionInTransit',
      'listeners',
      'relationships',
      'state',
      'infrastructureAsCode',
    ],
    function: [
      'networkInterfaces',
      'publicAccess',
      'encryptionInTransit',
      'listeners',
      'relationships',
      'state',
      'infrastructureAsCode',
    ],
  },
  types: TYPES,
  // Resource Graph keeps of the settings of a site neither its oldest encryption, nor FTP, nor what asks for its health.
  operations: azureOperations(TYPES, { [SETTINGS_CALL]: 'Microsoft.Web/sites/config/read', ...ACCESS_READS }),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    const floors = new Map<string, PlanCapacity>();
    await ctx.list('server-group', listCall(PLANS), () =>
      ctx.each(PLANS, async row => {
        if (!isConsumptionPlan(row)) floors.set(row.id, await emitPlan(ctx, row, rules));
      }),
    );
    const known = { floors, stages: await readStages(ctx), inner: await readInternalEnvironments(ctx) };
    const rows: ArmResource[] = [];
    let listed: Promise<void> | undefined;
    for (const kind of ['app', 'function'] as const) {
      await ctx.list(kind, listCall(SITES), async () => {
        try {
          await (listed ??= ctx.each(SITES, row => void rows.push(row)));
        } finally {
          await Promise.all(rows.filter(row => kindOf(row) === kind).map(row => emitSite(ctx, row, kind, known)));
        }
      });
    }
  },
};

const kindOf = ({ kind }: ArmResource): 'app' | 'function' => (/functionapp/i.test(kind ?? '') ? 'function' : 'app');

function readStages(ctx: AzureContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read(listCall(SLOTS), async () => {
    const found = new Set<string>();
    await ctx.each(SLOTS, row => void found.add(parentOf(row.id)));
    return found;
  });
}

async function emitSite(ctx: AzureContext, row: ArmResource, kind: 'app' | 'function', known: Known): Promise<void> {
  const site = propertiesOf(row) as Site;
  const call = SETTINGS_CALL;
  const settings = await ctx.read(call, async (): Promise<Settings> => {
    const path = `${row.id}/config/web`;
    return propertiesOf(await ctx.get<ArmResource>({ path, apiVersion: SITES.apiVersion, call }));
  });
  const plan = site.serverFarmId ?? undefined;
  const shared = {
    // It runs on the machines of its plan, or of whoever runs its containers.
    networkInterfaces: absent,
    encryptionInTransit: encryptionInTransitOf(site, settings),
    listeners: mapReading(settings, listenersOf),
    relationships: value(plan === undefined ? [] : [{ to: armId(plan), role: 'plan' }]),
    state: stateOf(site),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
  };
  if (kind === 'function') {
    const publicAccess = await networkAccessOf(ctx, row.id, site, settings, known.inner);
    ctx.emit({ ...headOf(row, kind, SITES.type), facets: { ...shared, publicAccess } });
    return;
  }
  ctx.emit({
    ...headOf(row, kind, SITES.type),
    facets: {
      ...shared,
      scaling: backupsOf(plan === undefined ? undefined : known.floors.get(armId(plan)), settings),
      deploymentStrategy: mapReading(known.stages, stages => ({
        keepsCapacity: stages.has(row.id),
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

const stateOf = ({ state }: Site): Reading<Facets['state']> =>
  mapReading(requireField(state, 'state'), word =>
    word === 'Running' ? 'running' : word === 'Stopped' ? 'stopped' : 'other',
  );

/** Whether anything of it answers in plain text: its visitors, or who brings it new files by FTP. */
function encryptionInTransitOf(
  { httpsOnly }: Site,
  settings: Reading<Settings>,
): Reading<Facets['encryptionInTransit']> {
  if (httpsOnly !== true) return mapReading(requireField(httpsOnly, 'httpsOnly'), () => 'optional');
  return mapReading(settings, ({ ftpsState }) => (ftpsState === 'AllAllowed' ? 'optional' : 'required'));
}

const OLDEST: Readonly<Record<string, NonNullable<Facets['listeners'][number]['minTlsVersion']>>> = {
  '1.0': '1.0',
  '1.1': '1.1',
  '1.2': '1.2',
  '1.3': '1.3',
};

function listenersOf({ minTlsVersion }: Settings): Facets['listeners'] {
  const oldestTls = OLDEST[minTlsVersion ?? ''];
  return [
    {
      protocol: 'https',
      port: 443,
      redirectsToHttps: false,
      ...(oldestTls === undefined ? {} : { minTlsVersion: oldestTls }),
    },
  ];
}

/** One copy runs on each machine of the plan, unless the plan lets each program have a number of its own. */
function backupsOf(floor: PlanCapacity | undefined, settings: Reading<Settings>): Reading<Facets['scaling']> {
  if (floor?.perProgram !== true) return absent;
  return flatMapReading(floor.scaling, ({ min, max, desired, automatic }) =>
    flatMapReading(settings, ({ numberOfWorkers: own }) =>
      own === undefined || own === null
        ? unread('failed', 'the answer has no numberOfWorkers')
        : value({ min: Math.min(min, own), max: Math.min(max, own), desired: Math.min(desired, own), automatic }),
    ),
  );
}
