import { expect, it } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import { openStore } from '../../src/history/store/open-store.ts';
import { assertUsable, remember, type HistoryRequest } from '../../src/run/history.ts';
import type { RunEvent } from '../../src/run/events.ts';
import { assessmentAt } from '../support/history.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { compare } from '../support/two-quarters.ts';

describeWithPostgres('a database that dies between the first look and the assessment', server => {
  it('costs no page: the assessment comes back, and the failure names the place', async () => {
    const address = storeAddress(await server.createDatabase(), '/');
    const events: RunEvent[] = [];
    const on = (event: RunEvent): void => void events.push(event);
    const history: HistoryRequest = { place: { address, isNamed: true }, compareWithLast: true, today: '2026-11-22' };
    const assessed = assessmentAt('2026-11-22T12:00:00.000Z');
    const options = { history, baseline: undefined, compare, redact: false, isPlan: false, on };

    const { store } = await openStore(address);
    await store.save(assessmentAt('2026-08-22T12:00:00.000Z'));
    await store.close();
    await assertUsable(history, on);
    await server.crash();
    const dead = await remember(assessed, options);
    expect(dead.shown).toEqual(assessed);
    expect(dead.stored).toBeUndefined();
    expect(dead.failures.map(({ code }) => code)).toEqual(['CB_STORE']);
    expect(dead.failures[0]!.message).not.toContain(server.password);

    const lenient = { ...options, history: { ...history, place: { address, isNamed: false }, compareWithLast: false } };
    expect((await remember(assessed, lenient)).failures).toEqual([]);
    expect(events.map(event => 'message' in event && event.message)).toEqual([
      expect.stringMatching(/^This assessment is not stored: The history in postgres:/),
    ]);

    await server.start();
    const alive = await remember(assessed, options);
    expect(alive.failures).toEqual([]);
    expect(alive.shown.trend?.baseline.now).toBe('2026-08-22T12:00:00.000Z');
    expect(alive.stored).toBe(address.shown);
  });
});
