import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsConfig } from '../../../../../src/providers/aws/services/config/aws-config.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'config.DescribeConfigurationRecorders': { ConfigurationRecorders: [recorder()] },
    'config.DescribeConfigurationRecorderStatus': { ConfigurationRecordersStatus: [status()] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsConfig] });
const recorder = (more: object = {}): object => ({
  name: 'default',
  recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  ...more,
});
const status = (more: object = {}): object => ({ name: 'default', recording: true, lastStatus: 'SUCCESS', ...more });
const RECORDERS = 'config.DescribeConfigurationRecorders';
const STATUS = 'config.DescribeConfigurationRecorderStatus';

/** The resource to which the collector contributes. */
const contributed = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.configurationRecorder;
};

describe('configuration history', () => {
  it('is a facet of the region', async () => {
    const { records } = await collect();
    expect(records.filter(record => record.record === 'facet')).toMatchObject([
      {
        id: `arn:aws:ec2:${REGION}:${ACCOUNT}:region`,
        facets: {
          configurationRecorder: {
            state: 'value',
            value: { recording: true, allResourceTypes: true, deliveryFailing: false },
          },
        },
      },
    ]);
    expect([server.count(RECORDERS), server.count(STATUS)]).toEqual([1, 1]);
  });

  it.each<[string, object, object, object]>([
    ['stopped', {}, { recording: false }, { recording: false }],
    ['failing', {}, { lastStatus: 'Failure' }, { deliveryFailing: true }],
    [
      'of some resource types',
      { recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::VPC'] } },
      {},
      { allResourceTypes: false },
    ],
    [
      'with excluded resource types',
      { recordingGroup: { allSupported: false, recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } } },
      {},
      { allResourceTypes: true },
    ],
  ])('%s', async (_, one, how, value) => {
    server.script({
      [RECORDERS]: { ConfigurationRecorders: [recorder(one)] },
      [STATUS]: { ConfigurationRecordersStatus: [status(how)] },
    });
    expect(await contributed()).toMatchObject({ state: 'value', value });
  });

  it('is absent without a recorder, or with a service-linked one alone', async () => {
    server.script({ [RECORDERS]: { ConfigurationRecorders: [] } });
    expect(await contributed()).toEqual({ state: 'absent' });
    server.script({ [RECORDERS]: { ConfigurationRecorders: [recorder({ servicePrincipal: 'x.amazonaws.com' })] } });
    expect(await contributed()).toEqual({ state: 'absent' });
    expect(server.count(STATUS)).toBe(0);
  });

  it.each([RECORDERS, STATUS])('is unread where %s is refused', async call => {
    server.script({ [call]: fault('AccessDeniedException') });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where the status is of another recorder', async () => {
    server.script({ [STATUS]: { ConfigurationRecordersStatus: [status({ name: 'other' })] } });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});
