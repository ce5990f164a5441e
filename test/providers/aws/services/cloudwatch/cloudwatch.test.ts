import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCloudWatch } from '../../../../../src/providers/aws/services/cloudwatch/cloudwatch.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'monitoring.DescribeAlarms': { MetricAlarms: [alarm('slow')], CompositeAlarms: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudWatch] });
const alarm = (AlarmName: string, more: object = {}): object => ({
  AlarmName,
  AlarmArn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${AlarmName}`,
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
  StateValue: 'OK',
  ...more,
});

describe('an alarm', () => {
  it('has its actions and its state', async () => {
    const { resource, population } = await collect();
    expect(resource('alarm:slow')).toMatchObject({
      kind: 'alarm',
      type: 'AWS::CloudWatch::Alarm',
      name: 'slow',
      region: REGION,
    });
    expect(resource('alarm:slow').facets).toEqual({
      alarm: {
        state: 'value',
        value: {
          enabled: true,
          actions: 1,
          purpose: 'notification',
          state: 'ok',
          topics: [{ id: 'arn:aws:sns:eu-west-1:111122223333:on-call', account: ACCOUNT }],
        },
      },
    });
    expect(population('alarm').reading).toEqual({ state: 'value', value: 1 });
  });

  it.each<[string, object, object]>([
    ['without actions', { AlarmActions: [] }, { actions: 0, purpose: 'notification' }],
    ['with actions disabled', { ActionsEnabled: false }, { enabled: false }],
    ['without data', { StateValue: 'INSUFFICIENT_DATA' }, { state: 'insufficient-data' }],
    ['in alarm', { StateValue: 'ALARM' }, { state: 'alarm' }],
    [
      'without data since a date',
      {
        StateValue: 'INSUFFICIENT_DATA',
        StateTransitionedTimestamp: 1_780_000_000,
        StateUpdatedTimestamp: 1_781_000_000,
      },
      { state: 'insufficient-data', since: '2026-05-28T20:26:40.000Z' },
    ],
    [
      'with a function and a topic of another account as actions',
      {
        AlarmActions: [
          'arn:aws:lambda:eu-west-1:111122223333:function:mend',
          'arn:aws:sns:eu-west-1:999900001111:security',
        ],
      },
      { actions: 2, topics: [{ id: 'arn:aws:sns:eu-west-1:999900001111:security', account: '999900001111' }] },
    ],
    [
      'of a scaling policy',
      { AlarmActions: ['arn:aws:autoscaling:eu-west-1:1:scalingPolicy:1'] },
      { purpose: 'autoscaling' },
    ],
    [
      'of a scaling policy with a notification',
      { AlarmActions: ['arn:aws:autoscaling:eu-west-1:1:scalingPolicy:1', 'arn:aws:sns:eu-west-1:1:a'] },
      { purpose: 'notification', actions: 2 },
    ],
  ])('%s', async (_, more, value) => {
    server.script({ 'monitoring.DescribeAlarms': { MetricAlarms: [alarm('slow', more)] } });
    expect((await collect()).resource('alarm:slow').facets.alarm).toMatchObject({ state: 'value', value });
  });

  it('may be composite, and is requested explicitly', async () => {
    server.script({
      'monitoring.DescribeAlarms': ({ parameters }) => ({
        MetricAlarms: [],
        CompositeAlarms:
          JSON.stringify(parameters['AlarmTypes']) === '["MetricAlarm","CompositeAlarm"]' ? [alarm('all')] : [],
      }),
    });
    expect((await collect()).resource('alarm:all').type).toBe('AWS::CloudWatch::CompositeAlarm');
  });

  it('with an incomplete response is unread, without effect on the others', async () => {
    server.script({
      'monitoring.DescribeAlarms': { MetricAlarms: [alarm('odd', { ActionsEnabled: undefined }), alarm('slow')] },
    });
    const { resource } = await collect();
    expect(resource('alarm:odd').facets.alarm).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(resource('alarm:slow').facets.alarm).toMatchObject({ state: 'value' });
  });

  it('is read from every page', async () => {
    server.script({
      'monitoring.DescribeAlarms': ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { MetricAlarms: [alarm('late')] }
          : { MetricAlarms: [alarm('slow')], NextToken: 'more' },
    });
    expect((await collect()).names('alarm')).toEqual(['slow', 'late']);
    expect(server.count('monitoring.DescribeAlarms')).toBe(2);
  });

  it('list that is refused is unread', async () => {
    server.script({ 'monitoring.DescribeAlarms': fault('AccessDeniedException') });
    expect((await collect()).population('alarm')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'cloudwatch:DescribeAlarms',
    });
  });

  it('list may be empty', async () => {
    server.script({ 'monitoring.DescribeAlarms': { MetricAlarms: [] } });
    expect((await collect()).population('alarm').reading).toEqual({ state: 'value', value: 0 });
  });
});
