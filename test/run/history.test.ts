import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    const options = { history, baseline: undefined, compare, redact: false, compareOnly: false, on };

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

describe('a folder of the history that does not exist yet', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'history-'));
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });
  const events: RunEvent[] = [];
  const on = (event: RunEvent): void => void events.push(event);
  const historyIn = (folder: string, compareWithLast = false): HistoryRequest => ({
    place: { address: storeAddress(folder, parent), isNamed: true },
    compareWithLast,
    today: '2026-11-22',
  });
  const assessed = assessmentAt('2026-11-22T12:00:00.000Z');
  const options = { baseline: undefined, compare, redact: false, on };

  it('is made when an assessment is stored, not when it is only looked at', async () => {
    const history = historyIn('a/b');
    await assertUsable(history, on);
    await remember(assessed, { ...options, history, compareOnly: true });
    expect(readdirSync(parent)).toEqual([]);

    await remember(assessed, { ...options, history, compareOnly: false });
    expect(existsSync(join(parent, 'a', 'b', 'history.sqlite'))).toBe(true);
  });

  it('is no error as the place of a baseline: nothing is compared', async () => {
    events.length = 0;
    const { comparison } = await remember(assessed, { ...options, history: historyIn('a', true), compareOnly: true });
    expect(comparison).toBeUndefined();
    expect(events).toEqual([
      { type: 'warning', message: expect.stringMatching(/^There is no earlier assessment of /) },
    ]);
  });

  it.each(['file/a', 'file', '/proc/a'])('is refused before the run where it cannot be made: %s', async folder => {
    writeFileSync(join(parent, 'file'), '');
    await expect(assertUsable(historyIn(folder), on)).rejects.toMatchObject({ code: 'CB_STORE' });
  });
});
