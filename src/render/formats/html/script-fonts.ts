import { fontCodePoints } from './font-code-points.ts';
import { fontPackage, rangeHas } from './font-package.ts';
import { textCodePoints } from './fonts.ts';

/** Fonts for what the text font lacks; the first that has a glyph is used. That of Chinese has kana and the kanji of Japanese too. */
const SCRIPT_FONTS = [
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-thai',
  'noto-sans-devanagari',
  'noto-emoji',
];
/** As of the fonts of the text: a browser does not mix faces of different weights. */
const FACES = [
  { family: 'Briefing Text', weight: 400 },
  { family: 'Briefing Text', weight: 600 },
  { family: 'Briefing Text', weight: 700 },
  { family: 'Briefing Display', weight: 600 },
] as const;
const WEIGHTS = [...new Set(FACES.map(({ weight }) => weight))];

/** Whether the fonts are needed at all; most texts have none of these. */
const OF_OTHER_SCRIPTS =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Arab}\p{scx=Hebr}\p{scx=Thai}\p{scx=Deva}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20E3\u3000-\u303F\uFF00-\uFFEF]/gu;
/** They join emoji to one, so that each font that has emoji of the text needs them. */
const JOINERS = [0x200d, 0xfe0f];

/** The Thai vowel sara am is drawn from its two parts: without their glyphs it is a gap. */
const DRAWN_FROM: ReadonlyMap<number, readonly number[]> = new Map([[0x0e33, [0x0e4d, 0x0e32]]]);

/** Embedded fonts for names in other scripts. */
export interface ScriptFonts {
  /** Font faces as CSS; empty if the text needs none. */
  readonly css: string;
  /** The code points that they have a glyph for, of those in the text. */
  readonly points: ReadonlySet<number>;
}

/**
 * Fonts with the glyphs of the text that the text font lacks: Chinese, Japanese, Korean, Arabic, Hebrew, Thai, Devanagari
 * and emoji. They belong to the families of the text, so that style sheets need not know of them.
 */
export async function scriptFonts(text: string): Promise<ScriptFonts> {
  const written = Array.from(new Set(text.match(OF_OTHER_SCRIPTS)), one => one.codePointAt(0) ?? 0);
  const points = [...new Set(written.flatMap(point => [point, ...(DRAWN_FROM.get(point) ?? [])]))]
    .filter(point => !textCodePoints().has(point))
    .sort((a, b) => a - b);
  if (points.length === 0) return { css: '', points: new Set() };
  const subsets = chosenSubsets(points);
  const rules = await Promise.all(subsets.map(faceRules));
  return { css: rules.flat().join('\n'), points: new Set(subsets.flatMap(subset => subset.points)) };
}

interface Subset {
  readonly font: Buffer;
  readonly points: readonly number[];
}

function chosenSubsets(points: readonly number[]): readonly Subset[] {
  const open = new Set(points);
  return SCRIPT_FONTS.flatMap(name => {
    const { subsets, read } = fontPackage('@fontsource-variable', name);
    return Object.entries(subsets()).flatMap(([subset, range]) => {
      if (![...open].some(rangeHas(range))) return [];
      const font = read(subset, 'wght');
      const glyphs = fontCodePoints(font);
      const found = [...open].filter(point => glyphs.has(point));
      if (found.length === 0) return [];
      for (const point of found) open.delete(point);
      return [{ font, points: [...found, ...JOINERS.filter(point => glyphs.has(point))] }];
    });
  });
}

async function faceRules({ font, points }: Subset): Promise<string[]> {
  const { default: subsetFont } = await import('subset-font');
  const text = String.fromCodePoint(...points);
  const range = points.map(point => `U+${point.toString(16)}`).join(',');
  const data = new Map<number, string>();
  for (const wght of WEIGHTS) {
    const instance = await subsetFont(font, text, { targetFormat: 'truetype', variationAxes: { wght } });
    data.set(wght, instance.toString('base64'));
  }
  return FACES.map(
    ({ family, weight }) =>
      `@font-face{font-family:'${family}';font-weight:${String(weight)};font-style:normal;src:url(data:font/ttf;base64,${data.get(weight) ?? ''}) format('truetype');unicode-range:${range}}`,
  );
}
