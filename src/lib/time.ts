const DAY = 86_400_000;

/** Whole days from `earlier` to `later` (ISO 8601 both); negative when `earlier` is the later one, NaN when one is no date. */
export function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / DAY);
}
