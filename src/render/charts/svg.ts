export type Escape = (text: string) => string;

export const INK = '#1a1a1a';
export const SOFT = '#565b63';
/** What stands back: still three to one against the paper (WCAG 2.2, 1.4.11). */
export const RULE = '#8a8a8a';
/** Data, copies, and what is still open: they differ in shape too. */
export const BLUE = '#0072B2';
export const RED = '#7A0019';

export const fixed = (value: number): string => value.toFixed(1);

/** A drawing that says in words what it shows, to whoever does not see it. */
export function svgImage(
  name: string,
  width: number,
  height: number,
  alternative: string,
  parts: readonly string[],
  escape: Escape,
): string {
  const label = escape(alternative);
  return `<svg class="${name}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${label}"><title>${label}</title>${parts.join('')}</svg>`;
}

/** A line of text; `escape` makes text of markup. */
export function svgText(
  x: number,
  y: number,
  text: string,
  escape: Escape,
  {
    anchor = 'start',
    fill = INK,
    weight = 400,
  }: { anchor?: 'start' | 'middle' | 'end'; fill?: string; weight?: number } = {},
): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="${fill}"${weight === 400 ? '' : ` font-weight="${String(weight)}"`}>${escape(text)}</text>`;
}
