import { join } from 'node:path';
import { CONFIG_FILE, type LoadedConfig } from '../config/load.ts';
import { packageRoot } from '../lib/package-root.ts';
import { CloudbriefError } from '../model/errors.ts';
import { runAssess, type AssessResult } from '../run/assess.ts';
import { rendererFor, STANDARD_OUTPUT, summarize } from '../run/render.ts';
import { branding } from './branding.ts';
import { checkNames } from './check-metadata.ts';
import { chargesLine } from './charges-line.ts';
import { targetsRequest } from './targets-request.ts';
import { storyText } from './compare.ts';
import { readConfiguration } from './configuration.ts';
import { exceptionNotes } from './exception-notes.ts';
import type { AssessFlags, GlobalFlags } from './flags.ts';
import { gateReport } from './gate-report.ts';
import { withInterrupt } from './interrupt.ts';
import { parseNow } from './now-option.ts';
import { version } from './version.ts';
import { createProgress } from './progress.ts';
import { columnsOf } from './text-layout.ts';
import { statistics } from './statistics.ts';
import { supportsColour, printError, print, warn } from './terminal.ts';

const FORMATS = ['pdf', 'html', 'evidence', 'json'];
/** The sample was read on that day; it is judged as of then, so that the briefing is the same every time. */
const SAMPLE_DATE = '2026-11-22T12:00:00.000Z';

export function assess(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  return run(
    flags,
    globals,
    readConfiguration(flags),
    flags.from ?? [],
    parseNow(flags.now) ?? new Date().toISOString(),
  );
}

export function demo(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  const sample = join(packageRoot(), 'examples', 'noonsale');
  const configuration =
    flags.config === undefined ? readConfiguration({ config: CONFIG_FILE }, sample) : readConfiguration(flags);
  return run(flags, globals, configuration, [join(sample, 'inventory.ndjson')], parseNow(flags.now) ?? SAMPLE_DATE);
}

async function run(
  flags: AssessFlags,
  globals: GlobalFlags,
  configuration: LoadedConfig,
  from: readonly string[],
  now: string,
): Promise<number> {
  const quiet = globals.quiet === true;
  const toOutput = flags.out === STANDARD_OUTPUT;
  const formats = formatsOf(flags, toOutput);
  const progress = createProgress(quiet);
  const { config } = configuration;
  const looks = branding(flags, configuration);
  const browser = flags.browser ?? config.browser;
  const result = await withInterrupt(signal =>
    runAssess({
      configuration,
      from,
      collect:
        from.length > 0
          ? undefined
          : {
              targets: targetsRequest(flags, config),
              out: toOutput ? undefined : join(flags.out, 'inventory.ndjson.gz'),
              tool: `cloudbrief ${version()}`,
              clock,
            },
      selection: { checks: flags.checks, questions: flags.questions },
      gate: {
        failOn: flags.failOn ?? config.gate?.failOn,
        failOnUnknown: flags.failOnUnknown ?? config.gate?.failOnUnknown,
        requireConfidence: flags.requireConfidence ?? config.gate?.requireConfidence,
      },
      baseline: flags.baseline,
      newOnly: flags.newOnly === true,
      language: flags.lang ?? config.lang ?? 'en',
      render: {
        out: flags.out,
        formats,
        page: flags.page ?? config.page ?? 'a4',
        branding: looks,
        evidence: flags.evidence,
        browser,
        environment: process.env,
      },
      redact: flags.redact === true,
      allFindings: flags.allFindings === true && !toOutput,
      now,
      version: version(),
      on: progress.on,
      signal,
    }),
  ).finally(progress.end);
  return report(result, { quiet: quiet || toOutput, stats: flags.stats === true, debug: globals.debug === true });
}

const clock = (): string => new Date().toISOString();

async function report(
  result: AssessResult,
  { quiet, stats, debug }: { quiet: boolean; stats: boolean; debug: boolean },
): Promise<number> {
  if (result.output !== undefined) await print(result.output);
  if (!quiet)
    await print(summarize(result.briefing, result.assessment, { colour: supportsColour(), files: result.files }));
  const { charges } = result.assessment.coverage;
  if (!quiet && charges !== undefined) await print(chargesLine(charges));
  const { baselineChanges } = result.briefing;
  if (!quiet && baselineChanges !== undefined)
    await print(`\n${baselineChanges.kicker}\n${storyText(baselineChanges.story, columnsOf(process.stdout))}`);
  if (stats) warn(statistics(result));
  for (const line of quiet ? [] : exceptionNotes(result.assessment)) warn(line);
  const { asked, passed } = result.gate;
  if (asked && !passed)
    warn(gateReport(result.assessment, result.gate, { columns: columnsOf(process.stderr), names: checkNames() }));
  for (const failure of result.failures) printError(failure, debug);
  return result.failures.length > 0 ? 2 : passed ? 0 : 1;
}

export function formatsOf(
  flags: { readonly format?: string[]; readonly evidence?: boolean },
  toOutput: boolean,
): string[] {
  const asked = [...new Set(flags.format ?? FORMATS)];
  const formats = flags.evidence === false ? asked.filter(format => format !== 'evidence') : asked;
  // Before anything is read: a typing error must not cost a quarter of an hour of collecting.
  for (const format of formats) rendererFor(format);
  if (toOutput && formats.length !== 1) {
    throw new CloudbriefError('CB_USAGE', '--out - takes one format.', 'Name it: --format json --out -');
  }
  return formats;
}
