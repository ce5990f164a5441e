import { describe, expect, it } from 'vitest';
import { isImmutable, isOutsideAccount } from '../../src/model/backup.ts';
import { daysBetween } from '../../src/lib/time.ts';
import { copy } from '../support/known-backup.ts';

const daysSince = (date: string): number => daysBetween(date, '2026-06-30T12:00:00Z');

describe('whether a backup is immutable', () => {
  it.each([
    ['is not locked', {}, false],
    ['can be unlocked', { immutability: 'unlocked' }, false],
    ['is locked without an end', { immutability: 'locked' }, true],
    ['is locked until later today', { immutability: 'locked', immutableUntil: '2026-06-30T12:00:01Z' }, true],
    ['was locked until now', { immutability: 'locked', immutableUntil: '2026-06-30T12:00:00Z' }, false],
    ['is locked until some time', { immutability: 'locked', immutableUntil: 'soon' }, false],
    ['does not say', { immutability: 'unread', immutableUntil: '2026-01-01T00:00:00Z' }, 'unread'],
  ] as const)('one that %s', (_, change, expected) => {
    expect(isImmutable(copy(change), daysSince)).toBe(expected);
  });
});

describe('whether a backup is outside the account of its source', () => {
  const source = { account: copy().account, provider: copy().provider };
  it.each([
    ['in the same account', {}, false],
    ['in another account', { account: '999900001111' }, true],
    ['with another provider', { provider: 'gcp' }, true],
    ['that another account must approve', { approverAccount: '999900001111' }, true],
    ['that the same account must approve', { approverAccount: copy().account }, false],
  ] as const)('one %s', (_, change, expected) => {
    expect(isOutsideAccount(copy(change), source)).toBe(expected);
  });
});
