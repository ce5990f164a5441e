import type * as RestSdk from '@aws-sdk/client-api-gateway';
import type * as HttpSdk from '@aws-sdk/client-apigatewayv2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, slotOf, requireField } from '../../client/response-fields.ts';
import { policyAccess } from '../../policy/resource-policy.ts';
import { oldestTlsOf } from '../../facets/tls-policies.ts';

const READS = ['GetRestApis', 'GetStages', 'GetDomainNames', 'GetApis'] as const;
const LISTENERS: Facets['listeners'] = [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }];

/** Reads the APIs of both generations, and the names of our own that lead to them. */
export const awsApiGateway: AwsCollector = {
  id: 'aws-api-gateway',
  provider: 'aws',
  scope: 'regional',
  lists: ['api-gateway'],
  fills: {
    'api-gateway': [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  // One right reads everything: `GET`.
  operations: operations('apigateway', READS, Object.fromEntries(READS.map(call => [call, 'apigateway:GET']))),
  collect: async ctx => {
    const [rest, http] = await Promise.all([
      import('@aws-sdk/client-api-gateway'),
      import('@aws-sdk/client-apigatewayv2'),
    ]);
    const [restClient, httpClient] = [ctx.client(rest.APIGatewayClient), ctx.client(http.ApiGatewayV2Client)];
    let apis = 0;
    await awaitAll([
      ctx.list('api-gateway', 'apigateway:GetRestApis', async () => {
        for await (const { items = [] } of rest.paginateGetRestApis({ client: restClient, pageSize: 500 }, {})) {
          apis += items.length;
          await awaitAll(items.map(api => emitRest(ctx, rest, restClient, api)));
        }
      }),
      ctx.list('api-gateway', 'apigateway:GetApis', async () => {
        let NextToken: string | undefined;
        do {
          const page: HttpSdk.GetApisCommandOutput = await httpClient.send(
            new http.GetApisCommand({ MaxResults: '500', ...(NextToken === undefined ? {} : { NextToken }) }),
          );
          const items = assertField(page.Items, 'Items');
          apis += items.length;
          await awaitAll(items.map(api => emitHttp(ctx, http, httpClient, api)));
          NextToken = page.NextToken;
        } while (NextToken !== undefined && NextToken !== '');
      }),
    ]);
    // Names of our own lead nowhere where there is nothing to lead to.
    if (apis === 0) return;
    await ctx.list('api-gateway', 'apigateway:GetDomainNames', async () => {
      for await (const { items = [] } of rest.paginateGetDomainNames({ client: restClient, pageSize: 500 }, {}))
        for (const name of items) emitName(ctx, name);
    });
  },
};

async function emitRest(
  ctx: AwsContext,
  rest: typeof RestSdk,
  client: RestSdk.APIGatewayClient,
  api: RestSdk.RestApi,
): Promise<void> {
  const restApiId = assertField(api.id, 'id');
  const stages = await ctx.read('apigateway:GetStages', async () => {
    const answer = await client.send(new rest.GetStagesCommand({ restApiId }));
    return (answer.item ?? []).map(stage => ({
      log: stage.accessLogSettings?.destinationArn,
      filter: stage.webAclArn,
    }));
  });
  emitApi(
    ctx,
    { path: `/restapis/${restApiId}`, type: 'AWS::ApiGateway::RestApi', stages },
    {
      id: restApiId,
      name: api.name,
      tags: api.tags,
      createdAt: api.createdDate,
      access: restAccess(ctx, api),
      closed: api.disableExecuteApiEndpoint === true,
    },
  );
}

async function emitHttp(
  ctx: AwsContext,
  http: typeof HttpSdk,
  client: HttpSdk.ApiGatewayV2Client,
  api: HttpSdk.Api,
): Promise<void> {
  const ApiId = assertField(api.ApiId, 'ApiId');
  const stages = await ctx.read('apigateway:GetStages', async () => {
    const answer = await client.send(new http.GetStagesCommand({ ApiId, MaxResults: '100' }));
    // No web filter can be put in front of these.
    return assertField(answer.Items, 'Items').map(stage => ({
      log: stage.AccessLogSettings?.DestinationArn,
      filter: undefined,
    }));
  });
  emitApi(
    ctx,
    { path: `/apis/${ApiId}`, type: 'AWS::ApiGatewayV2::Api', stages },
    {
      id: ApiId,
      name: api.Name,
      tags: api.Tags,
      createdAt: api.CreatedDate,
      // There are no private ones of this kind, and no policy can narrow them.
      access: value('public'),
      closed: api.DisableExecuteApiEndpoint === true,
    },
  );
}

/** Who may call a REST API: nobody from outside where it is private, else whom its policy lets in. */
function restAccess(ctx: AwsContext, api: RestSdk.RestApi): Reading<Facets['publicAccess']> {
  if (api.endpointConfiguration?.types?.includes('PRIVATE') === true) return value('blocked');
  // The answer has the policy's quotes escaped once more than JSON has them.
  const policy = (api.policy ?? '').replaceAll('\\"', '"').replaceAll('\\/', '/');
  if (policy === '') return value('public');
  const { who } = policyAccess(policy, { account: ctx.account, service: 'execute-api', about: ['execute-api:Invoke'] });
  if (who === 'unknown') return unread('failed', 'its policy sets conditions that we cannot judge');
  return value(who === 'anybody' ? 'public' : 'blocked');
}

interface Deployed {
  readonly path: string;
  readonly type: string;
  readonly stages: Reading<readonly { readonly log: string | undefined; readonly filter: string | undefined }[]>;
}

interface Described {
  readonly id: string;
  readonly name: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly createdAt: Date | undefined;
  readonly access: Reading<Facets['publicAccess']>;
  /** It answers only by names of our own, if any leads to it. */
  readonly closed: boolean;
}

function emitApi(ctx: AwsContext, { path, type, stages }: Deployed, api: Described): void {
  const tags = { ...api.tags };
  const deployed = mapReading(stages, all => all.length > 0);
  const filters = stages.state === 'value' ? stages.value.map(stage => stage.filter) : [];
  ctx.emit({
    id: ctx.arn('apigateway', path, { account: '' }),
    stableId: api.id,
    slot: slotOf(tags),
    kind: 'api-gateway',
    type,
    name: api.name ?? api.id,
    tags,
    createdAt: api.createdAt?.toISOString(),
    facets: {
      // AWS runs it in many places, and as large as it must be.
      placement: absent,
      scaling: absent,
      publicAccess: accessOf(api, deployed),
      listeners: value(LISTENERS),
      origins: value([]),
      originFailover: absent,
      accessLogging: logOf(stages),
      state: mapReading(deployed, any => (any ? 'running' : 'stopped')),
      addresses: value([`${api.id}.execute-api.${ctx.region}.amazonaws.com`]),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      // One stage that nothing filters is a way around the filter of the others.
      relationships: mapReading(stages, () =>
        filters.includes(undefined)
          ? []
          : [...new Set(filters)].flatMap(to => (to === undefined ? [] : [{ to, role: 'waf' }])),
      ),
    },
  });
}

function accessOf({ access, closed }: Described, deployed: Reading<boolean>): Reading<Facets['publicAccess']> {
  if (deployed.state === 'value' && !deployed.value) return value('blocked');
  if (access.state === 'value' && access.value === 'blocked') return access;
  return closed ? unread('not-collected', 'which names of our own lead to it') : access;
}

function logOf(stages: Deployed['stages']): Reading<Facets['accessLogging']> {
  if (stages.state !== 'value') return stages;
  if (stages.value.length === 0) return absent;
  return value(stages.value.every(({ log }) => log !== undefined && log !== '') ? 'enabled' : 'disabled');
}

/** A name of our own: what it leads to is judged by itself, the encryption that it agrees to here. */
function emitName(ctx: AwsContext, domain: RestSdk.DomainName): void {
  const name = assertField(domain.domainName, 'domainName');
  const tags = { ...domain.tags };
  const policy = domain.securityPolicy;
  const minTlsVersion = oldestTlsOf(policy);
  ctx.emit({
    id: ctx.arn('apigateway', `/domainnames/${name}`, { account: '' }),
    slot: slotOf(tags),
    kind: 'api-gateway',
    type: 'AWS::ApiGateway::DomainName',
    name,
    tags,
    facets: {
      placement: absent,
      scaling: absent,
      publicAccess: absent,
      listeners: mapReading(requireField(policy, 'securityPolicy'), tlsPolicy =>
        LISTENERS.map(one => ({ ...one, tlsPolicy, ...(minTlsVersion === undefined ? {} : { minTlsVersion }) })),
      ),
      origins: value([]),
      originFailover: absent,
      accessLogging: absent,
      state: mapReading(requireField(domain.domainNameStatus, 'domainNameStatus'), status =>
        status === 'AVAILABLE' ? 'running' : 'other',
      ),
      addresses: value(
        [name, domain.regionalDomainName, domain.distributionDomainName].flatMap(host => host?.toLowerCase() ?? []),
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}
