import { PORTFOLIO_FORMATS, writePortfolio, type PortfolioFormat } from '../run/portfolio.ts';
import { STANDARD_OUTPUT } from '../run/render.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Language } from '../model/language.ts';
import { branding } from './branding.ts';
import { readConfiguration } from './configuration.ts';
import type { GlobalFlags } from './flags.ts';
import { withInterrupt } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { columnsOf } from './text-layout.ts';
import { portfolioText } from './portfolio-text.ts';
import { print, warn } from './terminal.ts';

export interface PortfolioFlags {
  readonly config?: string;
  readonly out: string;
  readonly format?: readonly string[];
  readonly lang?: Language;
  readonly page?: 'a4' | 'letter';
  readonly browser?: string;
  readonly templates?: string;
}

/** `portfolio`: one page over the saved assessments of several clients. Resolves to the exit code. */
export async function portfolio(
  paths: readonly string[],
  flags: PortfolioFlags,
  globals: GlobalFlags,
): Promise<number> {
  if (flags.out === STANDARD_OUTPUT)
    throw new CloudbriefError('CB_USAGE', '--out takes a folder here.', 'Leave it out, or name one.');
  const configuration = readConfiguration(flags);
  const { config } = configuration;
  const progress = createProgress(globals.quiet === true);
  const request = {
    out: flags.out,
    formats: (flags.format ?? ['pdf', 'html']).map(formatNamed),
    language: flags.lang ?? config.lang ?? 'en',
    page: flags.page ?? config.page ?? 'a4',
    branding: await branding(flags, configuration),
    browser: flags.browser ?? config.browser,
    environment: process.env,
  };
  const { portfolio, files, older } = await withInterrupt(signal =>
    writePortfolio(paths, { ...request, signal, on: progress.on }),
  ).finally(progress.end);
  if (older.length > 0) warn(`Left out, because there is a newer one of the same client: ${older.join(', ')}`);
  if (globals.quiet !== true) await print(portfolioText(portfolio, files, columnsOf(process.stdout)));
  return 0;
}

function formatNamed(name: string): PortfolioFormat {
  const format = PORTFOLIO_FORMATS.find(one => one === name);
  if (format === undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      `A portfolio has no format ${name}.`,
      `Name any of ${PORTFOLIO_FORMATS.join(', ')}.`,
    );
  return format;
}
