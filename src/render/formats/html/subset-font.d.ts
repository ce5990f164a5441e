/** The package has no types of its own. */
declare module 'subset-font' {
  /** The font with the glyphs of a text only, and with axes fixed. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { readonly targetFormat?: 'truetype'; readonly variationAxes?: Readonly<Record<string, number>> },
  ): Promise<Buffer>;
}
