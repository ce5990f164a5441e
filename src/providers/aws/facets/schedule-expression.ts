const UNITS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };

/**
 * The longest interval in hours between two runs of `rate(12 hours)` or `cron(0 5 ? * * *)`; undefined for schedules that it
 * cannot evaluate. AWS cron has six fields: minute, hour, day of month, month, day of week, year.
 */
export function intervalHoursOf(expression: string | undefined): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression ?? '') ?? [];
  if (count !== undefined && unit !== undefined) {
    const hours = Number(count) * (UNITS[unit] ?? NaN);
    return hours > 0 ? hours : undefined;
  }
  const [, fields] = /^cron\(([^()]*)\)$/.exec(expression ?? '') ?? [];
  const [minute, hour, day, month, weekday, year, ...rest] = fields?.trim().split(/\s+/) ?? [];
  if (year === undefined || rest.length > 0 || minute === undefined || hour === undefined) return undefined;
  if (!isAny(month) || !isAny(year)) return undefined;
  if (isAny(day) && isAny(weekday)) return withinDay(hour);
  if (isAny(day)) return longestGap(weekdays(weekday), 7);
  return isAny(weekday) ? longestGap(numbers(day, 1, 31), 31) : undefined;
}

const isAny = (field: string | undefined): boolean => field === '*' || field === '?';

/** Every hour, every few hours, at listed hours, or once a day. */
function withinDay(hour: string): number | undefined {
  if (hour === '*') return 1;
  const [, step] = /^(?:\*|0)\/(\d{1,2})$/.exec(hour) ?? [];
  if (step !== undefined) return Number(step) > 0 ? Math.min(24, Number(step)) : undefined;
  const hours = numbers(hour, 0, 23);
  const gap = longestGap(hours, 24);
  return gap === undefined ? undefined : gap / 24;
}

/** The longest gap between days of a week or month, in hours. */
function longestGap(days: readonly number[] | undefined, length: number): number | undefined {
  const first = days?.[0];
  if (days === undefined || first === undefined) return undefined;
  const gaps = days.map((one, at) => (days[at + 1] ?? first + length) - one);
  return Math.max(...gaps) * 24;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function weekdays(field: string | undefined): number[] | undefined {
  const text = field
    ?.toLowerCase()
    .replaceAll(/sun|mon|tue|wed|thu|fri|sat/g, name => String(WEEKDAYS.indexOf(name) + 1));
  return numbers(text, 1, 7);
}

/** `1,5`, `2-6` or both; undefined for anything else. */
function numbers(field: string | undefined, min: number, max: number): number[] | undefined {
  const all = new Set<number>();
  for (const part of field?.split(',') ?? []) {
    const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined || Number(from) < min || Number(to) > max || Number(from) > Number(to)) return undefined;
    for (let one = Number(from); one <= Number(to); one++) all.add(one);
  }
  return [...all].sort((a, b) => a - b);
}
