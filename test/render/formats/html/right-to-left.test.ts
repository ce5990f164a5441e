import { expect, it } from 'vitest';
import { isolateInHtml, isolateNames } from '../../../../src/render/formats/html/right-to-left.ts';

it('a name that is written from right to left is one unit of the sentence', () => {
  expect(isolateInHtml('<p>Nothing protects שרת הזמנות-12, says ‘x’. 3 days</p>')).toBe(
    '<p>Nothing protects <bdi>שרת הזמנות-12</bdi>, says ‘x’. 3 days</p>',
  );
  expect(isolateInHtml('<p>خادم: 5 copies</p>')).toBe('<p><bdi>خادم</bdi>: 5 copies</p>');
  expect(isolateNames('שרת · TLP:RED')).toBe('\u2068שרת\u2069 · TLP:RED');
});

it('commands, style sheets and attributes are left as they are; titles and images have no elements', () => {
  expect(isolateInHtml('<code>rm שרת</code><i title="שרת">a</i><style>שרת</style>')).toBe(
    '<code>rm שרת</code><i title="שרת">a</i><style>שרת</style>',
  );
  expect(isolateInHtml('<title>שרת 1</title><svg><text x="1">שרת</text></svg>')).toBe(
    '<title>\u2068שרת\u2069 1</title><svg><text x="1">\u2068שרת\u2069</text></svg>',
  );
  expect(isolateInHtml('<p>prod &amp; test</p>')).toBe('<p>prod &amp; test</p>');
});
