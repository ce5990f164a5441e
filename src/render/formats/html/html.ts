import type Handlebars from 'handlebars';
import type { HelperOptions, TemplateDelegate } from 'handlebars';
import type {
  BarsView,
  Briefing,
  Evidence,
  ExceedanceView,
  MapView,
  PostureRow,
  SlopeView,
  TimelineView,
} from '../../../brief/index.ts';
import type { Grade } from '../../../model/assessment.ts';
import type { Direction } from '../../../model/trend.ts';
import type { Branding } from '../../branding.ts';
import { fontFaces } from './fonts.ts';
import { evidenceFilterCss } from './evidence-filters.ts';
import { PRECOMPILED_TEMPLATES } from './precompiled-templates.ts';
import type { PageSize } from '../../renderer.ts';
import type { HtmlExtras } from './html-extras.ts';
import { directionIcon, gradeIcon, rangeBar, ICON_DEFINITIONS } from '../../charts/icons.ts';
import { bars } from '../../charts/bars.ts';
import { dotMap } from '../../charts/dot-map.ts';
import { exceedance } from '../../charts/exceedance.ts';
import { slopeChart } from '../../charts/slope.ts';
import { timeline } from '../../charts/timeline.ts';
import { readTemplates, templateError, templateMark, type Templates } from './templates.ts';

const PAGES: Readonly<
  Record<PageSize, { readonly size: string; readonly height: string; readonly top: number; readonly bottom: number }>
> = {
  a4: { size: 'A4', height: '297mm', top: 20, bottom: 18 },
  letter: { size: 'Letter', height: '11in', top: 17, bottom: 16 },
};

/**
 * The briefing as one file that needs nothing else: a page for a phone or a screen, and, printed, the PDF. What only a screen
 * has is left out where nobody hands it in.
 */
export async function renderHtml(
  briefing: Briefing,
  page: PageSize,
  branding: Branding = {},
  screen?: HtmlExtras,
): Promise<string> {
  const templates = readTemplates(branding.templates, branding.brief === true ? 'brief' : 'briefing');
  try {
    const print = await compiled(templates);
    const view = { contents: undefined, evidence: undefined, ...briefing, ...screen, logo: branding.logo };
    const text = print({ ...view, css: STYLE, shapes: ICON_DEFINITIONS });
    const css = `${styleSheet(briefing, page, text, templates, branding)}${screenStyle(templates, screen)}`;
    return text.replace(STYLE, () => css);
  } catch (error) {
    throw templateError(branding.templates, error);
  }
}

/** Stands where the style sheet goes, which is not known before the text is; the first one is ours, whatever names come after it. */
export const STYLE = '/* style */';

type Print = (view: object) => string;
const valueOrNull = new Map<string, Promise<Print>>();

/** Only template files are ever compiled, ours or the user's own; what comes from an assessment is data to them, and escaped. */
export function compiled(templates: Templates): Promise<Print> {
  const key = JSON.stringify([templates.page, ...templates.partials]);
  const print = valueOrNull.get(key) ?? compile(templates);
  valueOrNull.set(key, print);
  return print;
}

async function compile({ page, partials }: Templates): Promise<Print> {
  const engine = await engineFor([page, ...partials.values()]);
  for (const [name, source] of partials) engine.registerPartial(name, template(engine, source));
  engine.registerHelper('shape', (grade: Grade) => new engine.SafeString(gradeIcon(grade)));
  engine.registerHelper(
    'rangeBar',
    (row: PostureRow) => new engine.SafeString(rangeBar(row, engine.escapeExpression(row.barLabel))),
  );
  engine.registerHelper('direction', (direction: Direction) => new engine.SafeString(directionIcon(direction)));
  const { escapeExpression, SafeString } = engine;
  engine.registerHelper('slope', (view: SlopeView) => new SafeString(slopeChart(view, escapeExpression)));
  engine.registerHelper('dotMap', (view: MapView) => new SafeString(dotMap(view, escapeExpression)));
  engine.registerHelper('timeline', (view: TimelineView) => new SafeString(timeline(view, escapeExpression)));
  engine.registerHelper('bars', (view: BarsView) => new SafeString(bars(view, escapeExpression)));
  engine.registerHelper('exceedance', (view: ExceedanceView) => new SafeString(exceedance(view, escapeExpression)));
  engine.registerHelper('evidenceFor', (id: string, { data }: HelperOptions) =>
    (data as { root: { evidence?: Evidence } }).root.evidence?.chapters
      .flatMap(({ groups }) => groups)
      .find(group => group.id === id),
  );
  const printed = template(engine, page);
  return view => printed(view);
}

type Engine = typeof Handlebars;

/** With the compiler only where something is to be compiled: it is most of the engine. */
async function engineFor(sources: readonly string[]): Promise<Engine> {
  const ready = sources.every(source => PRECOMPILED_TEMPLATES.has(templateMark(source)));
  // Its types know nothing of the half that is loaded here.
  const half = async (): Promise<Engine> => (await import('handlebars/runtime.js')).default as unknown as Engine;
  const engine = ready ? await half() : (await import('handlebars')).default;
  return engine.create();
}

function template(engine: Engine, source: string): TemplateDelegate {
  const ready = PRECOMPILED_TEMPLATES.get(templateMark(source));
  return ready === undefined ? engine.compile(source, { strict: true }) : engine.template(ready);
}

function styleSheet(
  { footer, mark }: Briefing,
  page: PageSize,
  text: string,
  { style }: Templates,
  { accent }: Branding,
): string {
  const { size, height, top, bottom } = PAGES[page];
  const foot = 'font:max(0.84rem,9pt) "Briefing Text",sans-serif;color:#565b63;vertical-align:top;padding-top:5mm';
  return `${fontFaces(text)}
:root{--page-height:${height};--page-margins:${String(top + bottom)}mm}
@page{size:${size};margin:${String(top)}mm 22mm ${String(bottom)}mm;@bottom-left{content:${cssText(`${footer} · ${mark}`)};width:88%;${foot}}@bottom-right{content:counter(page);text-align:right;${foot}}}
@page cover{margin:0;@bottom-left{content:none}@bottom-right{content:none}}
${style}${accent === undefined ? '' : `\n:root{--accent:${accent}}`}`;
}

const screenStyle = ({ screen: style }: Templates, screen: HtmlExtras | undefined): string =>
  screen === undefined ? '' : `\n${style}${screen.evidence === undefined ? '' : evidenceFilterCss(screen.evidence)}`;

/** A string of CSS that cannot end before its end, nor end the style sheet: all but letters and digits by number. */
export function cssText(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, character => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
