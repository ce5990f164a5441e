export type Escape = (text: string) => string;

export const INK = '#1a1a1a';
export const SOFT = '#565b63';
/** Secondary lines: 3 to 1 against white (WCAG 2.2, 1.4.11). */
export const RULE = '#8a8a8a';
/** Colours of series; series differ in shape too, for grey print and colour blindness. */
export const BLUE = '#0072B2';
export const RED = '#7A0019';

export const fixed = (value: number): string => value.toFixed(1);

/** An SVG element with `alternative` as its text alternative; `parts` is markup. */
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

/** An SVG text element; `escape` escapes markup in `text`. */
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
