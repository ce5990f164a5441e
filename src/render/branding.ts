/** How a briefing looks to its client: what a consultant puts on it, and whose templates print it. */
export interface Branding {
  /** Two pages for the board pack in place of the whole. */
  readonly brief?: boolean | undefined;
  /** A picture that stands in the file itself. */
  readonly logo?: Logo | undefined;
  /** The colour of rules and marks in place of ours, as `#14324f`. */
  readonly accent?: string | undefined;
  /** A folder whose files stand in for those of `templates/`, one by one. */
  readonly templates?: string | undefined;
}

export interface Logo {
  /** `data:image/png;base64,…` */
  readonly source: string;
  /** What a reader hears who does not see it. */
  readonly text: string;
}

/** WCAG 2.2, 1.4.11: what carries meaning stands out from its ground by 3 to 1; 4.5 to 1 where it may be text (1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
