import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsGuardDuty } from '../../../src/collect/aws/guardduty.ts';
import { collectAws, useAwsEnvironment } from '../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'guardduty.ListDetectors': { detectorIds: ['d1'] },
    'guardduty.GetDetector': { status: 'ENABLED' },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsGuardDuty] });

/** What the collector adds to what another one lists. */
const added = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.threatDetection;
};

describe('the watch for break-ins', () => {
  it('is on where a detector is enabled', async () => {
    expect(await added()).toEqual({ state: 'value', value: true });
    expect(server.log.filter(({ operation }) => operation === 'GetDetector').map(({ path }) => path)).toEqual([
      '/detector/d1',
    ]);
  });

  it('is off where it is switched off, or where there is none', async () => {
    server.script({ 'guardduty.GetDetector': { status: 'DISABLED' } });
    expect(await added()).toEqual({ state: 'value', value: false });
    server.script({ 'guardduty.ListDetectors': { detectorIds: [] } });
    expect(await added()).toEqual({ state: 'value', value: false });
    expect(server.count('guardduty.GetDetector')).toBe(1);
  });

  it('may stand on the second page', async () => {
    server.script({
      'guardduty.ListDetectors': ({ parameters }) =>
        parameters['nextToken'] === 'more' ? { detectorIds: ['d2'] } : { detectorIds: [], nextToken: 'more' },
    });
    expect(await added()).toEqual({ state: 'value', value: true });
  });

  it.each(['ListDetectors', 'GetDetector'])('is unread where %s is refused', async operation => {
    server.script({ [`guardduty.${operation}`]: fault('AccessDeniedException', 403) });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
