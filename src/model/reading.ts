import { z } from 'zod';

export const UNREAD_REASONS = ['denied', 'throttled', 'unsupported', 'failed', 'not-collected'] as const;

/** Why a value is unread: denied, throttled until retries ended, not supported there, failed, or not called. */
export type UnreadReason = (typeof UNREAD_REASONS)[number];

export interface Unread {
  readonly state: 'unread';
  readonly reason: UnreadReason;
  readonly detail?: string;
}

/** The detail of what is not read because the user left out regions: their names follow. */
export const LEFT_OUT = 'left out: ';

/** `absent`: the provider states that there is none. `unread`: not known. */
export type Reading<T> = { readonly state: 'value'; readonly value: T } | { readonly state: 'absent' } | Unread;

export const value = <T>(given: T): Reading<T> => ({ state: 'value', value: given });
export const absent: Reading<never> = Object.freeze({ state: 'absent' });
export const unread = (reason: UnreadReason, detail?: string): Unread =>
  detail === undefined ? { state: 'unread', reason } : { state: 'unread', reason, detail };

/** Maps a value; absent and unread stay as they are. */
export function mapReading<T, U>(reading: Reading<T>, change: (given: T) => U): Reading<U> {
  return reading.state === 'value' ? value(change(reading.value)) : reading;
}

/** Chains a reading that depends on the first one; absent and unread stay as they are. */
export function flatMapReading<T, U>(reading: Reading<T>, next: (given: T) => Reading<U>): Reading<U> {
  return reading.state === 'value' ? next(reading.value) : reading;
}

/** The value, null for absent, undefined for unread. */
export function valueOrNull<T>(reading: Reading<T>): T | null | undefined {
  return reading.state === 'value' ? reading.value : reading.state === 'absent' ? null : undefined;
}

const unreadSchema = z.strictObject({
  state: z.literal('unread'),
  reason: z.enum(UNREAD_REASONS),
  detail: z.string().optional(),
});

export const readingSchema = <T extends z.ZodType>(inner: T) =>
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('value'), value: inner }),
    z.strictObject({ state: z.literal('absent') }),
    unreadSchema,
  ]);
