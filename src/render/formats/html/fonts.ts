import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontCodePoints } from './font-code-points.ts';

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

const require = createRequire(import.meta.url);

/** Font faces as CSS with embedded fonts, of those subsets that have a character of the text. */
export function fontFaces(text: string): string {
  // The latin subset is always embedded, so ASCII need not be looked up: that saves most of millions of characters.
  const beyond = new Set(text.match(/[^\0-\x7f]/gu));
  const points = new Set(Array.from(beyond, character => character.codePointAt(0) ?? 0));
  return FACES.flatMap(face => {
    return Object.entries(rangesOf(face.name))
      .filter(([subset, range]) => subset === 'latin' || holdsAny(range, points))
      .flatMap(([subset, range]) => face.weights.map(weight => faceRule(face, subset, range, weight)));
  }).join('\n');
}

/** Characters of a run that are escaped before it ends in `…`. */
const ESCAPED_RUN = 8;
let missingGlyphs: RegExp | undefined;

/**
 * Replaces each character without a glyph in our fonts by its escape (`\u{5D0}`), for PDFs: a system font would differ from
 * machine to machine, and without one the reader would see an empty box. Long runs end in `…`.
 */
export function escapeMissingGlyphs(text: string): string {
  missingGlyphs ??= missingGlyphRuns();
  return text.replaceAll(missingGlyphs, run => {
    const characters = Array.from(run);
    const escaped = characters
      .slice(0, ESCAPED_RUN)
      .map(character => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
    return `${escaped.join('')}${characters.length > ESCAPED_RUN ? '…' : ''}`;
  });
}

/** Tab, line feed and carriage return of the markup need no glyph. */
const LAYOUT = [9, 10, 13];

function missingGlyphRuns(): RegExp {
  const { name } = FACES[0] ?? { name: '' };
  const points = new Set([
    ...LAYOUT,
    ...Object.keys(rangesOf(name)).flatMap(subset => [...fontCodePoints(readFont(name, subset, 400))]),
  ]);
  const parts = [...points].map(point => `\\u{${point.toString(16)}}`);
  // Chrome sets the widths of spaces without a glyph.
  return new RegExp(`[^\\p{Zs}${parts.join('')}]+`, 'gu');
}

function rangesOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(packageFolder(name), 'unicode.json'), 'utf8')) as Record<string, string>;
}

const packageFolder = (name: string): string => dirname(require.resolve(`@fontsource/${name}/package.json`));

const readFont = (name: string, subset: string, weight: number): Buffer =>
  readFileSync(join(packageFolder(name), 'files', `${name}-${subset}-${String(weight)}-normal.woff2`));

function faceRule({ family, name }: Face, subset: string, range: string, weight: number): string {
  const font = readFont(name, subset, weight).toString('base64');
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
