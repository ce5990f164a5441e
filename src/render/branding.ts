/** What a briefing shows of the company that made it. */
export interface Branding {
  /** Prints the two-page version for a board pack. */
  readonly brief?: boolean | undefined;
  readonly logo?: Logo | undefined;
  /** The colour of rules and marks, as `#14324f`. */
  readonly accent?: string | undefined;
  /** A folder whose files replace those of `templates/` one by one. */
  readonly templates?: string | undefined;
}

export interface Logo {
  /** A data URL: `data:image/png;base64,…` */
  readonly source: string;
  /** The text alternative. */
  readonly text: string;
}

/** WCAG 2.2 wants 3 to 1 for graphics (1.4.11) and 4.5 to 1 for text (1.4.3); the accent may colour both. */
export const LEAST_CONTRAST = 4.5;

/** The contrast ratio of two colours by WCAG 2.2, from 1 to 21. */
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
