import { expect, it } from 'vitest';
import { addPdfMetadata } from '../../../src/render/pdf/pdf-metadata.ts';
import { onePagePdf } from '../../support/one-page-pdf.ts';

it('metadata has the PDF/UA identifier only if all pages could be tagged; dates are set in any case', () => {
  const metadata = { title: 't', language: 'en', moment: '2026-01-02T03:04:05Z' };
  const text = (pdf: Buffer) => Buffer.from(addPdfMetadata(pdf, metadata)).toString('latin1');
  expect(text(onePagePdf('0 0 1 1 re f'))).toContain('<pdfuaid:part>1');
  for (const strange of [onePagePdf('BI /W 1 ID x EI'), onePagePdf('0 0 1 1 re f', 'trailing'), Buffer.from('%PDF')])
    expect(text(strange)).not.toContain('pdfuaid');
  expect(text(onePagePdf('BI /W 1 ID x EI'))).toContain("/CreationDate (D:20260102030405+00'00')");
});
