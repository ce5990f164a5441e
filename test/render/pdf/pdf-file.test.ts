import { describe, expect, it } from 'vitest';
import { readPdfFile, streamOf, writePdfFile } from '../../../src/render/pdf/pdf-file.ts';
import { onePagePdf } from '../../support/one-page-pdf.ts';

describe('a PDF file', () => {
  it('has the same bytes after parsing and writing', () => {
    const file = readPdfFile(onePagePdf('0 0 1 1 re f'));
    expect(file).toMatchObject({ header: '%PDF-1.4\n', root: 4, info: 1 });
    expect(Buffer.from(writePdfFile(file!))).toEqual(onePagePdf('0 0 1 1 re f'));
    expect(streamOf(file?.objects.get(3) ?? '')?.dictionary).toMatch(/^\/Filter \/FlateDecode\s*\/Length \d+$/);
  });
});
