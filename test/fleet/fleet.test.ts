import { afterEach, expect, it, vi } from 'vitest';
import { claim } from '../../src/fleet/claims.ts';
import { pack } from '../../src/fleet/pack.ts';
import { storeResult } from '../../src/fleet/results.ts';
import { queueOf } from '../../src/fleet/queues.ts';
import { fault } from '../support/aws-server.ts';
import { fleetSuite } from '../support/fleet-suite.ts';
import { ACCOUNTS, contentOf } from '../support/fleet-world.ts';
import { signIns } from '../support/aws-organization.ts';
import { describeWithPostgres } from '../support/postgres.ts';

const [SHOP, CLOSED] = ACCOUNTS;

describeWithPostgres('a fleet', server => {
  const { cloud, within, plan, work, merge, merged, alone } = fleetSuite(server);
  afterEach(() => {
    vi.useRealTimers();
    cloud().script({ 'sts.AssumeRole': signIns({})['sts.AssumeRole'] });
  });

  it('does two plans at once with two workers, each as one machine does it', { timeout: 90_000 }, async () => {
    await within(async fleet => {
      const [both, one] = await Promise.all([plan(fleet), plan(fleet, [SHOP])]);
      await Promise.all([work(fleet), work(fleet)]);
      const together = await contentOf(await merge(fleet, both));
      expect(together).toBe(await contentOf(await alone()));
      expect(await contentOf(await merge(fleet, one))).toBe(await contentOf(await alone([SHOP])));
    });
  });

  it('makes an account that is closed during the run unread, with the reason', { timeout: 60_000 }, async () => {
    await within(async fleet => {
      const id = await plan(fleet);
      const { 'sts.AssumeRole': assume } = signIns({
        [CLOSED]: fault('AccessDenied', 403, 'The account is suspended.'),
      });
      cloud().script({ 'sts.AssumeRole': assume });
      const events = await work(fleet);
      expect(events.filter(({ type }) => type === 'job-given-up')).toHaveLength(3);
      const { header, units, populations, refusals, resources } = await merged(fleet, id);
      expect(header.targets.map(({ account }) => account)).toEqual([...ACCOUNTS]);
      const own = <T extends { readonly unit: string }>(rows: readonly T[]) =>
        rows.filter(({ unit }) => unit.includes(CLOSED));
      expect(units.filter(({ account }) => account === CLOSED)).toHaveLength(units.length / 2);
      expect(own(populations).length).toBeGreaterThan(50);
      for (const { reading } of own(populations))
        expect(reading).toMatchObject({
          state: 'unread',
          reason: 'denied',
          detail: expect.stringContaining('may not be assumed') as string,
        });
      expect(own(refusals).length).toBeGreaterThan(50);
      expect(resources.every(({ account }) => account === SHOP)).toBe(true);
    });
  });

  it('stores nothing of a worker whose claim has lapsed, and a result once', { timeout: 60_000 }, async () => {
    await within(async fleet => {
      const id = await plan(fleet, [SHOP]);
      const [late] = await claim(fleet, id, 1);
      const job = `name = '${queueOf(id)}' AND id = '${late!.id}'`;
      await fleet.rows(`UPDATE cloudbrief_queue.job SET heartbeat_on = now() - interval '1 hour' WHERE ${job}`);
      await vi.waitFor(async () => {
        expect(await fleet.rows(`UPDATE cloudbrief_queue.job SET start_after = now() - interval '1 day' WHERE ${job} AND state = 'retry' RETURNING id`)).toHaveLength(1); // prettier-ignore
      }, 20_000);
      const [next] = await claim(fleet, id, 1);
      expect(next).toMatchObject({ id: late!.id, job: late!.job });
      const result = { plan: id, job: late!.job, packed: pack([]) };
      expect(await storeResult(fleet, result, late!)).toBe(false);
      expect(await storeResult(fleet, result, next!)).toBe(true);
      expect(await storeResult(fleet, result, next!)).toBe(false);
      expect(await fleet.rows('SELECT attempt FROM cloudbrief_fleet_results')).toEqual([{ attempt: 1 }]);
    });
  });

  it('takes every date from the database, whatever a worker thinks of the time', { timeout: 60_000 }, async () => {
    await within(async fleet => {
      const id = await plan(fleet, [SHOP]);
      const began = Date.now();
      vi.useFakeTimers({ toFake: ['Date'], now: began + 3 * 86_400_000 });
      await work(fleet);
      vi.useRealTimers();
      const { units, ended } = await merged(fleet, id);
      for (const moment of [ended, ...units.flatMap(unit => [unit.started, unit.ended])])
        expect(Math.abs(Date.parse(moment) - began)).toBeLessThan(60_000);
    });
  });

  it('leaves a plan of another version to its own workers, and says so', async () => {
    await within(async fleet => {
      const id = await plan(fleet, [SHOP]);
      const events = await work(fleet, { tool: 'cloudbrief 99.0.0' });
      expect(events).toEqual([{ type: 'plan-skipped', plan: id, detail: 'it was planned by cloudbrief 0.0.0-test, and this is cloudbrief 99.0.0' }]); // prettier-ignore
      expect(await claim(fleet, id, 9)).toHaveLength(3);
    });
  });
});
