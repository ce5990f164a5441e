import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FacetName } from '../../../src/model/facets.ts';
import type { AwsCollector } from '../../../src/providers/aws/context.ts';
import { awsCloudTrailEvents } from '../../../src/providers/aws/services/cloudtrail/cloudtrail-events.ts';
import { awsCodePipeline } from '../../../src/providers/aws/services/codepipeline/codepipeline.ts';
import { awsDrs } from '../../../src/providers/aws/services/drs/drs.ts';
import { awsFis } from '../../../src/providers/aws/services/fis/fis.ts';
import { awsHealth } from '../../../src/providers/aws/services/health/health.ts';
import { awsResilienceHub } from '../../../src/providers/aws/services/resilience-hub/resilience-hub.ts';
import { awsServiceQuotas } from '../../../src/providers/aws/services/service-quotas/service-quotas.ts';
import { awsSsm } from '../../../src/providers/aws/services/ssm/ssm.ts';
import { awsSynthetics } from '../../../src/providers/aws/services/synthetics/synthetics.ts';
import { collectAws, useAwsEnvironment } from '../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({});
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

/** The facets of the region or of the account. */
async function facetsOf(collector: AwsCollector, facet: FacetName) {
  const { records } = await collectAws({ regions: [REGION], collectors: [collector] });
  return records.find(record => record.record === 'facet')?.facets[facet];
}

const REFUSED: readonly (readonly [call: string, collector: AwsCollector, facet: FacetName])[] = [
  ['drs.DescribeSourceServers', awsDrs, 'failoverTests'],
  ['fis.ListExperimentTemplates', awsFis, 'chaosExperiments'],
  ['resiliencehub.ListApps', awsResilienceHub, 'resilienceAssessments'],
  ['ssm.DescribeInstanceInformation', awsSsm, 'serversWithAgent'],
  ['synthetics.DescribeCanaries', awsSynthetics, 'syntheticMonitors'],
  ['codepipeline.ListPipelines', awsCodePipeline, 'pipelines'],
  ['health.DescribeEvents', awsHealth, 'scheduledChanges'],
  ['cloudtrail.LookupEvents', awsCloudTrailEvents, 'recentChanges'],
];

