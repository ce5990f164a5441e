import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpList } from '../../context.ts';
import { FUNCTION_RUNTIMES } from '../../facets/runtime-support.ts';
import { emitApp } from './apps.ts';
import { emitFunction, emitJob } from './functions.ts';
import { SERVICE_POLICY } from './policy.ts';
import { annotation, ownLabels, type Job, type Service } from './knative.ts';

const SERVICES: GcpList = {
  call: 'run:projects.locations.services.list',
  permission: 'run.services.list',
  path: '/v1/projects/{project}/locations/-/services',
  query: 'limit=500',
  items: 'items',
  knative: true,
};
const JOBS: GcpList = {
  ...SERVICES,
  call: 'run:namespaces.jobs.list',
  permission: 'run.jobs.list',
  path: '/apis/run.googleapis.com/v1/namespaces/{project}/jobs',
};
/** Services and jobs of Cloud Run. Services that are functions by their build are functions. */
export const gcpCloudRun: GcpCollector = {
  id: 'gcp-cloud-run',
  provider: 'gcp',
  scope: 'global',
  lists: ['app', 'function'],
  fills: {
    app: [
      'placement', 'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'plaintextSecrets', 'diagnosticLogging', 'relationships',
      'state', 'versionSupport', 'infrastructureAsCode',
    ],
    function: [
      'placement', 'networkInterfaces', 'plaintextSecrets', 'publicAccess', 'encryptionInTransit', 'remoteDebugging', 'listeners', 'diagnosticLogging', 'relationships', 'state', 'versionSupport', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: gcpOperations(SERVICES, JOBS, SERVICE_POLICY, FUNCTION_RUNTIMES),
  decidedBy: {
    publicAccess: ['run:projects.locations.services.getIamPolicy'],
  },
  collect: async ctx => {
    const functions: Service[] = [];
    const services = await ctx.list('app', SERVICES.call, () =>
      ctx.each<Service>(SERVICES, async row => {
        // The function on top of it is listed by Cloud Functions.
        if (ownLabels(row.metadata)['goog-managed-by'] === 'cloudfunctions') return;
        if (annotation(row.metadata, 'build-function-target') === undefined) await emitApp(ctx, row);
        else functions.push(row);
      }),
    );
    await ctx.list('function', JOBS.call, async () => {
      await Promise.all(functions.map(row => emitFunction(ctx, row)));
      await ctx.each<Job>(JOBS, row => emitJob(ctx, row));
      if (services.state === 'unread') throw new UnreadError(services);
    });
  },
};
