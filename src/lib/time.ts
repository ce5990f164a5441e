const DAY = 86_400_000;

/** Whole days between two ISO 8601 timestamps; negative if `earlier` is later, NaN if one is invalid. */
export function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / DAY);
}

/** The date (`2026-11-22`) that many months later; the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, last));
  return date.toISOString().slice(0, 10);
}

/** The timestamp a number of days later. */
export const addDays = (moment: string, days: number): string =>
  new Date(Date.parse(moment) + days * DAY).toISOString();

/** The UTC date of a timestamp. */
export const dayOf = (moment: string): string => new Date(moment).toISOString().slice(0, 10);

/** Whether the text is a valid date like `2026-11-22`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(text) === text;

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A date, or a timestamp with its zone: JavaScript takes much else for one, and 31 February for 3 March. */
export const isTimestamp = (text: string): boolean =>
  TIMESTAMP.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
