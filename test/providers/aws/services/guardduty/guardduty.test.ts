import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsGuardDuty } from '../../../../../src/providers/aws/services/guardduty/guardduty.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'guardduty.ListDetectors': { detectorIds: ['d1'] },
    'guardduty.GetDetector': { status: 'ENABLED' },
    'guardduty.GetFindingsStatistics': { findingStatistics: { groupedBySeverity: [] } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsGuardDuty] });

/** What the collector adds to what another one lists. */
const facets = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets;
};
const added = async () => (await facets())?.threatDetection;

describe('the watch for break-ins', () => {
  it('is on where a detector is enabled', async () => {
    expect(await added()).toEqual({ state: 'value', value: 'all' });
    expect(server.log.filter(({ operation }) => operation === 'GetDetector').map(({ path }) => path)).toEqual([
      '/detector/d1',
    ]);
  });

  it('is off where it is switched off, or where there is none', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect(await added()).toEqual({ state: 'value', value: 'none' });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect(await added()).toEqual({ state: 'value', value: 'none' });
    expect(server.count('guardduty.GetDetector')).toBe(1);
  });

  it('may stand on the second page', async () => {
    server.script({
      'guardduty.ListDetectors': ({ parameters }) =>
        parameters['nextToken'] === 'more' ? { detectorIds: ['d2'] } : { detectorIds: [], nextToken: 'more' },
    });
    expect(await added()).toEqual({ state: 'value', value: 'all' });
  });

  it.each(['ListDetectors', 'GetDetector'])('is unread where %s is refused', async operation => {
    server.script({ [`guardduty.${operation}`]: fault('AccessDeniedException', 403) });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('its grave warnings', () => {
  it('are counted by weight, without those that somebody put away', async () => {
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
    const asked = server.log.find(({ operation }) => operation === 'GetFindingsStatistics');
    expect(asked?.path).toBe('/detector/d1/findings/statistics');
    expect(asked?.parameters).toMatchObject({
      groupBy: 'SEVERITY',
      findingCriteria: {
        criterion: { 'service.archived': { equals: ['false'] }, severity: { greaterThanOrEqual: 7 } },
      },
    });
  });

  it('are none where none is waiting', async () => {
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'value', value: 0 });
  });

  it.each<[string, Script]>([
    ['refused', fault('AccessDeniedException', 403)],
    ['answered by nothing', { findingStatistics: {} }],
    ['answered without a number', { findingStatistics: { groupedBySeverity: [{ severity: 8 }] } }],
  ])('are unread where the question is %s', async (_, answer) => {
    server.script({ 'guardduty.GetFindingsStatistics': answer });
    expect(await facets()).toMatchObject({
      threatDetection: { state: 'value', value: 'all' },
      unresolvedThreatFindings: { state: 'unread' },
    });
  });

  it('are no question where nothing watches, and unread where nobody knows whether something does', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect((await facets())?.unresolvedThreatFindings).toEqual({ state: 'absent' });
    server.script({ 'guardduty.ListDetectors': fault('AccessDeniedException', 403) });
    expect((await facets())?.unresolvedThreatFindings).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(server.count('guardduty.GetFindingsStatistics')).toBe(0);
  });
});
