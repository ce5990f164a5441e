import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { inRegion } from '../../facets/placement.ts';
import { firstToEnd, runtimesOf, runtimeSupport } from '../../facets/runtime-support.ts';
import { headOf, infrastructureAsCodeBy, labelsOf, type Labels } from '../../facets/common.ts';
import { isFlexible, scalingOf, type Version } from './scaling.ts';

const APP: GcpRead = {
  call: 'appengine:apps.get',
  permission: 'appengine.applications.get',
  path: '/v1/apps/{project}',
};
const SERVICES: GcpList = {
  call: 'appengine:apps.services.list',
  permission: 'appengine.services.list',
  path: '/v1/apps/{project}/services',
  query: 'pageSize=100',
  items: 'services',
};
const VERSIONS: GcpList = {
  call: 'appengine:apps.services.versions.list',
  permission: 'appengine.versions.list',
  path: '/v1/apps/{project}/services/{service}/versions',
  query: 'view=FULL&pageSize=100',
  items: 'versions',
};

const RUNTIMES: GcpRead = {
  call: 'appengine:apps.listRuntimes',
  permission: 'appengine.applications.listRuntimes',
  path: '/v1/apps/{project}:listRuntimes',
  lists: ['runtimes'],
};

interface Application {
  readonly locationId?: string;
  readonly servingStatus?: string;
}
interface Service {
  readonly name?: string;
  readonly id?: string;
  readonly labels?: Labels;
  readonly split?: { readonly allocations?: Readonly<Record<string, number>> | null } | null;
}

/** Services of App Engine, with the versions that get requests. */
export const gcpAppEngine: GcpCollector = {
  id: 'gcp-app-engine',
  provider: 'gcp',
  scope: 'global',
  lists: ['app'],
  fills: {
    app: [
      'placement', 'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'state', 'versionSupport', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: gcpOperations(APP, SERVICES, VERSIONS, RUNTIMES),
  collect: async ctx => {
    // A project has one application, or none.
    const app = await ctx.read(APP.call, () => ctx.get<Application>(APP), { absentOn: ['API_DISABLED', 'NOT_FOUND'] });
    await ctx.list('app', SERVICES.call, async () => {
      if (app.state === 'unread') throw new UnreadError(app);
      if (app.state === 'value') await ctx.each<Service>(SERVICES, row => emitService(ctx, row, app.value));
    });
  },
};

/** Two locations are named without their number. */
const regionOf = ({ locationId = 'global' }: Application): string =>
  /^(us-central|europe-west)$/.test(locationId) ? `${locationId}1` : locationId;

async function emitService(ctx: GcpContext, row: Service, app: Application): Promise<void> {
  const versions = await readVersions(ctx, row);
  const of = <T>(facet: (serving: readonly Version[]) => T): Reading<T> => mapReading(versions, facet);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'app', type: 'appengine.googleapis.com/Service', region: regionOf(app) },
      ...{ name: row.name, labels: row.labels },
    }),
    facets: {
      // Google spreads it over the zones of its region (cloud.google.com/appengine/docs/standard/locations).
      placement: inRegion(regionOf(app)),
      networkInterfaces: absent,
      scaling: flatMapReading(versions, weakestScaling),
      // The version before stays, and gets requests again by one command.
      deploymentStrategy: value({ keepsCapacity: true, automaticRollback: false }),
      loadBalancing: of(loadBalancingOf),
      encryptionInTransit: flatMapReading(versions, encryptionInTransitOf),
      remoteDebugging: absent,
      listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
      plaintextSecrets: of(all => plaintextSecretsIn(all.flatMap(one => Object.entries(labelsOf(one.envVariables))))),
      // Requests and output are always logged (cloud.google.com/appengine/docs/standard/writing-application-logs).
      diagnosticLogging: value('all'),
      relationships: value([]),
      state: of(all => (all.length === 0 || app.servingStatus !== 'SERVING' ? 'stopped' : 'running')),
      versionSupport: await versionSupportOf(ctx, versions),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** The versions that run and get requests. */
async function readVersions(ctx: GcpContext, { id = '', split }: Service): Promise<Reading<readonly Version[]>> {
  const shares = split?.allocations ?? {};
  const found = await ctx.read(VERSIONS.call, async () => {
    const serving: Version[] = [];
    await ctx.each<Version>(
      VERSIONS,
      version => {
        const isOn = version.servingStatus === 'SERVING' && (shares[version.id ?? ''] ?? 0) > 0;
        if (isOn) serving.push(version);
      },
      { service: id },
    );
    return serving;
  });
  return found.state === 'absent' ? value([]) : found;
}

/** The runtime of the versions that get requests; what is in a container of the flexible environment is the company's own. */
async function versionSupportOf(
  ctx: GcpContext,
  versions: Reading<readonly Version[]>,
): Promise<Reading<Facets['versionSupport']>> {
  if (versions.state !== 'value') return versions;
  const managed = versions.value.filter(({ runtime }) => runtime !== 'custom');
  if (managed.length === 0) return absent;
  if (managed.some(isFlexible))
    return unread('unsupported', 'the list of runtimes does not tell the versions of the flexible environment apart');
  const runtimes = await ctx.shared('runtimes of App Engine', () =>
    ctx.read(RUNTIMES.call, async () => runtimesOf(await ctx.get<Parameters<typeof runtimesOf>[0]>(RUNTIMES))),
  );
  return firstToEnd(managed.map(({ runtime = '' }) => runtimeSupport(runtimes, 'STANDARD', runtime)));
}

/** Of several versions the one with the fewest instances. */
function weakestScaling(versions: readonly Version[]): Reading<Facets['scaling']> {
  const [weakest] = versions.map(scalingOf).sort((a, b) => a.desired - b.desired || a.max - b.max);
  return weakest === undefined ? absent : value(weakest);
}

/** Each version has health checks of Google, or its own. */
const loadBalancingOf = (versions: readonly Version[]): Facets['loadBalancing'] => ({
  sessionAffinity: versions.some(({ network }) => network?.sessionAffinity === true),
  healthChecks: true,
});

/** The standard environment takes plain HTTP where a handler does not redirect it; in the flexible one the code decides. */
function encryptionInTransitOf(versions: readonly Version[]): Reading<Facets['encryptionInTransit']> {
  const standard = versions.filter(version => !isFlexible(version));
  if (standard.length === 0) return absent;
  const isOpen = ({ handlers }: Version): boolean =>
    (handlers ?? []).length === 0 || (handlers ?? []).some(({ securityLevel }) => securityLevel !== 'SECURE_ALWAYS');
  return value(standard.some(isOpen) ? 'optional' : 'required');
}
