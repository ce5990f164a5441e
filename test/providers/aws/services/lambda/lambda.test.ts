import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsLambda } from '../../../../../src/providers/aws/services/lambda/lambda.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
const fn = (name: string, more: object = {}): object => ({ FunctionName: name, FunctionArn: arn(name), ...more });
const policy = (...Statement: object[]) => ({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
const anyPrincipal = (Action: string, Condition?: object) => ({
  Effect: 'Allow', Principal: '*', Action, Resource: arn('mailer'), ...(Condition === undefined ? {} : { Condition }),
}); // prettier-ignore
const functionUrl = (AuthType: string, FunctionArn = arn('mailer')) => ({
  FunctionUrlConfigs: [{ FunctionUrl: 'https://x.example/', FunctionArn, AuthType, CreationTime: 'x', LastModifiedTime: 'x' }],
}); // prettier-ignore
const WITHOUT_AUTHENTICATION = { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } };

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'lambda.ListFunctions': { Functions: [fn('mailer')] },
    'lambda.ListFunctionUrlConfigs': { FunctionUrlConfigs: [] },
    'lambda.GetPolicy': fault('ResourceNotFoundException', 404),
    'lambda.ListTags': { Tags: { env: 'prod' } },
    'lambda.ListEventSourceMappings': { EventSourceMappings: [] },
    'lambda.GetAccountSettings': { AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsLambda] });
const mailer = async () => (await collect()).resource(':mailer');

it('a function without a VPC is placed by the provider, and not public by itself', async () => {
  const found = await mailer();
  expect(found).toMatchObject({ kind: 'function', type: 'AWS::Lambda::Function', tags: { env: 'prod' } });
  expect(found.facets).toMatchObject({
    networkInterfaces: { state: 'absent' },
    plaintextSecrets: { value: [] },
    publicAccess: { value: 'blocked' },
    encryptionInTransit: { value: 'required' },
    listeners: { state: 'absent' },
    diagnosticLogging: { value: 'partial' },
    state: { value: 'running' },
  });
  expect(Object.keys(found.facets).sort()).toEqual([...(awsLambda.fills.function ?? [])].sort());
});

