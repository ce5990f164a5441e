import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { secretRelationships } from '../../facets/support.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, labelsOf, leafName, type Labels } from '../../facets/common.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { publicAccessOf } from '../../facets/invokers.ts';
import { locationIn } from '../../facets/locations.ts';
import { inRegion } from '../../facets/placement.ts';
import { FUNCTION_RUNTIMES, readFunctionRuntimes, runtimeSupport } from '../../facets/runtime-support.ts';
import { readServicePolicy, SERVICE_POLICY } from '../cloud-run/policy.ts';

const FUNCTIONS: GcpList = {
  call: 'cloudfunctions:projects.locations.functions.list',
  permission: 'cloudfunctions.functions.list',
  path: '/v2/projects/{project}/locations/-/functions',
  query: 'pageSize=1000',
  items: 'functions',
};
/** Of functions of the first generation; those of the second are services of Cloud Run. */
const FUNCTION_POLICY: GcpRead = {
  call: 'cloudfunctions:projects.locations.functions.getIamPolicy',
  permission: 'cloudfunctions.functions.getIamPolicy',
  path: '/v1/{function}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

interface SecretUse {
  readonly projectId?: string;
  readonly secret?: string;
}

interface CloudFunction {
  readonly name?: string;
  readonly environment?: string;
  readonly state?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly buildConfig?: { readonly runtime?: string } | null;
  readonly eventTrigger?: { readonly pubsubTopic?: string } | null;
  readonly serviceConfig?: {
    readonly service?: string;
    readonly environmentVariables?: Labels;
    readonly secretEnvironmentVariables?: readonly SecretUse[] | null;
    readonly secretVolumes?: readonly SecretUse[] | null;
    readonly ingressSettings?: string;
    readonly securityLevel?: string;
  } | null;
}

/** Functions of both generations; never their sources. */
export const gcpCloudFunctions: GcpCollector = {
  id: 'gcp-cloud-functions',
  provider: 'gcp',
  scope: 'global',
  lists: ['function'],
  fills: {
    function: [
      'placement', 'networkInterfaces', 'plaintextSecrets', 'publicAccess', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'diagnosticLogging', 'relationships', 'state', 'versionSupport', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: gcpOperations(FUNCTIONS, FUNCTION_POLICY, SERVICE_POLICY, FUNCTION_RUNTIMES),
  decidedBy: {
    publicAccess: [
      'cloudfunctions:projects.locations.functions.getIamPolicy',
      'run:projects.locations.services.getIamPolicy',
    ],
  },
  collect: async ctx => {
    await ctx.list('function', FUNCTIONS.call, () => ctx.each<CloudFunction>(FUNCTIONS, row => emitFunction(ctx, row)));
  },
};

async function emitFunction(ctx: GcpContext, row: CloudFunction): Promise<void> {
  const variables = Object.entries(labelsOf(row.serviceConfig?.environmentVariables));
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'function', type: typeOf(row), region: locationIn(row.name) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      // Google spreads it over the zones of its region (cloud.google.com/functions/docs/locations).
      placement: inRegion(locationIn(row.name)),
      networkInterfaces: absent,
      plaintextSecrets: value(plaintextSecretsIn(variables)),
      publicAccess: await accessOf(ctx, row),
      encryptionInTransit: encryptionInTransitOf(row),
      remoteDebugging: absent,
      listeners: absent,
      // Requests and output are always logged (cloud.google.com/functions/docs/monitoring/logging).
      diagnosticLogging: value('all'),
      relationships: value(supportOf(ctx, row)),
      state: mapReading(requireField(row.state, 'state'), state => (state === 'ACTIVE' ? 'running' : 'other')),
      versionSupport: await versionSupportOf(ctx, row),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

async function versionSupportOf(
  ctx: GcpContext,
  { name, environment = '', buildConfig }: CloudFunction,
): Promise<Reading<Facets['versionSupport']>> {
  const runtime = requireField(buildConfig?.runtime, 'buildConfig.runtime');
  if (runtime.state !== 'value') return runtime;
  return runtimeSupport(await readFunctionRuntimes(ctx, locationIn(name)), environment, runtime.value);
}

/** The topic that starts it, and the secrets that it cannot start without; never their values. */
function supportOf(ctx: GcpContext, { eventTrigger, serviceConfig }: CloudFunction): Facets['relationships'] {
  const topic = eventTrigger?.pubsubTopic ?? '';
  const secrets = [...(serviceConfig?.secretEnvironmentVariables ?? []), ...(serviceConfig?.secretVolumes ?? [])];
  return [
    ...(topic === '' ? [] : [{ to: ctx.fullName('pubsub', topic), role: 'event-source' }]),
    ...secretRelationships(
      ctx,
      secrets.map(({ projectId, secret }) => ({ project: projectId, name: secret })),
    ),
  ];
}

/** The two generations are deployed and granted by different commands. */
const typeOf = ({ environment }: CloudFunction): string =>
  environment === 'GEN_1' ? 'cloudfunctions.googleapis.com/CloudFunction' : 'cloudfunctions.googleapis.com/Function';

async function accessOf(ctx: GcpContext, row: CloudFunction): Promise<Reading<Facets['publicAccess']>> {
  const { environment, eventTrigger, serviceConfig, name = '' } = row;
  // A function of the first generation that waits for events has no address.
  if (environment === 'GEN_1' && eventTrigger !== undefined && eventTrigger !== null) return value('blocked');
  const settings = requireField(serviceConfig?.ingressSettings, 'serviceConfig.ingressSettings');
  if (settings.state !== 'value') return settings;
  const ingress = settings.value === 'ALLOW_ALL' ? 'all' : 'internal';
  return publicAccessOf(ingress, true, () =>
    environment === 'GEN_1'
      ? ctx.read(FUNCTION_POLICY.call, () => ctx.get<IamPolicy>(FUNCTION_POLICY, { function: name }))
      : readServicePolicy(ctx, locationIn(serviceConfig?.service ?? name), leafName(serviceConfig?.service ?? name)),
  );
}

/** The second generation redirects plain HTTP. */
const encryptionInTransitOf = ({
  environment,
  serviceConfig,
  eventTrigger,
}: CloudFunction): Reading<Facets['encryptionInTransit']> => {
  if (environment !== 'GEN_1') return value('required');
  if (eventTrigger !== undefined && eventTrigger !== null) return absent;
  return mapReading(requireField(serviceConfig?.securityLevel, 'serviceConfig.securityLevel'), level =>
    level === 'SECURE_ALWAYS' ? ('required' as const) : ('optional' as const),
  );
};
