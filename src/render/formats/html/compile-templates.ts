import type Handlebars from 'handlebars';
import type { HelperOptions, TemplateDelegate } from 'handlebars';
import type {
  BarsView,
  BoxState,
  EveningChart,
  Evidence,
  ExceedanceView,
  Glyph,
  PlanStep,
  PostureRow,
  QuartersView,
  SlopeView,
} from '../../../brief/index.ts';
import type { Grade } from '../../../model/assessment.ts';
import type { Direction } from '../../../model/trend.ts';
import { bars } from '../../charts/bars.ts';
import { eveningChart } from '../../charts/evening.ts';
import { exceedance } from '../../charts/exceedance.ts';
import { ARROW, glyphIcon, shareBar, stateIcon } from '../../charts/glyphs.ts';
import { directionIcon, gradeIcon, rangeBar } from '../../charts/icons.ts';
import { planBar } from '../../charts/plan-bar.ts';
import { quartersChart } from '../../charts/quarters.ts';
import { slopeChart } from '../../charts/slope.ts';
import { PRECOMPILED_TEMPLATES } from './precompiled-templates.ts';
import { syntaxError, templateHash, TemplateRunError, type Templates } from './templates.ts';

type Engine = typeof Handlebars;
/** Renders a view as HTML. */
type Render = (view: object) => string;

const compiled = new Map<string, Promise<Render>>();

/** Compiles template files only: text from an assessment is data, and escaped. */
export function compileTemplates(templates: Templates): Promise<Render> {
  const key = JSON.stringify([templates.page, ...templates.partials]);
  const render = compiled.get(key) ?? compile(templates);
  compiled.set(key, render);
  return render;
}

async function compile({ page, partials, fileOf, pathOf }: Templates): Promise<Render> {
  const engine = await engineFor([page, ...partials.values()]);
  for (const source of [page, ...partials.values()]) assertSyntax(engine, source, fileOf(source));
  for (const [name, source] of partials)
    engine.registerPartial(name, named(templateOf(engine, source), pathOf(source)));
  registerHelpers(engine);
  const render = named(templateOf(engine, page), pathOf(page));
  return view => render(view);
}

/** Loads the runtime alone if every template is precompiled: the compiler is most of Handlebars. */
async function engineFor(sources: readonly string[]): Promise<Engine> {
  if (!sources.every(source => PRECOMPILED_TEMPLATES.has(templateHash(source))))
    return (await import('handlebars')).default.create();
  // The types do not declare the runtime's entry point.
  const { default: runtime } = await import('handlebars/runtime.js');
  return (runtime as unknown as Engine).create();
}

/** A compiled template is only parsed when it is rendered, where the error no longer has a file. */
function assertSyntax(engine: Engine, source: string, file: string | undefined): void {
  if (file === undefined) return;
  try {
    engine.parse(source);
  } catch (error) {
    throw syntaxError(file, error);
  }
}

/** An error while it runs names its file: Handlebars knows the line only. The innermost partial names it first. */
const named =
  (template: TemplateDelegate, path: string): TemplateDelegate =>
  (...given) => {
    try {
      return template(...given);
    } catch (error) {
      throw error instanceof TemplateRunError ? error : new TemplateRunError(path, error);
    }
  };

function templateOf(engine: Engine, source: string): TemplateDelegate {
  const precompiled = PRECOMPILED_TEMPLATES.get(templateHash(source));
  return precompiled === undefined ? engine.compile(source, { strict: true }) : engine.template(precompiled);
}

function registerHelpers(engine: Engine): void {
  const { escapeExpression: escape, SafeString } = engine;
  engine.registerHelper('shape', (grade: Grade) => new SafeString(gradeIcon(grade)));
  engine.registerHelper('direction', (direction: Direction) => new SafeString(directionIcon(direction)));
  engine.registerHelper('rangeBar', (row: PostureRow) => new SafeString(rangeBar(row, escape(row.barLabel))));
  engine.registerHelper('planBar', (step: PlanStep) => new SafeString(planBar(step, escape(step.alternative))));
  engine.registerHelper('quarters', (view: QuartersView) => new SafeString(quartersChart(view, escape)));
  engine.registerHelper('slope', (view: SlopeView) => new SafeString(slopeChart(view, escape)));
  engine.registerHelper('glyphIcon', (glyph: Glyph) => new SafeString(glyphIcon(glyph)));
  engine.registerHelper('stateIcon', (state: BoxState) => new SafeString(stateIcon(state)));
  engine.registerHelper('shareBar', (percent: number) => new SafeString(shareBar(percent)));
  engine.registerHelper('arrowIcon', () => new SafeString(ARROW));
  engine.registerHelper('evening', (view: EveningChart) => new SafeString(eveningChart(view, escape)));
  engine.registerHelper('bars', (view: BarsView) => new SafeString(bars(view, escape)));
  engine.registerHelper('exceedance', (view: ExceedanceView) => new SafeString(exceedance(view, escape)));
  engine.registerHelper('evidenceChapter', (question: string, { data }: HelperOptions) => {
    const { evidence } = (data as { root: { evidence?: Evidence } }).root;
    const chapter = evidence?.chapters.find(one => one.question === question && one.groups.length > 0);
    return chapter && evidence?.contents.find(one => one.question === question);
  });
  engine.registerHelper('evidenceFor', (id: string, { data }: HelperOptions) =>
    (data as { root: { evidence?: Evidence } }).root.evidence?.chapters
      .flatMap(({ groups }) => groups)
      .find(group => group.id === id),
  );
}
