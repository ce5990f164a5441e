import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsGuardDuty } from '../../../../../src/providers/aws/services/guardduty/guardduty.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'guardduty.ListDetectors': { detectorIds: ['d1'] },
    'guardduty.GetDetector': { status: 'ENABLED', features: [] },
    'guardduty.GetFindingsStatistics': { findingStatistics: { groupedBySeverity: [] } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsGuardDuty] });

/** The resource to which the collector contributes. */
const facets = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets;
};
const contributed = async () => (await facets())?.threatDetection;

describe('threat detection', () => {
  it('is on with an enabled detector', async () => {
    expect(await contributed()).toEqual({ state: 'value', value: 'all' });
    expect(server.log.filter(({ operation }) => operation === 'GetDetector').map(({ path }) => path)).toEqual([
      '/detector/d1',
    ]);
  });

  it('is off where suspended, or without a detector', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect(await contributed()).toEqual({ state: 'value', value: 'none' });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect(await contributed()).toEqual({ state: 'value', value: 'none' });
    expect(server.count('guardduty.GetDetector')).toBe(1);
  });

  it('is read from every page', async () => {
    server.script({
      'guardduty.ListDetectors': ({ parameters }) =>
        parameters['nextToken'] === 'more' ? { detectorIds: ['d2'] } : { detectorIds: [], nextToken: 'more' },
    });
    expect(await contributed()).toEqual({ state: 'value', value: 'all' });
  });

  it.each(['ListDetectors', 'GetDetector'])('is unread where %s is refused', async operation => {
    server.script({ [`guardduty.${operation}`]: fault('AccessDeniedException', 403) });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('protection plans', () => {
  const plans = async () => (await facets())?.threatDetectionPlans;
  const features = (...given: (readonly [string, string])[]) => ({
    'guardduty.GetDetector': { status: 'ENABLED', features: given.map(([name, status]) => ({ name, status })) },
  });

  it('are those that the region offers, each with what it watches', async () => {
    server.script(
      features(['CLOUD_TRAIL', 'ENABLED'], ['S3_DATA_EVENTS', 'DISABLED'], ['LAMBDA_NETWORK_LOGS', 'ENABLED']),
    );
    expect(await plans()).toEqual({
      state: 'value',
      value: [
        { plan: 'buckets', enabled: false, types: ['AWS::S3::Bucket'] },
        { plan: 'functions', enabled: true, types: ['AWS::Lambda::Function'] },
      ],
    });
  });

  it('one that was renamed is on under its old name', async () => {
    server.script(features(['RUNTIME_MONITORING', 'DISABLED'], ['EKS_RUNTIME_MONITORING', 'ENABLED']));
    expect(await plans()).toMatchObject({ value: [{ plan: 'containers', enabled: true }] });
  });

  it('are absent where threat detection is off, and unread with it', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect(await plans()).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect(await plans()).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': fault('AccessDeniedException', 403) });
    expect(await plans()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('are unread in a response without features, and the detector is on', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'ENABLED' } });
    expect(await facets()).toMatchObject({
      threatDetection: { value: 'all' },
      threatDetectionPlans: { state: 'unread', reason: 'failed' },
    });
  });
});

describe('open findings', () => {
  it('are counted by severity, without archived ones', async () => {
    server.script({
      'guardduty.GetFindingsStatistics': {
        findingStatistics: {
          groupedBySeverity: [
            { lastGeneratedAt: 1_788_000_000, severity: 8, totalFindings: 2 },
            { lastGeneratedAt: 1_788_000_000, severity: 9, totalFindings: 1 },
          ],
        },
      },
    });
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'value', value: 3 });
    const requested = server.log.find(({ operation }) => operation === 'GetFindingsStatistics');
    expect(requested?.path).toBe('/detector/d1/findings/statistics');
    expect(requested?.parameters).toMatchObject({
      groupBy: 'SEVERITY',
      findingCriteria: {
        criterion: { 'service.archived': { equals: ['false'] }, severity: { greaterThanOrEqual: 7 } },
      },
    });
  });

  it('are none where none is open', async () => {
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'value', value: 0 });
  });

  it.each<[string, Script]>([
    ['refused', fault('AccessDeniedException', 403)],
    ['an empty response', { findingStatistics: {} }],
    ['a response without a count', { findingStatistics: { groupedBySeverity: [{ severity: 8 }] } }],
  ])('are unread with %s', async (_, answer) => {
    server.script({ 'guardduty.GetFindingsStatistics': answer });
    expect(await facets()).toMatchObject({
      threatDetection: { state: 'value', value: 'all' },
      unresolvedThreatFindings: { state: 'unread' },
    });
  });

  it('are none without a detector, and unread where detection is unread', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': fault('AccessDeniedException', 403) });
    expect((await facets())?.unresolvedThreatFindings).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(server.count('guardduty.GetFindingsStatistics')).toBe(0);
  });
});
