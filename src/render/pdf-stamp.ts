const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;

/** Gives the document the date of what it tells instead of the moment of printing; same length, so that every offset holds. */
export function stampPdf(pdf: Uint8Array, moment: string): Uint8Array {
  const digits = new Date(moment).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // One byte, one character: the file may be searched as text and comes back unchanged.
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  return Buffer.from(
    text.replaceAll(DATE, (_, name: string) => `/${name} (D:${digits}+00'00')`),
    'latin1',
  );
}
