import { fontCodePoints } from './font-code-points.ts';
import { fontPackage, rangeHas } from './font-package.ts';

interface Face {
  readonly family: string;
  readonly name: string;
  readonly weights: readonly number[];
}

/**
 * Static weights, because Chrome embeds a variable font in a PDF as outlines without text. The families have names of their
 * own, because an installed font of the same name would win.
 */
const FACES: readonly Face[] = [
  { family: 'Briefing Text', name: 'source-sans-3', weights: [400, 600, 700] },
  { family: 'Briefing Display', name: 'source-serif-4', weights: [600] },
];
const packageOf = ({ name }: Face) => fontPackage('@fontsource', name);

/** Font faces as CSS with embedded fonts, of those subsets that have a character of the text. */
export function fontFaces(text: string): string {
  // The latin subset is always embedded, so ASCII need not be looked up: that saves most of millions of characters.
  const beyond = new Set(text.match(/[^\0-\x7f]/gu));
  const points = Array.from(beyond, character => character.codePointAt(0) ?? 0);
  return FACES.flatMap(face =>
    Object.entries(packageOf(face).subsets())
      .filter(([subset, range]) => subset === 'latin' || points.some(rangeHas(range)))
      .flatMap(([subset, range]) => face.weights.map(weight => faceRule(face, subset, range, weight))),
  ).join('\n');
}

function faceRule(face: Face, subset: string, range: string, weight: number): string {
  const font = packageOf(face).read(subset, String(weight)).toString('base64');
  return `@font-face{font-family:'${face.family}';font-weight:${String(weight)};font-style:normal;src:url(data:font/woff2;base64,${font}) format('woff2');unicode-range:${range}}`;
}

let textPoints: ReadonlySet<number> | undefined;

/** The code points for which the font of the text has a glyph. */
export function textCodePoints(): ReadonlySet<number> {
  return (textPoints ??= new Set(
    FACES.slice(0, 1).flatMap(face =>
      Object.keys(packageOf(face).subsets()).flatMap(subset => [
        ...fontCodePoints(packageOf(face).read(subset, '400')),
      ]),
    ),
  ));
}
