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
  it('says who reaches it, what filters and what writes down', async () => {
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
    ['for everybody by its policy', { policy: policy({ Effect: 'Allow', Principal: '*' }) }, { value: 'public' }],
    [
      'for one account by its policy',
      { policy: policy({ Effect: 'Allow', Principal: { AWS: '444455556666' } }) },
      { value: 'blocked' },
    ],
    ['with a policy that cannot be read', { policy: 'nonsense' }, { state: 'unread', reason: 'failed' }],
    [
      'that answers to names of our own only',
      { disableExecuteApiEndpoint: true },
      { state: 'unread', reason: 'not-collected' },
    ],
  ])('%s', async (_, more, publicAccess) => {
    server.script({ 'apigateway.GetRestApis': rest(more) });
    expect((await facets()).publicAccess).toMatchObject(publicAccess);
  });

  it('with a stage that nothing filters or writes down has neither', async () => {
    server.script({ 'apigateway.GetStages': stages(restStage(), { stageName: 'test' }) });
    expect(await facets()).toMatchObject({ accessLogging: { value: 'disabled' }, relationships: { value: [] } });
  });

  it('without a stage answers nobody', async () => {
    server.script({ 'apigateway.GetStages': stages() });
    expect(await facets()).toMatchObject({
      publicAccess: { value: 'blocked' },
      accessLogging: { state: 'absent' },
      state: { value: 'stopped' },
    });
  });

  it('of the second generation is public, and no filter can stand in front of it', async () => {
    expect((await collect()).resource('/apis/http1').facets).toMatchObject({
      publicAccess: { value: 'public' }, relationships: { value: [] }, accessLogging: { value: 'disabled' },
    }); // prettier-ignore
  });

  it('whose stages are refused keeps the rest', async () => {
    server.script({ 'apigateway.GetStages': fault('AccessDeniedException', 403) });
    expect(await facets()).toMatchObject({ accessLogging: { state: 'unread' }, publicAccess: { value: 'public' } });
  });
});

it('tells the oldest encryption that a name of our own accepts', async () => {
  expect((await collect()).resource('/domainnames/api.example').facets).toMatchObject({
    publicAccess: { state: 'absent' },
    listeners: { value: [{ protocol: 'HTTPS', port: 443, minTlsVersion: '1.0' }] },
  });
});

it('asks for names only where there are APIs, and a refused list is not an empty one', async () => {
  server.script({ 'apigateway.GetRestApis': { item: [] }, 'apigateway.GetApis': { items: [] } });
  expect((await collect()).population('api-gateway').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'apigateway')).toHaveLength(2);
  server.script({ 'apigateway.GetApis': fault('AccessDeniedException', 403) });
  expect((await collect()).population('api-gateway')).toMatchObject({
    reading: { state: 'unread' },
    call: 'apigateway:GetApis',
  });
});
