import { expect, it } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import { createPace } from '../../src/fleet/call-rate.ts';
import { withFleet } from '../../src/run/fleet.ts';
import { describeWithPostgres } from '../support/postgres.ts';

describeWithPostgres('the calls of an account and region', server => {
  const { signal } = new AbortController();

  it('are limited over all workers together, and those of another one apart', { timeout: 60_000 }, async () => {
    const address = storeAddress(await server.createDatabase(), '/');
    await withFleet(address, one =>
      withFleet(address, async other => {
        const rate = { scope: 'cloud:account:region', perSecond: 40 };
        const [mine, theirs] = [createPace(one, rate, signal), createPace(other, rate, signal)];
        const calls = async (pace: () => Promise<void>, count: number): Promise<void> => {
          await Promise.all(Array.from({ length: count }, pace));
        };
        const began = performance.now();
        await Promise.all([calls(mine, 80), calls(theirs, 60)]);
        const seconds = (performance.now() - began) / 1_000;
        // 80 tokens are there at the beginning, 60 come at 40 a second.
        expect(seconds).toBeGreaterThan(1.3);
        const elsewhere = performance.now();
        await calls(createPace(other, { ...rate, scope: 'cloud:account:elsewhere' }, signal), 20);
        expect(performance.now() - elsewhere).toBeLessThan(seconds * 1_000);
      }),
    );
  });
});