describe('a refused call', () => {
  it.each(REFUSED)('at %s is unread, not none', async (call, collector, facet) => {
    server.script({ [call]: fault('AccessDeniedException', 403) });
    expect(await facetsOf(collector, facet)).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it.each(REFUSED)('or an empty response at %s is unread too', async (call, collector, facet) => {
    server.script({ [call]: {} });
    expect(await facetsOf(collector, facet)).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('recovery instances', () => {
  const CALL = 'drs.DescribeSourceServers';
  const launched = (type: string, status: string, apiCallDateTime: string): object => ({
    lifeCycle: { lastLaunch: { initiated: { type, apiCallDateTime, jobID: 'j' }, status } },
  });

  it('are tested only where a drill launched them', async () => {
    server.script({
      [CALL]: {
        items: [
          launched('DRILL', 'LAUNCHED', '2026-03-01T00:00:00Z'),
          launched('DRILL', 'FAILED', '2026-05-01T00:00:00Z'),
          launched('RECOVERY', 'LAUNCHED', '2026-06-01T00:00:00Z'),
          {},
        ],
      },
    });
    expect(await facetsOf(awsDrs, 'failoverTests')).toEqual({
      state: 'value',
      value: { servers: 4, tested: 1, latest: '2026-03-01T00:00:00Z' },
    });
  });

  it('are none where the service is not initialized, or empty', async () => {
    server.script({ [CALL]: fault('UninitializedAccountException', 400) });
    expect(await facetsOf(awsDrs, 'failoverTests')).toEqual({ state: 'absent' });
    server.script({ [CALL]: { items: [] } });
    expect(await facetsOf(awsDrs, 'failoverTests')).toEqual({ state: 'absent' });
  });
});

describe('fault injection', () => {
  it('costs one call without templates', async () => {
    server.script({ 'fis.ListExperimentTemplates': { experimentTemplates: [] } });
    expect(await facetsOf(awsFis, 'chaosExperiments')).toEqual({ state: 'value', value: { prepared: 0 } });
    expect(server.count('fis.ListExperiments')).toBe(0);
  });

  it('counts completed experiments', async () => {
    const experiment = (status: string, day: string): object => ({
      state: { status },
      creationTime: Date.parse(`${day}T00:00:00Z`) / 1000,
    });
    server.script({
      'fis.ListExperimentTemplates': { experimentTemplates: [{ id: 'a' }] },
      'fis.ListExperiments': {
        experiments: [experiment('completed', '2026-02-01'), experiment('failed', '2026-04-01')],
      },
    });
    expect(await facetsOf(awsFis, 'chaosExperiments')).toEqual({
      state: 'value',
      value: { prepared: 1, latest: '2026-02-01T00:00:00.000Z' },
    });
  });
});

it('applications meet their targets, breach them, or are not assessed', async () => {
  const app = (name: string, complianceStatus: string): object => ({
    name,
    complianceStatus,
    appArn: 'arn:x',
    creationTime: 1,
  });
  server.script({
    'resiliencehub.ListApps': {
      appSummaries: [app('shop', 'PolicyMet'), app('mail', 'PolicyBreached'), app('old', 'NotAssessed')],
    },
  });
  expect(await facetsOf(awsResilienceHub, 'resilienceAssessments')).toMatchObject({
    value: [{ verdict: 'met' }, { name: 'mail', verdict: 'breached' }, { verdict: 'not-assessed' }],
  });
});

it('instances are managed while their agent is online; those outside of EC2 are left out', async () => {
  const agent = (InstanceId: string, PingStatus: string): object => ({ InstanceId, PingStatus });
  server.script({
    'ssm.DescribeInstanceInformation': {
      InstanceInformationList: [agent('i-1', 'Online'), agent('i-2', 'ConnectionLost'), agent('mi-3', 'Online')],
    },
  });
  expect(await facetsOf(awsSsm, 'serversWithAgent')).toEqual({
    state: 'value',
    value: [`arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-1`],
  });
});

it('names of plain parameters are requested, never values', async () => {
  server.script({
    'ssm.DescribeInstanceInformation': { InstanceInformationList: [] },
    'ssm.DescribeParameters': ({ parameters }) => ({
      Parameters: parameters['NextToken'] === undefined ? [{ Name: '/shop/db/password' }] : [{ Name: '/shop/stage' }],
      ...(parameters['NextToken'] === undefined ? { NextToken: 'more' } : {}),
    }),
  });
  expect(await facetsOf(awsSsm, 'plaintextSecrets')).toEqual({ state: 'value', value: ['_shop_db_password'] });
  expect(server.count('ssm.GetParameters')).toBe(0);
  expect(server.log.find(({ call }) => call === 'ssm.DescribeParameters')?.parameters).toMatchObject({
    ParameterFilters: [{ Key: 'Type', Option: 'Equals', Values: ['String', 'StringList'] }],
  });
});

it('canaries count while they run', async () => {
  server.script({
    'synthetics.DescribeCanaries': { Canaries: [{ Status: { State: 'RUNNING' } }, { Status: { State: 'STOPPED' } }] },
  });
  expect(await facetsOf(awsSynthetics, 'syntheticMonitors')).toEqual({ state: 'value', value: 1 });
});

it('pipelines are counted', async () => {
  server.script({ 'codepipeline.ListPipelines': { pipelines: [{ name: 'web' }, { name: 'api' }] } });
  expect(await facetsOf(awsCodePipeline, 'pipelines')).toEqual({ state: 'value', value: 2 });
});

describe('scheduled changes of AWS Health', () => {
  it('have service, date and region', async () => {
    server.script({
      'health.DescribeEvents': {
        events: [
          { eventTypeCode: 'AWS_RDS_END', region: REGION, startTime: Date.parse('2026-09-01T00:00:00Z') / 1000 },
        ],
      },
    });
    expect(await facetsOf(awsHealth, 'scheduledChanges')).toEqual({
      state: 'value',
      value: [{ what: 'AWS_RDS_END', region: REGION, at: '2026-09-01T00:00:00.000Z' }],
    });
    expect(server.log.find(({ operation }) => operation === 'DescribeEvents')?.parameters).toMatchObject({
      filter: { eventTypeCategories: ['scheduledChange'], eventStatusCodes: ['open', 'upcoming'] },
    });
  });

  it('need a support plan', async () => {
    server.script({ 'health.DescribeEvents': fault('SubscriptionRequiredException') });
    expect(await facetsOf(awsHealth, 'scheduledChanges')).toEqual({ state: 'absent' });
  });
});

describe('changes', () => {
  const CALL = 'cloudtrail.LookupEvents';
  const change = (Username: string, console: boolean, EventName = 'RunInstances'): object => ({
    EventName,
    Username,
    CloudTrailEvent: JSON.stringify({
      requestParameters: { password: 'not-to-be-kept' },
      ...(console ? { sessionCredentialFromConsole: 'true' } : {}),
    }),
  });

  it('name the twenty principals with the most console changes', async () => {
    server.script({
      [CALL]: { Events: Array.from({ length: 25 }, (_, index) => change(`person-${String(index)}`, true)) },
    });
    expect(await facetsOf(awsCloudTrailEvents, 'recentChanges')).toMatchObject({
      value: { changes: 25, console: { length: 20 } },
    });
  });

  it('are counted by console and by automation, without their content', async () => {
    server.script({
      [CALL]: {
        Events: [
          change('ana', true),
          change('ana', true),
          change('ben', true),
          change('deploy', false),
          change('ana', true, 'ConsoleLogin'),
        ],
      },
    });
    const { records } = await collectAws({ regions: [REGION], collectors: [awsCloudTrailEvents] });
    const facets = records.find(record => record.record === 'facet')?.facets;
    expect(facets?.recentChanges).toEqual({
      state: 'value',
      value: {
        changes: 4,
        console: [
          { who: 'ana', changes: 2 },
          { who: 'ben', changes: 1 },
        ],
        complete: true,
      },
    });
    expect(JSON.stringify(records)).not.toContain('not-to-be-kept');
  });

  it('are read up to four pages', async () => {
    let page = 0;
    server.script({ [CALL]: () => ({ Events: [change('ana', true)], NextToken: `more-${String(++page)}` }) });
    expect(await facetsOf(awsCloudTrailEvents, 'recentChanges')).toMatchObject({
      value: { changes: 4, complete: false },
    });
    expect(server.count(CALL)).toBe(4);
  });
});

describe('service quotas', () => {
  const CALL = 'servicequotas.GetServiceQuota';

  it('are those with the highest use', async () => {
    server.script({
      [CALL]: ({ parameters }) => ({ Quota: { Value: parameters['ServiceCode'] === 'ec2' ? 64 : 40 } }),
    });
    const { resource, names } = await collectAws({ regions: [REGION], collectors: [awsServiceQuotas] });
    expect(names('quota')).toHaveLength(2);
    expect(resource('ec2/L-1216C47A').facets.quota).toEqual({
      state: 'value',
      value: { resource: 'vcpus', limit: 64, countedType: 'AWS::EC2::Instance' },
    });
  });

  it('are unread where refused', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    const { resource } = await collectAws({ regions: [REGION], collectors: [awsServiceQuotas] });
    expect(resource('rds/L-7B6409FD').facets.quota).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
