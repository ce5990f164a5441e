import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tagArtifacts } from '../../../src/render/pdf/pdf-content.ts';
import { readPdfFile, streamObject, streamOf, writePdfFile } from '../../../src/render/pdf/pdf-file.ts';
import { addPdfMetadata } from '../../../src/render/pdf/pdf-metadata.ts';

/** What stands in artifacts, in order. */
const artifacts = (content: string): string[] =>
  [...(tagArtifacts(content) ?? '').matchAll(/\/Artifact BMC\n([\s\S]*?)\nEMC/g)].map(match => match[1] ?? '');

describe('marking what is no text', () => {
  it.each([
    ['a filled box', 'q\n1 g\n0 0 10 10 re\nf\nQ', ['0 0 10 10 re\nf']],
    ['a line', '0 0 m\n5 5 l\nS', ['0 0 m\n5 5 l\nS']],
    ['the footer', 'BT\n/F1 9 Tf\n(a \\) (b) EMC) Tj\nET', ['BT\n/F1 9 Tf\n(a \\) (b) EMC) Tj\nET']],
    ['a picture', 'q\n/X1 Do\nQ', ['/X1 Do']],
    ['a clip', '0 0 10 10 re\nW* n', []],
    ['a text of the page', '/P <</MCID 0>>BDC\nBT\n<0001> Tj\nET\n0 0 1 1 re\nf\nEMC', []],
    ['a text that is marked within', 'BT\n/P <</MCID 0>>BDC\n<0001> Tj\nEMC\nET', []],
    ['both', '0 0 1 1 re f /P <</MCID 0>>BDC BT <00> Tj ET EMC BT (x) Tj ET', ['0 0 1 1 re f', 'BT (x) Tj ET']],
    ['words in a string', '(0 0 1 1 re f) Tj', []],
  ])('%s', (_, content, marked) => {
    expect(artifacts(content)).toEqual(marked);
    const plain = tagArtifacts(content)?.replaceAll('/Artifact BMC\n', '').replaceAll('\nEMC', '');
    expect(plain).toBe(content.replaceAll('\nEMC', ''));
  });

  it.each([['a picture within the text', 'BI /W 1 ID x EI'], ['an open mark', '/P BMC 0 0 1 1 re f'], ['an open string', '(abc']])(
    'leaves a page alone that it does not understand: %s',
    (_, content) => {
      expect(tagArtifacts(content)).toBeUndefined();
    },
  ); // prettier-ignore
});

/** A file of one page, as the browser writes it. */
function onePage(content: string, extra = ''): Buffer {
  const data = deflateSync(Buffer.from(content)).toString('latin1');
  const objects = [
    "1 0 obj\n<</Title (t)\n/CreationDate (D:20261122120342+00'00')>>\nendobj\n",
    '2 0 obj\n<</Type /Page\n/Contents 3 0 R>>\nendobj\n',
    streamObject(3, '/Filter /FlateDecode\n', data),
    '4 0 obj\n<</Type /Catalog\n/Pages 5 0 R>>\nendobj\n',
    '5 0 obj\n<</Type /Pages\n/Kids [2 0 R]\n/Count 1>>\nendobj\n',
  ];
  const file = {
    header: '%PDF-1.4\n',
    objects: new Map(objects.map((one, index) => [index + 1, one])),
    root: 4,
    info: 1,
  };
  return Buffer.concat([writePdfFile(file), Buffer.from(extra)]);
}

describe('the file', () => {
  it('reads back as it was written', () => {
    const file = readPdfFile(onePage('0 0 1 1 re f'));
    expect(file).toMatchObject({ header: '%PDF-1.4\n', root: 4, info: 1 });
    expect(Buffer.from(writePdfFile(file!))).toEqual(onePage('0 0 1 1 re f'));
    expect(streamOf(file?.objects.get(3) ?? '')?.dictionary).toMatch(/^\/Filter \/FlateDecode\s*\/Length \d+$/);
  });

  it('claims PDF/UA only where every page could be marked; the dates are set in any case', () => {
    const stamp = { title: 't', language: 'en', moment: '2026-01-02T03:04:05Z' };
    const text = (pdf: Buffer) => Buffer.from(addPdfMetadata(pdf, stamp)).toString('latin1');
    expect(text(onePage('0 0 1 1 re f'))).toContain('<pdfuaid:part>1');
    for (const strange of [onePage('BI /W 1 ID x EI'), onePage('0 0 1 1 re f', 'trailing'), Buffer.from('%PDF')])
      expect(text(strange)).not.toContain('pdfuaid');
    expect(text(onePage('BI /W 1 ID x EI'))).toContain("/CreationDate (D:20260102030405+00'00')");
  });
});
