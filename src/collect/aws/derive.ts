import type { Reading } from '../../model/reading.ts';

/** A reading of what was read: it is unread or absent where the first is. */
export function flatMapReading<T, U>(reading: Reading<T>, next: (given: T) => Reading<U>): Reading<U> {
  return reading.state === 'value' ? next(reading.value) : reading;
}
