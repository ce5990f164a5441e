import type * as RestSdk from '@aws-sdk/client-api-gateway';
import type * as HttpSdk from '@aws-sdk/client-apigatewayv2';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { pagesByToken } from '../../../kit/for-each-page.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { policyAccess } from '../../policy/resource-policy.ts';

/** A private REST API is not reachable from the internet; any other is as public as its resource policy. */
export function restAccess(ctx: AwsContext, api: RestSdk.RestApi): Reading<Facets['publicAccess']> {
  if (api.endpointConfiguration?.types?.includes('PRIVATE') === true) return value('blocked');
  // The response escapes the quotes of the policy twice.
  const policy = (api.policy ?? '').replaceAll('\\"', '"').replaceAll('\\/', '/');
  if (policy === '') return value('public');
  const query = { account: ctx.account, service: 'execute-api', actions: ['execute-api:Invoke'] };
  const { level } = policyAccess(policy, query);
  if (level === 'unknown') return unread('failed', 'its policy has conditions that cannot be evaluated');
  return value(level === 'public' ? 'public' : 'blocked');
}

interface Operation {
  readonly name: string;
  readonly authorizationType: string | undefined;
  readonly apiKeyRequired: boolean | undefined;
}

/** Names of operations that are kept. */
const MAX_NAMES = 20;

/** Browsers send preflight requests without credentials. */
const isPreflight = ({ name }: Operation): boolean => /^OPTIONS /i.test(name);

/** An API key is no log-in, but nobody has one who was not given it. */
function authenticationOf(all: readonly Operation[]): Facets['apiAuthentication'] {
  const operations = all.filter(one => !isPreflight(one));
  const anonymous = operations.filter(
    ({ authorizationType, apiKeyRequired }) =>
      assertField(authorizationType, 'authorizationType') === 'NONE' && apiKeyRequired !== true,
  );
  const names = anonymous.map(({ name }) => name).sort();
  return { operations: operations.length, anonymous: names.length, names: names.slice(0, MAX_NAMES) };
}

/** The authorization of each method of a REST API. */
export const restAuthentication = (
  ctx: AwsContext,
  rest: typeof RestSdk,
  client: RestSdk.APIGatewayClient,
  restApiId: string,
): Promise<Reading<Facets['apiAuthentication']>> =>
  ctx.read('apigateway:GetResources', async () => {
    const found: Operation[] = [];
    for await (const page of rest.paginateGetResources({ client, pageSize: 500 }, { restApiId, embed: ['methods'] }))
      for (const { path = '', resourceMethods = {} } of assertField(page.items, 'items'))
        for (const [method, { authorizationType, apiKeyRequired }] of Object.entries(resourceMethods))
          found.push({ name: `${method} ${path}`, authorizationType, apiKeyRequired });
    return authenticationOf(found);
  });

/** The authorization of each route. A WebSocket API asks for it on the connection only. */
export const httpAuthentication = (
  ctx: AwsContext,
  http: typeof HttpSdk,
  client: HttpSdk.ApiGatewayV2Client,
  { ApiId, ProtocolType: protocol }: HttpSdk.Api,
): Promise<Reading<Facets['apiAuthentication']>> =>
  ctx.read('apigateway:GetRoutes', async () => {
    const found: Operation[] = [];
    const pages = pagesByToken(
      NextToken => client.send(new http.GetRoutesCommand({ ApiId, MaxResults: '500', NextToken })),
      page => page.NextToken,
    );
    for await (const page of pages)
      for (const { RouteKey, AuthorizationType: authorizationType, ApiKeyRequired } of assertField(page.Items, 'Items'))
        found.push({ name: assertField(RouteKey, 'RouteKey'), authorizationType, apiKeyRequired: ApiKeyRequired });
    return authenticationOf(protocol === 'WEBSOCKET' ? found.filter(({ name }) => name === '$connect') : found);
  });
