import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsApiGateway } from '../../../../../src/providers/aws/services/api-gateway/api-gateway.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsRequestSeen, type AwsServer } from '../../../../support/aws-server.ts';

const rest = (more: object = {}) => ({
  item: [
    { id: 'rest1', name: 'orders', tags: { app: 'shop' }, endpointConfiguration: { types: ['REGIONAL'] }, ...more },
  ],
});
const restStage = (more: object = {}) => ({
  stageName: 'prod',
  accessLogSettings: { destinationArn: 'arn:aws:logs:eu-west-1:1:log-group:x' },
  webAclArn: 'arn:waf',
  ...more,
});
const stages =
  (...of: object[]) =>
  ({ path }: AwsRequestSeen) =>
    path.startsWith('/v2/') ? { items: [{ stageName: '$default' }] } : { item: of };
const policy = (statement: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...statement }],
  }).replaceAll('"', '\\"');

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'apigateway.GetRestApis': rest(),
    'apigateway.GetApis': { items: [{ apiId: 'http1', name: 'public', protocolType: 'HTTP' }] },
    'apigateway.GetStages': stages(restStage()),
    'apigateway.GetResources': {
      item: [{ path: '/orders', resourceMethods: { GET: { authorizationType: 'AWS_IAM' } } }],
    },
    'apigateway.GetRoutes': { items: [{ routeKey: '$default', authorizationType: 'NONE' }] },
    'apigateway.GetDomainNames': {
      item: [{ domainName: 'api.example', securityPolicy: 'TLS_1_0', domainNameStatus: 'AVAILABLE' }],
    },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: ['eu-west-1'], collectors: [awsApiGateway] });
const facets = async () => (await collect()).resource('/restapis/rest1').facets;

describe('an API', () => {
  it('has exposure, filter and logs', async () => {
    const found = (await collect()).resource('/restapis/rest1');
    expect(found).toMatchObject({
      id: 'arn:aws:apigateway:eu-west-1::/restapis/rest1',
      kind: 'api-gateway',
      name: 'orders',
      tags: { app: 'shop' },
    });
    expect(found.facets).toMatchObject({
      publicAccess: { value: 'public' },
      listeners: { value: [{ protocol: 'HTTPS', port: 443 }] },
      accessLogging: { value: 'enabled' },
      originFailover: { state: 'absent' },
      relationships: { value: [{ to: 'arn:waf', role: 'waf' }] },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsApiGateway.fills['api-gateway'] ?? [])].sort());
  });

  it.each<[string, object, object]>([
    ['private', { endpointConfiguration: { types: ['PRIVATE'] } }, { value: 'blocked' }],
    ['allows everybody by its policy', { policy: policy({ Effect: 'Allow', Principal: '*' }) }, { value: 'public' }],
    [
      'allows one account by its policy',
      { policy: policy({ Effect: 'Allow', Principal: { AWS: '444455556666' } }) },
      { value: 'blocked' },
    ],
    ['has an unreadable policy', { policy: 'nonsense' }, { state: 'unread', reason: 'failed' }],
    [
      'has its default endpoint disabled',
      { disableExecuteApiEndpoint: true },
      { state: 'unread', reason: 'not-collected' },
    ],
  ])('%s', async (_, more, publicAccess) => {
    server.script({ 'apigateway.GetRestApis': rest(more) });
    expect((await facets()).publicAccess).toMatchObject(publicAccess);
  });

  it('without filter and logs on a stage has neither', async () => {
    server.script({ 'apigateway.GetStages': stages(restStage(), { stageName: 'test' }) });
    expect(await facets()).toMatchObject({ accessLogging: { value: 'disabled' }, relationships: { value: [] } });
  });

  it('with execution logs writes down a part', async () => {
    const executing = (loggingLevel: string) => ({ stageName: 'test', methodSettings: { '*/*': { loggingLevel } } });
    for (const [level, logging] of [
      ['INFO', 'partial'],
      ['ERROR', 'partial'],
      ['OFF', 'disabled'],
    ] as const) {
      server.script({ 'apigateway.GetStages': stages(restStage(), executing(level)) });
      expect(await facets()).toMatchObject({ accessLogging: { value: logging } });
    }
    server.script({ 'apigateway.GetStages': stages(executing('INFO'), { stageName: 'dark' }) });
    expect(await facets(), 'another stage has no log').toMatchObject({ accessLogging: { value: 'disabled' } });
  });

  it('without a stage is not reachable', async () => {
    server.script({ 'apigateway.GetStages': stages() });
    expect(await facets()).toMatchObject({
      publicAccess: { value: 'blocked' },
      accessLogging: { state: 'absent' },
      state: { value: 'stopped' },
    });
  });

  it('of version 2 is public, and cannot have a web ACL', async () => {
    expect((await collect()).resource('/apis/http1').facets).toMatchObject({
      publicAccess: { value: 'public' }, relationships: { value: [] }, accessLogging: { value: 'disabled' },
    }); // prettier-ignore
  });

  it('with refused stages keeps the rest', async () => {
    server.script({ 'apigateway.GetStages': fault('AccessDeniedException', 403) });
    expect(await facets()).toMatchObject({ accessLogging: { state: 'unread' }, publicAccess: { value: 'public' } });
  });
});

