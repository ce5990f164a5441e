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
  // Millions of letters, hundreds of different ones; the first hundred and twenty-eight are in the latin subset, which is always there.
  const beyond = new Set(text.match(/[^\0-\x7f]/gu));
  const points = new Set(Array.from(beyond, character => character.codePointAt(0) ?? 0));
  return FACES.flatMap(face => {
    return Object.entries(rangesOf(face.name))
      .filter(([subset, range]) => subset === 'latin' || holdsAny(range, points))
      .flatMap(([subset, range]) => face.weights.map(weight => faceRule(face, subset, range, weight)));
  }).join('\n');
}

const NOT_WORTH_SPELLING = 8;
let undrawable: RegExp | undefined;

/**
 * Text with every character that none of our fonts holds spelled out (`\u{5D0}`), for paper: a font of the machine would
 * make it look otherwise elsewhere, and where there is none, a box would stand for it that says nothing. Long runs end in `…`.
 */
export function escapeMissingGlyphs(text: string): string {
  undrawable ??= undrawableRuns();
  return text.replaceAll(undrawable, run => {
    const characters = Array.from(run);
    const spelled = characters
      .slice(0, NOT_WORTH_SPELLING)
      .map(character => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
    return `${spelled.join('')}${characters.length > NOT_WORTH_SPELLING ? '…' : ''}`;
  });
}

/** Line breaks and tabs of the page are no text. */
const LAYOUT = [9, 10, 13];

function undrawableRuns(): RegExp {
  const { name } = FACES[0] ?? { name: '' };
  const points = new Set([
    ...LAYOUT,
    ...Object.keys(rangesOf(name)).flatMap(subset => [...fontCodePoints(readFont(name, subset, 400))]),
  ]);
  const parts = [...points].map(point => `\\u{${point.toString(16)}}`);
  // Spaces need no glyph: the browser sets their widths itself.
  return new RegExp(`[^\\p{Zs}${parts.join('')}]+`, 'gu');
}

function rangesOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(managedEnvironmentOf(name), 'unicode.json'), 'utf8')) as Record<string, string>;
}

const managedEnvironmentOf = (name: string): string => dirname(require.resolve(`@fontsource/${name}/package.json`));

const readFont = (name: string, subset: string, weight: number): Buffer =>
  readFileSync(join(managedEnvironmentOf(name), 'files', `${name}-${subset}-${String(weight)}-normal.woff2`));

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
