import { execFileSync } from 'node:child_process';
import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { awsPolicy, explainDeniedCall, permissionsOf } from '../../src/providers/aws/least-privilege.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { awsEbsVolumes } from '../../src/providers/aws/services/ec2/ebs-volumes.ts';
import { guard, forbiddenReason } from '../../src/providers/aws/client/guard.ts';
import { PLANNING_OPERATIONS } from '../../src/providers/aws/planning-operations.ts';
import { facetSchemas } from '../../src/model/facets.ts';
import { collectAws, useAwsEnvironment } from '../support/aws-collect.ts';
import { startAwsServer, type AwsServer } from '../support/aws-server.ts';

const declared = [...PLANNING_OPERATIONS, ...AWS_COLLECTORS.flatMap(({ operations }) => operations)];

describe('what collectors declare', () => {
  it.each(declared.map(({ call }) => [call]))('%s is a read of metadata', call => {
    expect(forbiddenReason(call)).toBeUndefined();
  });

  it('fills facets that exist, of kinds that have them, under ids that are told apart', () => {
    const ids = AWS_COLLECTORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { fills } of AWS_COLLECTORS)
      for (const facets of Object.values(fills))
        for (const name of facets ?? []) expect(facetSchemas).toHaveProperty(name);
  });

  it('becomes the least policy: sorted, one statement, reads only', () => {
    const [statement] = awsPolicy().Statement;
    expect(statement.Action).toEqual([...statement.Action].sort());
    expect(new Set(statement.Action).size).toBe(statement.Action.length);
    expect(statement.Action).toEqual(
      expect.arrayContaining(['sts:GetCallerIdentity', 'ec2:DescribeRegions', 'ec2:DescribeVolumes']),
    );
    // API Gateway names its rights after the verbs of HTTP: this one is all that it has for reading.
    const reads =
      /^([a-z0-9-]+:(Describe|List|Get|GenerateCredentialReport$)|apigateway:GET$|cloudtrail:LookupEvents$|codebuild:BatchGetProjects$)/;
    expect(statement.Action.filter(action => !reads.test(action))).toEqual([]);
    expect(permissionsOf('ec2:DescribeVolumes')).toEqual(['ec2:DescribeVolumes']);
    expect(explainDeniedCall('ec2:DescribeVolumes')).toContain('Allow ec2:DescribeVolumes');
  });
});

describe('the guard', () => {
  it.each([
    'ec2:GetConsoleOutput', 'ec2:GetPasswordData', 'ec2:GetLaunchTemplateData', 's3:GetObject', 's3:ListObjectsV2', 'secretsmanager:GetSecretValue',
    'ssm:GetParameter', 'dynamodb:GetItem', 'lambda:GetFunction', 'kms:Decrypt', 'sqs:ReceiveMessage', 'sts:AssumeRole', 'sts:GetSessionToken',
    'ssm:GetDocument', 'ssm:ListCommandInvocations', 'directconnect:DescribeRouterConfiguration', 'ec2:GetVpnConnectionDeviceSampleConfiguration',
    'batch:DescribeJobs', 'glue:GetConnection', 'cloudformation:GetTemplate', 'apigateway:GetExport', 'lightsail:GetContainerLog', 'appsync:ListApiKeys',
    'cognito-idp:DescribeUserPoolClient', 'states:ListExecutions', 'support:DescribeCommunications',
    'ecr:GetAuthorizationToken', 'redshift:GetClusterCredentials', 'logs:GetLogEvents', 'ec2:TerminateInstances', 'iam:CreateUser',
  ])('never sends %s, even when it is declared', call => {
    expect(() => { guard(call, {}, new Set([call])); }).toThrow(expect.objectContaining({ code: 'CB_GUARD' }));
  }); // prettier-ignore

  it('never asks for user data', () => {
    const call = 'ec2:DescribeInstanceAttribute';
    expect(forbiddenReason(call, { Attribute: 'userData' })).toBeDefined();
    expect(forbiddenReason(call, { Attribute: 'disableApiTermination' })).toBeUndefined();
  });

  it('lets the credential report and the password policy pass', () => {
    for (const call of [
      'iam:GenerateCredentialReport',
      'iam:GetCredentialReport',
      'iam:GetAccountPasswordPolicy',
      's3:GetObjectLockConfiguration',
    ]) {
      expect(forbiddenReason(call)).toBeUndefined();
    }
  });
});

describe('a client', () => {
  let server: AwsServer;
  beforeEach(async () => {
    server = await startAwsServer();
    useAwsEnvironment(server.url);
  });
  afterEach(() => server.close());

  const asking = (ask: (sdk: typeof Ec2Sdk) => object, declares: readonly string[] = []): AwsCollector => ({
    ...awsEbsVolumes,
    operations: declares.map(call => ({ call, action: call })),
    collect: async ctx => {
      const sdk = await import('@aws-sdk/client-ec2');
      await ctx.list('disk', 'ec2:DescribeVolumes', async () => {
        await ctx.client(sdk.EC2Client).send(ask(sdk) as never);
      });
    },
  });

  it.each([
    ['an operation that is not declared', asking(sdk => new sdk.DescribeImagesCommand({}))],
    ['a write', asking(sdk => new sdk.TerminateInstancesCommand({ InstanceIds: ['i-1'] }), ['ec2:TerminateInstances'])],
    [
      'a declared secret',
      asking(sdk => new sdk.GetPasswordDataCommand({ InstanceId: 'i-1' }), ['ec2:GetPasswordData']),
    ],
  ])('sends nothing for %s, and the run goes on', async (_, collector) => {
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [collector] });
    expect(server.log.map(({ call }) => call)).toEqual(['sts.GetCallerIdentity', 'ec2.DescribeRegions']);
    expect(collected.population('disk').reading).toMatchObject({
      state: 'unread',
      reason: 'failed',
      detail: expect.stringContaining('CB_GUARD'),
    });
  });

  it('sends nothing that the user switched off', async () => {
    const collected = await collectAws({
      regions: ['eu-west-1'],
      collectors: [awsEbsVolumes],
      without: ['ec2:DescribeVolumes'],
    });
    expect(server.count('ec2.DescribeVolumes')).toBe(0);
    expect(collected.population('disk').reading).toEqual({
      state: 'unread',
      reason: 'unsupported',
      detail: 'switched off by the user',
    });
  });

  it('of a service that the guard does not know cannot be had', async () => {
    class OddClient {
      readonly config = { serviceId: 'Odd Service' };
    }
    const odd: AwsCollector = { ...awsEbsVolumes, collect: ctx => Promise.resolve(void ctx.client(OddClient)) };
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [odd] });
    expect(collected.population('disk').reading).toMatchObject({ detail: expect.stringContaining('Odd Service') });
  });
});

it('loads no collector for the list of providers, and no SDK before something is collected', () => {
  const script = `
    const { registerHooks } = await import('node:module');
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { CLOUD_PROVIDERS } = await import(${JSON.stringify(new URL('../../src/providers/index.ts', import.meta.url).href)});
    const light = loaded.filter(url => /node_modules|services|plan\\.ts/.test(url));
    for (const provider of CLOUD_PROVIDERS) (await provider.reader()).policy(true);
    const heavy = loaded.filter(url => /node_modules.(@aws-sdk|@smithy|@azure|proxy-agent)/.test(url));
    console.log(JSON.stringify({ light, heavy }), loaded.length > 50);
  `;
  const output = execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(output.trim()).toBe('{"light":[],"heavy":[]} true');
});
