import { join } from 'node:path';
import { portfolio, type Portfolio } from '../brief/index.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Language } from '../model/language.ts';
import { PORTFOLIO_FORMATS, renderPortfolio, type PortfolioFormat } from '../render/portfolio.ts';
import type { RenderOptions } from '../render/renderer.ts';
import type { OnEvent } from './events.ts';
import { readAssessment } from './read-assessment.ts';
import { writeFile } from './write-file.ts';

export { PORTFOLIO_FORMATS, type Portfolio, type PortfolioFormat };

export interface PortfolioRequest extends RenderOptions {
  readonly out: string;
  readonly formats: readonly PortfolioFormat[];
  readonly language: Language;
  readonly on: OnEvent;
}

export interface PortfolioResult {
  readonly portfolio: Portfolio;
  readonly files: readonly string[];
  /** Assessments of a client of which there is a newer one: they are left out. */
  readonly older: readonly string[];
}

/** Writes the page over these saved assessments: of each client the newest. */
export async function writePortfolio(paths: readonly string[], request: PortfolioRequest): Promise<PortfolioResult> {
  const { kept, older } = await newestOfEach(paths, request.signal);
  const page = portfolio(kept, request.language);
  const files: string[] = [];
  for (const format of request.formats) {
    const name = `portfolio.${format}`;
    request.on({ type: 'phase', phase: 'rendering', detail: name });
    const bytes = await renderPortfolio(page, format, request);
    const path = join(request.out, name);
    const failure = writeFile(path, bytes);
    if (failure !== undefined) throw failure;
    files.push(path);
    request.on({ type: 'file', path });
  }
  return { portfolio: page, files, older };
}

/** One after another: a large assessment takes much memory to validate. */
async function newestOfEach(
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ readonly kept: readonly Assessment[]; readonly older: readonly string[] }> {
  const newest = new Map<string, { readonly path: string; readonly assessment: Assessment }>();
  const older: string[] = [];
  for (const path of new Set(paths)) {
    const assessment = await readAssessment(path, signal);
    if (assessment.whatIf !== undefined) throw supposed(path);
    const { name } = assessment.client;
    const other = newest.get(name);
    if (other?.assessment.now === assessment.now) throw twice(other.path, path, name);
    const later = other === undefined || assessment.now > other.assessment.now;
    if (other !== undefined) older.push(later ? other.path : path);
    if (later) newest.set(name, { path, assessment });
  }
  return { kept: [...newest.values()].map(({ assessment }) => assessment), older };
}

const supposed = (path: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${path} supposes that some checks were fixed.`,
    'Name assessments of what is there, without --what-if.',
  );

const twice = (one: string, other: string, client: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${one} and ${other} are both of “${client}”, as of the same moment.`,
    'Name each client once; client.name in cloudbrief.yaml tells them apart.',
  );
