import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCloudFormation } from '../../../../../src/providers/aws/services/cloudformation/cloudformation.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [CALL]: { Stacks: [stack('shop')] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudFormation] });
const CALL = 'cloudformation.DescribeStacks';
const stack = (StackName: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  StackId: `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${StackName}/1`,
  StackName,
  CreationTime: '2026-01-02T03:04:05Z',
  StackStatus: 'UPDATE_COMPLETE',
  EnableTerminationProtection: true,
  DriftInformation: { StackDriftStatus: 'IN_SYNC', LastCheckTimestamp: '2026-11-01T00:00:00Z' },
  ...more,
});
const facets = async (more: Record<string, unknown>) => {
  server.script({ [CALL]: { Stacks: [stack('shop', more)] } });
  return (await collect()).resource('stack/shop/1').facets;
};

describe('a stack', () => {
  it('has its last operation, its drift and its protection', async () => {
    const { resource } = await collect();
    expect(resource('stack/shop/1')).toMatchObject({
      kind: 'stack',
      type: 'AWS::CloudFormation::Stack',
      name: 'shop',
      slot: 'shop',
    });
    expect(resource('stack/shop/1').facets).toEqual({
      workloadIdentity: { state: 'absent' },
      stackStatus: { state: 'value', value: 'complete' },
      drift: { state: 'value', value: { state: 'in-sync', checkedAt: '2026-11-01T00:00:00.000Z' } },
      deletionProtection: { state: 'value', value: true },
      plaintextSecrets: { state: 'value', value: [] },
      infrastructureAsCode: { state: 'value', value: { tool: 'CloudFormation', evidence: 'template' } },
    });
  });

  it('is infrastructure as code itself', async () => {
    expect((await facets({ Tags: [{ Key: 'managed-by', Value: 'terraform' }] })).infrastructureAsCode).toEqual({
      state: 'value',
      value: { tool: 'Terraform', evidence: 'tag managed-by' },
    });
  });

  it('has the names of outputs and parameters that look like secrets, never values', async () => {
    const Parameters = [
      { ParameterKey: 'DbPassword', ParameterValue: 'hunter2-in-the-open' },
      { ParameterKey: 'ApiKey', ParameterValue: '****' },
      { ParameterKey: 'SecretArn', ParameterValue: 'arn:aws:secretsmanager:x' },
    ];
    const Outputs = [{ OutputKey: 'AdminToken', OutputValue: 'token-in-the-open' }];
    server.script({ [CALL]: { Stacks: [stack('shop', { Parameters, Outputs })] } });
    const { resource, records } = await collect();
    expect(resource('stack/shop/1').facets.plaintextSecrets).toEqual({
      state: 'value',
      value: ['AdminToken', 'DbPassword'],
    });
    expect(JSON.stringify(records)).not.toContain('in-the-open');
  });

  it.each([
    ['CREATE_COMPLETE', 'complete'],
    ['UPDATE_IN_PROGRESS', 'in-progress'],
    ['UPDATE_ROLLBACK_COMPLETE', 'rolled-back'],
    ['IMPORT_ROLLBACK_COMPLETE', 'rolled-back'],
    ['ROLLBACK_COMPLETE', 'failed'],
    ['UPDATE_ROLLBACK_FAILED', 'failed'],
    ['DELETE_FAILED', 'failed'],
  ])('with status %s is %s', async (StackStatus, value) => {
    expect((await facets({ StackStatus })).stackStatus).toEqual({ state: 'value', value });
  });

  it.each([
    ['DRIFTED', 'drifted'],
    ['NOT_CHECKED', 'not-checked'],
    ['UNKNOWN', 'not-checked'],
  ])('with drift status %s has drift %s', async (StackDriftStatus, state) => {
    expect((await facets({ DriftInformation: { StackDriftStatus } })).drift).toEqual({
      state: 'value',
      value: { state },
    });
  });

  it('without drift and protection in the response leaves both unread', async () => {
    expect(await facets({ DriftInformation: undefined, EnableTerminationProtection: undefined })).toMatchObject({
      drift: { state: 'unread', reason: 'failed' },
      deletionProtection: { state: 'unread', reason: 'failed' },
    });
  });

  it('that is nested has the protection of its root', async () => {
    expect((await facets({ RootId: 'arn:parent', EnableTerminationProtection: false })).deletionProtection).toEqual({
      state: 'absent',
    });
  });

  it('in REVIEW_IN_PROGRESS is left out', async () => {
    server.script({ [CALL]: { Stacks: [stack('idea', { StackStatus: 'REVIEW_IN_PROGRESS' })] } });
    expect((await collect()).population('stack').reading).toEqual({ state: 'value', value: 0 });
  });

  it('is read from every page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['NextToken'] === 'more' ? { Stacks: [stack('b')] } : { Stacks: [stack('a')], NextToken: 'more' },
    });
    expect((await collect()).names('stack')).toEqual(['a', 'b']);
  });

  it('list that is refused is unread', async () => {
    server.script({ [CALL]: fault('AccessDenied', 403) });
    expect((await collect()).population('stack')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'cloudformation:DescribeStacks',
    });
  });
});
