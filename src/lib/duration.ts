const UNITS: Readonly<Record<string, number>> = { m: 1 / 60, min: 1 / 60, h: 1, d: 24, w: 168 };

/** A duration with its unit: `30m`, `4h`, `1.5d`. */
export const DURATION = /^(\d+(?:\.\d+)?)\s*(m|min|h|d|w)$/;

/** Hours of a duration (`30m`, `4h`, `2d`); a number counts hours. Undefined for any other text. */
export function hoursOf(duration: string | number): number | undefined {
  if (typeof duration === 'number') return duration;
  const [, amount, unit = ''] = DURATION.exec(duration.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS[unit] ?? Number.NaN);
}

/** Hours for people, rounded to what matters: `40 min`, `4 h`, `3 days`. */
export function durationText(hours: number): string {
  if (hours === 0) return '0';
  if (hours < 1 / 60) return '< 1 min';
  if (hours < 1.5) return `${Math.round(hours * 60)} min`;
  if (hours < 10) return `${String(Math.round(hours * 2) / 2)} h`;
  if (hours <= 72) return `${Math.round(hours)} h`;
  return `${Math.round(hours / 24)} days`;
}
