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

/** The resource to which the collector contributes. */
const contributed = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.supportPlan;
};

describe('the support plan', () => {
  it('is derived from the severity levels, requested at the home endpoint', async () => {
    expect(await contributed()).toEqual({ state: 'value', value: { severities: ['low', 'urgent'] } });
    expect(server.log.filter(({ call }) => call === CALL).map(({ region }) => region)).toEqual(['us-east-1']);
  });

  it('is none where AWS requires a subscription', async () => {
    server.script({ [CALL]: fault('SubscriptionRequiredException') });
    expect(await contributed()).toEqual({ state: 'absent' });
  });

  it('is unread where the call is refused, which is no missing plan', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where the response is empty', async () => {
    server.script({ [CALL]: {} });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('Trusted Advisor checks', () => {
  const facet = async (name: 'openRecommendations' | 'supportAccess') => {
    const { records } = await collect();
    return records.find(record => record.record === 'facet')?.facets[name];
  };

  it('are counted by status, without cost optimization', async () => {
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

  it('are none without a plan, and unread where refused', async () => {
    server.script({ 'support.DescribeTrustedAdvisorChecks': fault('SubscriptionRequiredException') });
    expect(await facet('openRecommendations')).toEqual({ state: 'absent' });
    server.script({ 'support.DescribeTrustedAdvisorChecks': fault('AccessDeniedException') });
    expect(await facet('openRecommendations')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('leave the plan unread where that call is refused', async () => {
    server.script({ 'iam.ListEntitiesForPolicy': fault('AccessDenied', 403) });
    expect(await facet('supportAccess')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
