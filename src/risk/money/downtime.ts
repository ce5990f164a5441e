/** A workload that is down. */
export interface Down {
  readonly share: number;
  readonly hours: number;
}

/**
 * Hours of the whole business that stand still, and the longest of them. Shares may overlap (a log-in stops what a shop sells, too): at no
 * time more than the whole business stands still.
 */
export function downtime(down: readonly Down[]): { readonly weighted: number; readonly longest: number } {
  let [shares, sum, longest] = [0, 0, 0];
  for (const { share, hours } of down) {
    shares += share;
    sum += share * hours;
    if (hours > longest) longest = hours;
  }
  if (shares <= 1 + 1e-9) return { weighted: sum, longest };
  const byHours = [...down].sort((a, b) => b.hours - a.hours);
  let [weighted, standing] = [0, 0];
  for (const [at, { share, hours }] of byHours.entries()) {
    standing = Math.min(1, standing + share);
    weighted += standing * (hours - (byHours[at + 1]?.hours ?? 0));
  }
  return { weighted, longest };
}
