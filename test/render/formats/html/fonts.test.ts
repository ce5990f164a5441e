import { expect, it } from 'vitest';
import { escapeMissingGlyphs } from '../../../../src/render/formats/html/fonts.ts';

it('characters without a glyph are escaped, and long runs of them end in an ellipsis', () => {
  expect(escapeMissingGlyphs('Łódź Полдень Αθήνα “x” – … €')).toBe('Łódź Полдень Αθήνα “x” – … €');
  expect(escapeMissingGlyphs('ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000')).toBe(
    'ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000',
  );
  expect(escapeMissingGlyphs('שלום 日本 a')).toBe('\\u{5E9}\\u{5DC}\\u{5D5}\\u{5DD} \\u{65E5}\\u{672C} a');
  expect(escapeMissingGlyphs('😀'.repeat(100))).toBe(`${'\\u{1F600}'.repeat(8)}…`);
});
