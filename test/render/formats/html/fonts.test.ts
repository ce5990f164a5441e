import { expect, it } from 'vitest';
import { escapeMissingGlyphs } from '../../../../src/render/formats/html/missing-glyphs.ts';
import { scriptFonts } from '../../../../src/render/formats/html/script-fonts.ts';

it('characters without a glyph are escaped, and long runs of them end in an ellipsis', () => {
  expect(escapeMissingGlyphs('Łódź Полдень Αθήνα “x” – … €')).toBe('Łódź Полдень Αθήνα “x” – … €');
  expect(escapeMissingGlyphs('ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000')).toBe(
    'ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000',
  );
  expect(escapeMissingGlyphs('שלום 日本 a')).toBe('\\u{5E9}\\u{5DC}\\u{5D5}\\u{5DD} \\u{65E5}\\u{672C} a');
  expect(escapeMissingGlyphs('😀'.repeat(100))).toBe(`${'\\u{1F600}'.repeat(8)}…`);
});

const NAMES = {
  Japanese: '日本語のサーバー、駅',
  Chinese: '数据库 臺灣 备份',
  Korean: '주문 데이터베이스',
  Arabic: 'خادم الطلبات',
  Thai: 'ฐานข้อมูล',
  Cyrillic: 'Полдень',
  Hebrew: 'שרת',
  Greek: 'Βάση δεδομένων',
  Devanagari: 'ऑर्डर डेटाबेस',
  emoji: '🚀🇩🇪❤️👍🏽',
};

it.each(Object.entries(NAMES))('names in %s have a glyph for each character', async (_, name) => {
  const { points } = await scriptFonts(name);
  expect(escapeMissingGlyphs(name, points)).toBe(name);
});

it('a text without other scripts embeds none of their fonts', async () => {
  // Sara am is drawn from two other glyphs, which no text has.
  expect([...(await scriptFonts('คำสั่งซื้อ')).points]).toEqual(expect.arrayContaining([0x0e33, 0x0e4d, 0x0e32]));
  expect(await scriptFonts('Łódź Полдень Αθήνα “x” – … € → ©')).toEqual({ css: '', points: new Set() });
});

it('fonts have the glyphs of the text only, and the same bytes each time', async () => {
  const [{ css }, again] = [await scriptFonts('日本'), await scriptFonts('日本')];
  expect(again.css).toBe(css);
  expect(css).toContain('unicode-range:U+65e5');
  // A file of the package has some hundred glyphs, and forty kilobytes.
  const sizes = Array.from(css.matchAll(/base64,([^)]*)\)/g), ([, data = '']) => data.length);
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) expect(size).toBeLessThan(10_000);
});

it('what no font has stays escaped', async () => {
  const { points } = await scriptFonts('𠮷野家 ქარ');
  expect(escapeMissingGlyphs('𠮷野家 ქარ', points)).toBe('\\u{20BB7}野家 \\u{10E5}\\u{10D0}\\u{10E0}');
});
