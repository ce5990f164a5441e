import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Face {
  readonly family: string;
  readonly name: string;
  readonly weights: readonly number[];
}

/**
 * Static weights: the browser embeds a variable font in a PDF as outlines without text. No family is called like a generic
 * one, which would win.
 */
const FACES: readonly Face[] = [
  { family: 'Briefing Text', name: 'source-sans-3', weights: [400, 600, 700] },
  { family: 'Briefing Display', name: 'source-serif-4', weights: [600] },
];

const require = createRequire(import.meta.url);

/** The font faces, embedded: those subsets only that hold a character of the text. */
export function fontFaces(text: string): string {
  const points = new Set(Array.from(text, character => character.codePointAt(0) ?? 0));
  return FACES.flatMap(face => {
    const home = dirname(require.resolve(`@fontsource/${face.name}/package.json`));
    const ranges = JSON.parse(readFileSync(join(home, 'unicode.json'), 'utf8')) as Record<string, string>;
    return Object.entries(ranges)
      .filter(([subset, range]) => subset === 'latin' || holdsAny(range, points))
      .flatMap(([subset, range]) => face.weights.map(weight => faceRule(home, face, subset, range, weight)));
  }).join('\n');
}

function faceRule(home: string, { family, name }: Face, subset: string, range: string, weight: number): string {
  const font = readFileSync(join(home, 'files', `${name}-${subset}-${String(weight)}-normal.woff2`)).toString('base64');
  return `@font-face{font-family:'${family}';font-weight:${String(weight)};font-style:normal;src:url(data:font/woff2;base64,${font}) format('woff2');unicode-range:${range}}`;
}

/** `U+0301,U+0400-045F` */
function holdsAny(range: string, points: ReadonlySet<number>): boolean {
  const blocks = range.split(',').map(block => {
    const [from = '', to = from] = block.replace('U+', '').split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  });
  for (const point of points) if (blocks.some(({ from, to }) => point >= from && point <= to)) return true;
  return false;
}
