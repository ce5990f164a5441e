import { expect, it } from 'vitest';
import { intervalHoursOf } from '../../../../src/providers/aws/facets/schedule-expression.ts';

it.each<[string | undefined, number | undefined]>([
  ['rate(12 hours)', 12],
  ['rate(1 day)', 24],
  ['rate(30 minutes)', 0.5],
  ['rate(0 hours)', undefined],
  ['cron(0 5 ? * * *)', 24],
  ['cron(0 5 * * ? *)', 24],
  ['cron(0 * ? * * *)', 1],
  ['cron(0 0/6 ? * * *)', 6],
  ['cron(0 5,17 ? * * *)', 12],
  ['cron(0 5 ? * MON *)', 168],
  ['cron(0 5 ? * 2-6 *)', 72],
  ['cron(0 5 ? * SUN,WED *)', 96],
  ['cron(0 5 1 * ? *)', 744],
  ['cron(0 5 1 1 ? *)', undefined],
  ['cron(0 5 L * ? *)', undefined],
  ['cron(0 5 ? * 2#1 *)', undefined],
  ['cron(0 5 ? * 6-2 *)', undefined],
  ['cron(0 25 ? * * *)', undefined],
  ['cron(0 5)', undefined],
  ['at(2026-01-01T00:00:00)', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s: %s hours', (expression, hours) => {
  expect(intervalHoursOf(expression)).toBe(hours);
});