it('has the lowest TLS version of its custom domains', async () => {
  expect((await collect()).resource('/domainnames/api.example').facets).toMatchObject({
    publicAccess: { state: 'absent' },
    listeners: { value: [{ protocol: 'HTTPS', port: 443, minTlsVersion: '1.0' }] },
  });
});

it('requests domains only with APIs, and a refused list is unread, not empty', async () => {
  server.script({ 'apigateway.GetRestApis': { item: [] }, 'apigateway.GetApis': { items: [] } });
  expect((await collect()).population('api-gateway').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'apigateway')).toHaveLength(2);
  server.script({ 'apigateway.GetApis': fault('AccessDeniedException', 403) });
  expect((await collect()).population('api-gateway')).toMatchObject({
    reading: { state: 'unread' },
    call: 'apigateway:GetApis',
  });
});

describe('who calls an API', () => {
  type Methods = Readonly<Record<string, object>>;
  const restOf = async (...resources: (readonly [string, Methods])[]) => {
    server.script({
      'apigateway.GetResources': { item: resources.map(([path, resourceMethods]) => ({ path, resourceMethods })) },
    });
    return (await facets()).apiAuthentication;
  };
  const none = { authorizationType: 'NONE' };

  it('methods without authentication, but for preflight requests', async () => {
    expect(
      await restOf(
        ['/orders', { GET: none, POST: { authorizationType: 'COGNITO_USER_POOLS' }, OPTIONS: none }],
        ['/', {}],
      ),
    ).toEqual({ state: 'value', value: { operations: 2, anonymous: 1, names: ['GET /orders'] } });
    expect(server.log.find(({ operation }) => operation === 'GetResources')?.parameters).toMatchObject({
      embed: 'methods',
    });
  });

  it.each<[string, Methods, number]>([
    ['an API key', { GET: { ...none, apiKeyRequired: true } }, 0],
    ['an authorizer', { GET: { authorizationType: 'CUSTOM' } }, 0],
    ['signed requests', { ANY: { authorizationType: 'AWS_IAM' } }, 0],
    ['nobody', { ANY: none, GET: none }, 2],
  ])('asked by %s', async (_, methods, anonymous) => {
    expect(await restOf(['/orders', methods])).toMatchObject({ value: { anonymous } });
  });

  it('is not asked of what nobody outside reaches', async () => {
    server.script({ 'apigateway.GetRestApis': rest({ endpointConfiguration: { types: ['PRIVATE'] } }) });
    expect((await facets()).apiAuthentication).toEqual({ state: 'absent' });
    expect(server.count('apigateway.GetResources')).toBe(0);
  });

  it('is unread where the call is refused or a method does not say', async () => {
    expect(await restOf(['/', { GET: {} }])).toMatchObject({ state: 'unread', reason: 'failed' });
    server.script({ 'apigateway.GetResources': fault('AccessDeniedException', 403) });
    expect((await facets()).apiAuthentication).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it.each<[string, string, readonly (readonly [string, string])[], object]>([
    ['routes', 'HTTP', [['GET /a', 'JWT'], ['GET /b', 'NONE'], ['OPTIONS /{proxy+}', 'NONE']], { operations: 2, anonymous: 1, names: ['GET /b'] }],
    ['a WebSocket API on connection only', 'WEBSOCKET', [['$connect', 'AWS_IAM'], ['$default', 'NONE'], ['send', 'NONE']], { operations: 1, anonymous: 0, names: [] }],
    ['a WebSocket API that lets everybody connect', 'WEBSOCKET', [['$connect', 'NONE'], ['send', 'NONE']], { operations: 1, anonymous: 1, names: ['$connect'] }],
  ])('%s', async (_, protocolType, routes, expected) => {
    server.script({
      'apigateway.GetApis': { items: [{ apiId: 'http1', name: 'public', protocolType }] },
      'apigateway.GetRoutes': ({ parameters }) => {
        const [first, ...more] = routes.map(([routeKey, authorizationType]) => ({ routeKey, authorizationType }));
        return parameters['nextToken'] === 'more' ? { items: more } : { items: [first], nextToken: 'more' };
      },
    });
    expect((await collect()).resource('/apis/http1').facets.apiAuthentication).toEqual({ state: 'value', value: expected });
    expect(server.count('apigateway.GetRoutes')).toBe(2);
  }); // prettier-ignore
});
