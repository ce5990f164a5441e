import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCloudWatchLogs } from '../../../../../src/providers/aws/services/cloudwatch-logs/cloudwatch-logs.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'logs.DescribeLogGroups': { logGroups: [group('/aws/lambda/mail')] },
    'logs.DescribeResourcePolicies': { resourcePolicies: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudWatchLogs] });
const group = (logGroupName: string, more: object = {}): object => ({
  logGroupName,
  creationTime: Date.parse('2026-01-02T03:04:05Z'),
  retentionInDays: 30,
  storedBytes: 7,
  arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroupName}:*`,
  logGroupArn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroupName}`,
  ...more,
});

describe('a log group', () => {
  it('has its retention, size and content', async () => {
    const { resource } = await collect();
    expect(resource('log-group:/aws/lambda/mail')).toMatchObject({
      kind: 'log-store',
      type: 'AWS::Logs::LogGroup',
      name: '/aws/lambda/mail',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(resource('/aws/lambda/mail').facets).toEqual({
      retention: { state: 'value', value: { days: 30 } },
      logType: { state: 'value', value: 'operational' },
      size: { state: 'value', value: { bytes: 7 } },
      encryptionAtRest: { state: 'value', value: 'provider-managed-key' },
      sharedWith: { state: 'value', value: [] },
    });
  });

  it('without a retention never expires, and may have its own key', async () => {
    server.script({
      'logs.DescribeLogGroups': { logGroups: [group('g', { retentionInDays: undefined, kmsKeyId: 'arn:key' })] },
    });
    expect((await collect()).resource('log-group:g').facets).toMatchObject({
      retention: { state: 'absent' },
      encryptionAtRest: { value: 'customer-managed-key' },
    });
  });

  it.each([
    'aws-cloudtrail-logs-1',
    '/aws/eks/shop/cluster',
    'vpc-flow-logs',
    'VPCFlowLogs',
    'aws-waf-logs-shop',
    '/aws/rds/cluster/orders/audit',
  ])('named %s is an audit log', async name => {
    server.script({ 'logs.DescribeLogGroups': { logGroups: [group(name)] } });
    expect((await collect()).resource(`:${name}`).facets.logType).toEqual({ state: 'value', value: 'audit' });
  });

  it.each(['/aws/eks/shop/application', '/aws/workflow-logs', 'auditorium'])('named %s is not', async name => {
    server.script({ 'logs.DescribeLogGroups': { logGroups: [group(name)] } });
    expect((await collect()).resource(`:${name}`).facets.logType).toEqual({ state: 'value', value: 'operational' });
  });

  it('without stored bytes has an unread size', async () => {
    server.script({ 'logs.DescribeLogGroups': { logGroups: [group('g', { storedBytes: undefined })] } });
    expect((await collect()).resource('log-group:g').facets.size).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is read from every page', async () => {
    server.script({
      'logs.DescribeLogGroups': ({ parameters }) =>
        parameters['nextToken'] === 'more'
          ? { logGroups: [group('late')] }
          : { logGroups: [group('first')], nextToken: 'more' },
    });
    expect((await collect()).names('log-store')).toEqual(['first', 'late']);
  });

  it('list that is refused is unread', async () => {
    server.script({ 'logs.DescribeLogGroups': fault('AccessDeniedException') });
    expect((await collect()).population('log-store')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'logs:DescribeLogGroups',
    });
  });
});