it('a function in a VPC is in the zones of its subnets', async () => {
  const VpcConfig = { VpcId: 'vpc-1', SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'] };
  server.script({ 'lambda.ListFunctions': { Functions: [fn('mailer', { VpcConfig })] } });
  expect(facet(await mailer(), 'networkInterfaces')).toMatchObject({
    value: [{ subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-a`, addressFamilies: [] }],
  });
});

it('keeps the names of variables that look like secrets, never values', async () => {
  const Variables = { STRIPE_API_KEY: 'sk_live_in_the_open', SECRET_ARN: 'x', PASSWORD_FIELD: 'y', STAGE: 'prod' };
  server.script({ 'lambda.ListFunctions': { Functions: [fn('mailer', { Environment: { Variables } })] } });
  const { resource, records } = await collect();
  expect(facet(resource(':mailer'), 'plaintextSecrets')).toEqual({ state: 'value', value: ['STRIPE_API_KEY'] });
  expect(JSON.stringify(records)).not.toContain('sk_live');
  const Error = { ErrorCode: 'AccessDeniedException', Message: 'the key is disabled' };
  server.script({ 'lambda.ListFunctions': { Functions: [fn('mailer', { Environment: { Error } })] } });
  expect(facet(await mailer(), 'plaintextSecrets')).toMatchObject({ state: 'unread', reason: 'denied' });
});

it.each<[string, object, object, string]>([
  ['a URL without authentication, allowed by policy', functionUrl('NONE'), policy(anyPrincipal('lambda:InvokeFunctionUrl', WITHOUT_AUTHENTICATION)), 'public'],
  ['a URL without authentication, not allowed by policy', functionUrl('NONE'), policy(), 'possible'],
  ['a URL with IAM authentication', functionUrl('AWS_IAM'), policy(), 'possible'],
  ['a leftover policy of a deleted URL', {}, policy(anyPrincipal('lambda:InvokeFunctionUrl', WITHOUT_AUTHENTICATION)), 'blocked'],
  ['a policy that allows everybody to invoke', {}, policy(anyPrincipal('lambda:InvokeFunction')), 'public'],
  ['a policy for a bucket of the own account', {}, policy({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'lambda:InvokeFunction', Resource: '*', Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT } } }), 'blocked'],
])('%s', async (_, urls, GetPolicy, access) => {
  server.script({
    'lambda.ListFunctionUrlConfigs': { FunctionUrlConfigs: [], ...urls },
    'lambda.GetPolicy': GetPolicy as Record<string, unknown>,
  });
  expect(facet(await mailer(), 'publicAccess')).toEqual({ state: 'value', value: access });
}); // prettier-ignore

it.each<[string, object, object]>([
  ['open to everybody', policy(anyPrincipal('lambda:InvokeFunction')), { state: 'value', value: 'public' }],
  ['closed', policy(), { state: 'unread', reason: 'denied' }],
  ['open through a URL alone', policy(anyPrincipal('lambda:InvokeFunctionUrl', WITHOUT_AUTHENTICATION)), { state: 'unread' }],
])('without its URLs, a policy that is %s decides what it can', async (_, GetPolicy, expected) => {
  server.script({
    'lambda.ListFunctionUrlConfigs': fault('AccessDeniedException', 403),
    'lambda.GetPolicy': GetPolicy as Record<string, unknown>,
  });
  expect(facet(await mailer(), 'publicAccess')).toMatchObject(expected);
}); // prettier-ignore

it('the URL of an alias uses the policy of that alias', async () => {
  server.script({
    'lambda.ListFunctionUrlConfigs': functionUrl('NONE', `${arn('mailer')}:live`),
    'lambda.GetPolicy': ({ parameters }) =>
      parameters['Qualifier'] === 'live'
        ? policy(anyPrincipal('lambda:InvokeFunctionUrl', WITHOUT_AUTHENTICATION))
        : fault('ResourceNotFoundException', 404),
  });
  expect(facet(await mailer(), 'publicAccess')).toEqual({ state: 'value', value: 'public' });
});

it('refused calls leave facets unread', async () => {
  server.script({ 'lambda.GetPolicy': fault('AccessDeniedException', 403), 'lambda.ListTags': fault('AccessDeniedException', 403) });
  const found = await mailer();
  expect(facet(found, 'publicAccess')).toMatchObject({ state: 'unread', reason: 'denied' });
  expect(facet(found, 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({ 'lambda.ListFunctions': fault('AccessDeniedException', 403) });
  expect((await collect()).population('function').reading).toMatchObject({ state: 'unread', reason: 'denied' });
}); // prettier-ignore

it('a traced function has full sampling', async () => {
  server.script({ 'lambda.ListFunctions': { Functions: [fn('mailer', { TracingConfig: { Mode: 'Active' } })] } });
  expect(facet(await mailer(), 'diagnosticLogging')).toEqual({ state: 'value', value: 'all' });
});

describe('concurrency of functions', () => {
  const regionFacets = async () => {
    const { records } = await collect();
    return records.flatMap(record => (record.record === 'facet' ? [record.facets.functionConcurrency] : []));
  };

  it('is a facet of the region where it has functions', async () => {
    expect(await regionFacets()).toEqual([{ state: 'value', value: { limit: 1000, unreserved: 900 } }]);
    server.script({ 'lambda.ListFunctions': { Functions: [] } });
    const before = server.count('lambda.GetAccountSettings');
    expect(await regionFacets()).toEqual([{ state: 'absent' }]);
    expect(server.count('lambda.GetAccountSettings')).toBe(before);
  });

  it('is unread where it is refused, or the functions are', async () => {
    server.script({ 'lambda.GetAccountSettings': fault('AccessDeniedException', 403) });
    expect(await regionFacets()).toMatchObject([{ state: 'unread', reason: 'denied' }]);
    server.script({ 'lambda.ListFunctions': fault('AccessDeniedException', 403) });
    expect(await regionFacets()).toMatchObject([{ state: 'unread' }]);
  });
});

it('a policy for a service names its source, or the service acts for anybody', async () => {
  const services = async () => facet((await collect()).resource(arn('mailer')), 'servicesForAnyCustomer');
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn('mailer'),
  };
  server.script({ 'lambda.GetPolicy': policy(statement) });
  expect(await services()).toEqual({ state: 'value', value: ['s3.amazonaws.com'] });
  server.script({
    'lambda.GetPolicy': policy({ ...statement, Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT } } }),
  });
  expect(await services()).toEqual({ state: 'value', value: [] });
  server.script({ 'lambda.GetPolicy': fault('AccessDeniedException', 403) });
  expect(await services()).toMatchObject({ state: 'unread', reason: 'denied' });
});

describe('what starts a function', () => {
  const queue = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
  const mapping = (FunctionArn: string, State: string, EventSourceArn = queue) => ({
    FunctionArn,
    EventSourceArn,
    State,
  });

  it('is its queue or stream, by whatever version or alias; not one that is switched off', async () => {
    server.script({
      'lambda.ListEventSourceMappings': {
        EventSourceMappings: [
          mapping(`${arn('mailer')}:live`, 'Enabled'),
          mapping(arn('mailer'), 'Disabled', `${queue}-old`),
          mapping(arn('other'), 'Enabled'),
        ],
      },
    });
    expect(facet(await mailer(), 'relationships')).toEqual({
      state: 'value',
      value: [{ to: queue, role: 'event-source' }],
    });
  });

  it('is unread where the list was refused', async () => {
    server.script({ 'lambda.ListEventSourceMappings': fault('AccessDeniedException', 403) });
    expect(facet(await mailer(), 'relationships')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
