import { expect, it } from 'vitest';
import { statusText } from '../../src/cli/fleet-text.ts';
import { paceOf } from '../../src/fleet/status.ts';
import { createTotals } from '../../src/run/fleet-totals.ts';
import { fleetStatus } from '../../src/run/fleet.ts';
import { fleetSuite } from '../support/fleet-suite.ts';
import { describeWithPostgres } from '../support/postgres.ts';

it('knows no pace from one result, and counts what came after the first', () => {
  expect(paceOf({ lately: 0, seconds: null })).toBe(0);
  expect(paceOf({ lately: 1, seconds: 30 })).toBe(0);
  expect(paceOf({ lately: 7, seconds: 180 })).toBe(2);
});

it('is a table whose columns stand below each other', () => {
  const plan = { created: '2026-12-01T02:00:00.000Z', unread: 0, running: 0, retrying: 0, calls: 0, resources: 0, jobsPerMinute: 0, estimatedEnd: null }; // prettier-ignore
  const text = statusText({
    now: '2026-12-01T02:40:11.123Z',
    workers: 1,
    plans: [
      { ...plan, plan: '1a2b3c4d', state: 'cancelled', jobs: 6, done: 0 },
      { ...plan, plan: '9f8e7d6c', state: 'working', jobs: 180_000, done: 92_311, estimatedEnd: '2026-12-01T03:18:00.000Z' },
    ],
  }); // prettier-ignore
  const [head = '', first = '', second = '', , last] = text.split('\n');
  expect(head.indexOf('done') + 'done'.length).toBe(second.indexOf('180000') + '180000'.length);
  expect(first.indexOf('0 of 6') + '0 of 6'.length).toBe(second.indexOf('180000') + '180000'.length);
  expect(second).toMatch(/2026-12-01 03:18$/);
  expect(last).toBe('1 worker at 2026-12-01 02:40:11 UTC');
  expect(statusText({ now: '2026-12-01T02:40:11.123Z', workers: 0, plans: [] })).toMatch(/^No plan\. 0 workers/);
});

it('is a paragraph for each plan where the terminal is narrower than the table', () => {
  const plan = { created: '2026-12-01T02:00:00.000Z', unread: 12, running: 4, retrying: 1, calls: 12_345_678, resources: 1_234_567, jobsPerMinute: 10.5 }; // prettier-ignore
  const status = {
    now: '2026-12-01T02:40:11.123Z',
    workers: 3,
    plans: [{ ...plan, plan: '9f8e7d6c', state: 'working' as const, jobs: 180_000, done: 92_311, estimatedEnd: '2026-12-01T03:18:00.000Z' }],
  }; // prettier-ignore
  const narrow = statusText(status, 80);
  for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  const flat = narrow.replaceAll(/\n {2}/g, ' ');
  expect(flat).toContain('9f8e7d6c  working planned 2026-12-01 02:00, done 92311 of 180000, unread 12, running 4, retrying 1, calls 12345678, resources 1234567, jobs/min 10.5, estimated end 2026-12-01 03:18'); // prettier-ignore
  expect(narrow).toContain('\n\n3 workers at');
  const width = Math.max(
    ...statusText(status)
      .split('\n')
      .map(line => line.length),
  );
  expect(statusText(status, width)).toBe(statusText(status));
});

it('adds up what calls cost, by operation, as `collect` does', () => {
  const totals = createTotals(new Set());
  const unit = (charged: number): void => {
    totals.add({
      record: 'unit', id: String(charged), collector: 'aws-cloudwatch-metrics', provider: 'aws', account: '1', region: 'eu-west-1', started: '', ended: '',
      calls: [{ operation: 'cloudwatch:GetMetricData', count: 1, refused: 0, charged }, { operation: 'ec2:DescribeVolumes', count: 1, refused: 0 }],
    }); // prettier-ignore
  };
  unit(24_000);
  unit(1_000);
  expect(totals.sum()).toMatchObject({ made: 4, charges: [{ operation: 'cloudwatch:GetMetricData', items: 25_000, usd: 0.25 }] }); // prettier-ignore
});

describeWithPostgres('the estimated end', server => {
  const { within, plan } = fleetSuite(server);

  it('follows from the pace of the last minutes, by the clock of the database', { timeout: 60_000 }, async () => {
    await within(async fleet => {
      const id = await plan(fleet);
      const ended = (job: string, minutes: number): Promise<unknown> =>
        fleet.rows(
          `INSERT INTO cloudbrief_fleet_results VALUES ($1, $2, 0, now() - $3 * interval '1 minute', NULL, 10, 5, '')`,
          [id, job, minutes],
        );
      for (const [job, minutes] of [['a', 4], ['b', 2], ['c', 0]] as const) await ended(job, minutes); // prettier-ignore
      const { now, plans } = await fleetStatus(fleet, id);
      expect(plans).toMatchObject([{ plan: id, done: 3, jobs: 6, calls: 30, resources: 15, jobsPerMinute: 0.5 }]);
      // Three jobs are left, at one in two minutes.
      expect((Date.parse(plans[0]!.estimatedEnd!) - Date.parse(now)) / 60_000).toBeCloseTo(6, 1);
    });
  });
});
