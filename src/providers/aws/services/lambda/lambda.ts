import type { FunctionConfiguration, LambdaClient } from '@aws-sdk/client-lambda';
import type * as sdk from '@aws-sdk/client-lambda';
import { lazy } from '../../../../lib/memoize.ts';
import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { servicesForAnyCustomer } from '../../policy/confused-deputy.ts';
import { regionId } from '../../resource-ids.ts';
import { publicFunction } from './access.ts';
import { readEventSources, sourcesOf, type EventSources } from './event-sources.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly lambda: typeof sdk;
  readonly client: LambdaClient;
}

/** Reads functions: never their code, and only the names of their environment variables. */
export const awsLambda: AwsCollector = {
  id: 'aws-lambda',
  provider: 'aws',
  scope: 'regional',
  lists: ['function'],
  fills: {
    function: [
      'networkInterfaces',
      'plaintextSecrets',
      'publicAccess',
      'servicesForAnyCustomer',
      'workloadIdentity',
      'encryptionInTransit',
      'listeners',
      'diagnosticLogging',
      'state',
      'infrastructureAsCode',
      'relationships',
    ],
    region: ['functionConcurrency'],
  },
  operations: operations('lambda', [
    'ListFunctions',
    'GetAccountSettings',
    'ListFunctionUrlConfigs',
    'GetPolicy',
    'ListTags',
    'ListEventSourceMappings',
  ]),
  decidedBy: {
    publicAccess: ['lambda:GetPolicy', 'lambda:ListFunctionUrlConfigs'],
    functionConcurrency: ['lambda:GetAccountSettings'],
  },
  collect: async ctx => {
    const lambda = await import('@aws-sdk/client-lambda');
    const api = { ctx, lambda, client: ctx.client(lambda.LambdaClient) };
    let seen = 0;
    const sources = lazy(() => readEventSources(api));
    const listed = await ctx.list('function', 'lambda:ListFunctions', async () => {
      await forEachPage(lambda.paginateListFunctions({ client: api.client, pageSize: 50 }, {}), async page => {
        const functions = assertField(page.Functions, 'Functions');
        seen += functions.length;
        await awaitAll(functions.map(one => emitFunction(api, one, sources)));
      });
    });
    const functionConcurrency = seen > 0 ? await readConcurrency(api) : listed.state === 'unread' ? listed : absent;
    ctx.add(regionId(ctx), { functionConcurrency });
  },
};

async function emitFunction(
  api: ServiceContext,
  one: FunctionConfiguration,
  sources: () => Promise<EventSources>,
): Promise<void> {
  const name = assertField(one.FunctionName, 'FunctionName');
  const { ctx, lambda, client } = api;
  const id = one.FunctionArn ?? ctx.arn('lambda', `function:${name}`);
  const [tagged, access, eventSources] = await Promise.all([
    ctx.read(
      'lambda:ListTags',
      async () => (await client.send(new lambda.ListTagsCommand({ Resource: id }))).Tags ?? {},
    ),
    readAccess(api, name),
    sources(),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id,
    slot,
    ...{ kind: 'function', type: 'AWS::Lambda::Function', name, tags },
    facets: {
      networkInterfaces: networkInterfacesOf(ctx, one),
      plaintextSecrets: plaintextSecretsOf(one),
      ...access,
      workloadIdentity: requireField(one.Role, 'Role'),
      // Lambda accepts HTTPS only, with a minimum TLS version of AWS (AWS, "Data protection in Lambda").
      encryptionInTransit: value('required'),
      listeners: absent,
      // Output is always logged; traces exist with active tracing only.
      diagnosticLogging: value(one.TracingConfig?.Mode === 'Active' ? 'all' : 'partial'),
      // The list has a state only for functions that are not active.
      state: value(one.State === undefined || one.State === 'Active' ? 'running' : 'other'),
      infrastructureAsCode,
      relationships: sourcesOf(id, eventSources),
    },
  });
}

function readConcurrency({ ctx, lambda, client }: ServiceContext): Promise<Reading<Facets['functionConcurrency']>> {
  return ctx.read('lambda:GetAccountSettings', async () => {
    const { AccountLimit: limit } = await client.send(new lambda.GetAccountSettingsCommand({}));
    return {
      limit: assertField(limit?.ConcurrentExecutions, 'ConcurrentExecutions'),
      unreserved: assertField(limit?.UnreservedConcurrentExecutions, 'UnreservedConcurrentExecutions'),
    };
  });
}

/** Outside of a VPC a function runs in any zone of the region. */
function networkInterfacesOf(
  ctx: AwsContext,
  { VpcConfig: vpc }: FunctionConfiguration,
): Reading<Facets['networkInterfaces']> {
  if ((vpc?.VpcId ?? '') === '') return absent;
  return networkInterfacesIn(ctx, vpc?.SubnetIds, vpc?.SecurityGroupIds);
}

function plaintextSecretsOf({ Environment: environment }: FunctionConfiguration): Reading<Facets['plaintextSecrets']> {
  // The identity has no permission on the KMS key of the environment variables.
  if (environment?.Error !== undefined) return unread('denied', 'its environment variables cannot be decrypted');
  return value(plaintextSecretsIn(Object.entries(environment?.Variables ?? {})));
}

/** Access by function URLs and resource policies. */
async function readAccess(
  { ctx, lambda, client }: ServiceContext,
  FunctionName: string,
): Promise<Pick<FacetReadings, 'publicAccess' | 'servicesForAnyCustomer'>> {
  const policyOf = (Qualifier?: string): Promise<Reading<string>> =>
    ctx.read(
      'lambda:GetPolicy',
      async () => (await client.send(new lambda.GetPolicyCommand({ FunctionName, Qualifier }))).Policy,
      { absentOn: ['ResourceNotFoundException'] },
    );
  const [policy, urls] = await Promise.all([
    policyOf(),
    ctx.read('lambda:ListFunctionUrlConfigs', async () => {
      const found: { readonly withoutAuth: boolean; readonly qualifier: string | undefined }[] = [];
      for await (const page of lambda.paginateListFunctionUrlConfigs({ client, pageSize: 50 }, { FunctionName }))
        for (const { AuthType: auth, FunctionArn: arn = '' } of assertField(
          page.FunctionUrlConfigs,
          'FunctionUrlConfigs',
        ))
          found.push({ withoutAuth: auth === 'NONE', qualifier: arn.split(':')[7] });
      return found;
    }),
  ]);
  const services = { servicesForAnyCustomer: servicesForAnyCustomer(policy, 'function') };
  if (urls.state !== 'value') return { ...services, publicAccess: publicFunction(ctx.account, policy, urls) };
  const withoutAuth = await Promise.all(
    urls.value
      .filter(url => url.withoutAuth)
      .map(async ({ qualifier }) => (qualifier === undefined ? policy : policyOf(qualifier))),
  );
  const all = value({ any: urls.value.length > 0, withoutAuth });
  return { ...services, publicAccess: publicFunction(ctx.account, policy, all) };
}
