import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Briefing, PostureRow, SlopeView } from '../brief/index.ts';
import { packageRoot } from '../lib/package-root.ts';
import type { Grade } from '../model/assessment.ts';
import type { Direction } from '../model/trend.ts';
import { fontFaces } from './fonts.ts';
import type { PageSize } from './renderer.ts';
import { directionMark, rangeBar, shape, SHAPES } from './shapes.ts';
import { slopeChart } from './slope.ts';

const PARTIALS = [
  'grade',
  'cover',
  'bottom-line',
  'decisions',
  'risk',
  'since',
  'posture',
  'sight',
  'plan',
  'method',
  'glossary',
] as const;
const PAGES: Readonly<
  Record<PageSize, { readonly size: string; readonly height: string; readonly top: number; readonly bottom: number }>
> = {
  a4: { size: 'A4', height: '297mm', top: 20, bottom: 18 },
  letter: { size: 'Letter', height: '11in', top: 17, bottom: 16 },
};

/** The briefing as one file that needs nothing else: a page for a phone or a screen, and, printed, the PDF. */
export async function renderHtml(briefing: Briefing, page: PageSize): Promise<string> {
  const print = await template();
  const text = print({ ...briefing, css: '', shapes: '' });
  return print({ ...briefing, css: styleSheet(briefing, page, text), shapes: SHAPES });
}

let compiled: Promise<(view: object) => string> | undefined;

/** Only our own template files are ever compiled; what comes from an assessment is data to them, and escaped. */
const template = (): Promise<(view: object) => string> => (compiled ??= compile());

async function compile(): Promise<(view: object) => string> {
  const { default: handlebars } = await import('handlebars');
  const engine = handlebars.create();
  const read = (...names: string[]): string => readFileSync(join(packageRoot(), 'templates', ...names), 'utf8');
  for (const name of PARTIALS) engine.registerPartial(name, read('partials', `${name}.hbs`));
  engine.registerHelper('shape', (grade: Grade) => new engine.SafeString(shape(grade)));
  engine.registerHelper(
    'rangeBar',
    (row: PostureRow) => new engine.SafeString(rangeBar(row, engine.escapeExpression(row.barLabel))),
  );
  engine.registerHelper('direction', (direction: Direction) => new engine.SafeString(directionMark(direction)));
  engine.registerHelper('slope', (view: SlopeView) => new engine.SafeString(slopeChart(view, engine.escapeExpression)));
  const compiledTemplate = engine.compile(read('briefing.hbs'), { strict: true });
  return view => compiledTemplate(view);
}

function styleSheet({ footer, mark }: Briefing, page: PageSize, text: string): string {
  const { size, height, top, bottom } = PAGES[page];
  const foot = 'font:0.84rem "Briefing Text",sans-serif;color:#565b63;vertical-align:top;padding-top:5mm';
  return `${fontFaces(text)}
:root{--page-height:${height};--page-margins:${String(top + bottom)}mm}
@page{size:${size};margin:${String(top)}mm 22mm ${String(bottom)}mm;@bottom-left{content:${cssText(`${footer} · ${mark}`)};width:88%;${foot}}@bottom-right{content:counter(page);text-align:right;${foot}}}
@page cover{margin:0;@bottom-left{content:none}@bottom-right{content:none}}
${readFileSync(join(packageRoot(), 'templates', 'briefing.css'), 'utf8')}`;
}

/** A string of CSS that cannot end before its end, nor end the style sheet: all but letters and digits by number. */
function cssText(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, character => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
