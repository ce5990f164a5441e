import { expect, it } from 'vitest';
import { takingTurns } from '../../src/fleet/taking-turns.ts';

const jobs = (account: string, regions: number) =>
  Array.from({ length: regions }, (_, index) => ({ provider: 'aws' as const, account, region: String(index) }));
const told = (list: readonly { readonly account: string; readonly region: string }[]): string =>
  list.map(({ account, region }) => account + region).join(' ');

it('lets accounts take turns, some at a time', () => {
  const given = [...jobs('a', 2), ...jobs('b', 3), ...jobs('c', 1)];
  expect(told(takingTurns(given))).toBe('a0 b0 c0 a1 b1 b2');
  expect(told(takingTurns(given, 2))).toBe('a0 b0 a1 b1 b2 c0');
});

it('loses no job and adds none', () => {
  const given = Array.from({ length: 70 }, (_, index) => jobs(`account-${index}`, (index % 5) + 1)).flat();
  const inTurn = takingTurns(given);
  expect(inTurn.toSorted()).toHaveLength(given.length);
  expect(new Set(inTurn)).toEqual(new Set(given));
});

it('has nothing to do without jobs', () => {
  expect(takingTurns([])).toEqual([]);
});
