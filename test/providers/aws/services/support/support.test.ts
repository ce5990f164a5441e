import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsSupport } from '../../../../../src/providers/aws/services/support/support.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [CALL]: {
      severityLevels: [
        { code: 'low', name: 'Low' },
        { code: 'urgent', name: 'Urgent' },
      ],
    },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsSupport] });
const CALL = 'support.DescribeSeverityLevels';

/** What the collector adds to what another one lists. */
const added = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.supportPlan;
};

describe('the support contract', () => {
  it('shows in how urgent a case may be, and is asked for where it is kept', async () => {
    expect(await added()).toEqual({ state: 'value', value: { severities: ['low', 'urgent'] } });
    expect(server.log.filter(({ call }) => call === CALL).map(({ region }) => region)).toEqual(['us-east-1']);
  });

  it('is none where AWS wants a subscription first', async () => {
    server.script({ [CALL]: fault('SubscriptionRequiredException') });
    expect(await added()).toEqual({ state: 'absent' });
  });

  it('is unknown where nobody may ask, which is no missing contract', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unknown where the answer says nothing', async () => {
    server.script({ [CALL]: {} });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('the checks of AWS itself', () => {
  const facet = async (name: 'openRecommendations' | 'supportAccess') => {
    const { records } = await collect();
    return records.find(record => record.record === 'facet')?.facets[name];
  };

  it('are counted by colour as they stand, without those about money', async () => {
    server.script({
      'support.DescribeTrustedAdvisorChecks': {
        checks: [
          { id: 'a', category: 'security' },
          { id: 'b', category: 'fault_tolerance' },
          { id: 'c', category: 'cost_optimizing' },
        ],
      },
      'support.DescribeTrustedAdvisorCheckSummaries': ({ parameters }) => {
        expect(parameters['checkIds']).toEqual(['a', 'b']);
        return { summaries: [{ status: 'error' }, { status: 'warning' }] };
      },
    });
    expect(await facet('openRecommendations')).toEqual({ state: 'value', value: { errors: 1, warnings: 1 } });
  });

  it('are none without a contract, and unknown where nobody may ask', async () => {
    server.script({ 'support.DescribeTrustedAdvisorChecks': fault('SubscriptionRequiredException') });
    expect(await facet('openRecommendations')).toEqual({ state: 'absent' });
    server.script({ 'support.DescribeTrustedAdvisorChecks': fault('AccessDeniedException') });
    expect(await facet('openRecommendations')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('leave it unknown who may call where nobody may ask that', async () => {
    server.script({ 'iam.ListEntitiesForPolicy': fault('AccessDenied', 403) });
    expect(await facet('supportAccess')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
