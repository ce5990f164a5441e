import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { CloudbriefError } from '../../src/model/errors.ts';
import { delayed, named } from '../support/aws-server.ts';
import { fleetSuite } from '../support/fleet-suite.ts';
import { contentOf } from '../support/fleet-world.ts';
import { describeWithPostgres } from '../support/postgres.ts';

const SLOW = { 'sqs.ListQueues': delayed(1_500, { QueueUrls: named('QueueUrl', []) }) };

describeWithPostgres('the database of a fleet', server => {
  const { within, plan, work, merge, alone } = fleetSuite(server, SLOW);

  it('may restart in the middle: the workers wait for it and go on', { timeout: 90_000 }, async () => {
    await within(async fleet => {
      const id = await plan(fleet);
      const working = work(fleet);
      await sleep(1_000);
      await server.crash();
      await sleep(1_000);
      await server.start();
      await working;
      expect(await contentOf(await merge(fleet, id))).toBe(await contentOf(await alone()));
    });
  });

  it('that stays away ends the workers with a clear error', { timeout: 60_000 }, async () => {
    const working = within(async fleet => {
      await plan(fleet);
      setTimeout(() => void server.crash(), 1_000);
      await work(fleet, { patienceMs: 1_000 });
    });
    const error: unknown = await working.then(() => undefined, (error: unknown) => error); // prettier-ignore
    await server.start();
    expect(error).toBeInstanceOf(CloudbriefError);
    expect(error).toMatchObject({ code: 'CB_STORE', message: expect.stringMatching(/^The fleet in postgres:\/\/tester@127.*cannot be used/) as string }); // prettier-ignore
    expect((error as CloudbriefError).hint).toMatch(/--store/);
  });
});
