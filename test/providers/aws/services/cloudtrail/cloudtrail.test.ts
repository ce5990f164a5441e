import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCloudTrail } from '../../../../../src/providers/aws/services/cloudtrail/cloudtrail.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import {
  ACCOUNT,
  fault,
  startAwsServer,
  type Answer,
  type AwsRequestSeen,
  type AwsServer,
} from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const trail = (Name: string, more: object = {}): object => ({
  Name,
  S3BucketName: 'logs',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  HomeRegion: REGION,
  TrailARN: `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/${Name}`,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: true,
  ...more,
});
const selector = (more: object = {}) => ({
  EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ...more }],
});
const advanced = (...fields: object[]) => ({ AdvancedEventSelectors: [{ Name: 'a', FieldSelectors: fields }] });
const MANAGEMENT = { Field: 'eventCategory', Equals: ['Management'] };

const CLOSED = 'User: x is not authorized to perform: it with an explicit deny in a service control policy';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'cloudtrail.DescribeTrails': { trailList: [trail('main')] },
    'cloudtrail.GetTrailStatus': { IsLogging: true },
    'cloudtrail.GetEventSelectors': selector(),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudTrail] });
const main = async () => facet((await collect()).resource('trail/main'), 'auditLog');

describe('a trail', () => {
  it('has its events, its destination and whether it is logging', async () => {
    const { population, resource } = await collect();
    expect(resource('trail/main')).toMatchObject({
      kind: 'audit-log',
      type: 'AWS::CloudTrail::Trail',
      name: 'main',
      region: REGION,
    });
    expect(resource('trail/main').facets).toEqual({
      auditLog: {
        state: 'value',
        value: {
          multiRegion: true,
          organization: false,
          logging: true,
          logFileValidation: true,
          managementEvents: true,
          bucket: 'logs',
        },
      },
    });
    expect(population('audit-log').reading).toEqual({ state: 'value', value: 1 });
  });

  it('with a delivery error has the error', async () => {
    server.script({ 'cloudtrail.GetTrailStatus': { IsLogging: true, LatestDeliveryError: 'AccessDenied' } });
    expect(await main()).toMatchObject({ value: { logging: true, deliveryError: 'AccessDenied' } });
  });

  it('of a home region that is not read is read from the first region', async () => {
    server.script({
      'cloudtrail.DescribeTrails': { trailList: [trail('all', { HomeRegion: 'us-west-2' }), trail('main')] },
    });
    const regions = [REGION, 'us-east-1'];
    const { records, resource } = await collectAws({ regions, collectors: [awsCloudTrail] });
    const found = records.filter(one => one.record === 'resource').map(({ name, region }) => [name, region]);
    expect(found.sort()).toEqual([
      ['all', 'us-west-2'],
      ['main', REGION],
    ]);
    expect(facet(resource('trail/all'), 'auditLog')).toMatchObject({ value: { multiRegion: true, logging: true } });
  });

  it.each<[string, string, readonly string[]]>([
    ['that the organization closes is read from the first region that answers', CLOSED, ['all']],
    ['whose calls are refused for another reason is left to that region, whose list is unread', 'no', []],
  ])('of a home region %s', async (_, message, expected) => {
    const inHome =
      (answer: Answer) =>
      (request: AwsRequestSeen): Answer =>
        request.region === 'us-east-1' ? fault('AccessDenied', 403, message) : answer;
    server.script({
      'cloudtrail.DescribeTrails': inHome({ trailList: [trail('all', { HomeRegion: 'us-east-1' })] }),
      'ec2.DescribeAvailabilityZones': inHome({ availabilityZoneInfo: [] }),
    });
    const { names, unit } = await collectAws({ regions: ['us-east-1', REGION], collectors: [awsCloudTrail] });
    expect(names('audit-log')).toEqual(expected);
    expect(unit('aws-cloudtrail', 'us-east-1').closed).toBe(message === CLOSED ? true : undefined);
    expect(server.count('cloudtrail.GetTrailStatus')).toBe(expected.length);
  });

  it('with refused event selectors logs all management events where AWS reports no custom ones', async () => {
    server.script({
      'cloudtrail.DescribeTrails': { trailList: [trail('main', { HasCustomEventSelectors: false })] },
      'cloudtrail.GetEventSelectors': fault('TrailNotFoundException'),
    });
    expect(await main()).toMatchObject({ value: { managementEvents: true, logFileValidation: true } });
    server.script({ 'cloudtrail.DescribeTrails': { trailList: [trail('main')] } });
    expect(await main()).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('has the log group that it delivers to', async () => {
    const logGroup = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:trail`;
    server.script({
      'cloudtrail.DescribeTrails': { trailList: [trail('main', { CloudWatchLogsLogGroupArn: `${logGroup}:*` })] },
    });
    expect(await main()).toMatchObject({ value: { logGroup } });
  });

  it('is read once, in its home region', async () => {
    server.script({
      'cloudtrail.DescribeTrails': { trailList: [trail('main'), trail('shadow', { HomeRegion: 'us-east-1' })] },
    });
    const { names } = await collectAws({ regions: [REGION, 'us-east-1'], collectors: [awsCloudTrail] });
    expect(names('audit-log').sort()).toEqual(['main', 'shadow']);
    expect(server.count('cloudtrail.GetTrailStatus')).toBe(2);
  });

  it('of the organization is visible in a member account, under the ARN of its owner', async () => {
    const TrailARN = `arn:aws:cloudtrail:${REGION}:999988887777:trail/all`;
    server.script({
      'cloudtrail.DescribeTrails': ({ parameters }) => ({
        trailList:
          parameters['includeShadowTrails'] === false ? [] : [trail('all', { TrailARN, IsOrganizationTrail: true })],
      }),
    });
    const { resource } = await collect();
    expect(resource(TrailARN)).toMatchObject({
      account: ACCOUNT,
      facets: { auditLog: { value: { organization: true } } },
    });
  });

  it.each<[string, Answer, boolean]>([
    ['read events alone', selector({ ReadWriteType: 'ReadOnly' }), false],
    ['write events alone', selector({ ReadWriteType: 'WriteOnly' }), true],
    ['data events alone', selector({ IncludeManagementEvents: false }), false],
    ['management events, by advanced selectors', advanced(MANAGEMENT), true],
    ['read events alone, by advanced selectors', advanced(MANAGEMENT, { Field: 'readOnly', Equals: ['true'] }), false],
    ['all services but one', advanced(MANAGEMENT, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }), true],
    ['one service alone', advanced(MANAGEMENT, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] }), false],
    ['data events alone, by advanced selectors', advanced({ Field: 'eventCategory', Equals: ['Data'] }), false],
  ])('that records %s', async (_, answer, managementEvents) => {
    server.script({ 'cloudtrail.GetEventSelectors': answer });
    expect(await main()).toMatchObject({ value: { managementEvents } });
  });

  it('without event selectors records management events if AWS reports no custom ones', async () => {
    server.script({ 'cloudtrail.GetEventSelectors': {} });
    expect(await main()).toMatchObject({ state: 'unread', reason: 'failed' });
    server.script({ 'cloudtrail.DescribeTrails': { trailList: [trail('main', { HasCustomEventSelectors: false })] } });
    expect(await main()).toMatchObject({ value: { managementEvents: true } });
  });

  it.each(['GetTrailStatus', 'GetEventSelectors'])('is unread where %s is refused', async operation => {
    server.script({ [`cloudtrail.${operation}`]: fault('AccessDeniedException', 400) });
    const { population, refusals, resource } = await collect();
    expect(facet(resource('trail/main'), 'auditLog')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(refusals).toMatchObject([{ call: `cloudtrail:${operation}`, reason: 'denied' }]);
    expect(population('audit-log').reading.state).toBe('value');
  });

  it('list that is refused is unread, not empty', async () => {
    server.script({ 'cloudtrail.DescribeTrails': fault('AccessDeniedException', 400) });
    expect((await collect()).population('audit-log')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'cloudtrail:DescribeTrails',
    });
  });
});
