import { deflateSync } from 'node:zlib';
import { streamObject, writePdfFile } from '../../src/render/pdf/pdf-file.ts';

/** A PDF of one page in the structure that Chrome writes. */
export function onePagePdf(content: string, extra = ''): Buffer {
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
