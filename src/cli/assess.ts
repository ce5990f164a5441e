import { join } from 'node:path';
import { loadConfig, type LoadedConfig } from '../config/load.ts';
import { packageRoot } from '../lib/package-root.ts';
import { plainText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { rendererFor, runAssess, STANDARD_OUTPUT, summarize, type AssessResult } from '../run/index.ts';
import { awsRequest } from './aws-request.ts';
import type { AssessFlags, GlobalFlags } from './flags.ts';
import { interruptible } from './interrupt.ts';
import { version } from './version.ts';
import { createProgress } from './progress.ts';
import { statistics } from './statistics.ts';
import { colourful, explain, print, warn } from './terminal.ts';

const FORMATS = ['pdf', 'html', 'json'];
/** The sample was read on that day; it is judged as of then, so that the briefing is the same every time. */
const SAMPLE_DATE = '2026-11-22T12:00:00.000Z';

export function assess(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  return run(
    flags,
    globals,
    loadConfig(flags.config, process.cwd()),
    flags.from ?? [],
    momentOf(flags.now) ?? new Date().toISOString(),
  );
}

export function demo(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  const sample = join(packageRoot(), 'examples', 'noonsale');
  const configuration =
    flags.config === undefined ? loadConfig('cloudbrief.yaml', sample) : loadConfig(flags.config, process.cwd());
  return run(flags, globals, configuration, [join(sample, 'inventory.ndjson')], momentOf(flags.now) ?? SAMPLE_DATE);
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
  const browser = flags.browser ?? config.browser;
  const result = await interruptible(signal =>
    runAssess({
      configuration,
      from,
      collect:
        from.length > 0
          ? undefined
          : {
              aws: awsRequest(flags, config),
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
      render: { out: flags.out, formats, page: flags.page ?? config.page ?? 'a4', browser, environment: process.env },
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
  if (!quiet) await print(summarize(result.briefing, result.assessment, { colour: colourful(), files: result.files }));
  if (stats) warn(statistics(result));
  const { asked, passed, reasons, findings } = result.gate;
  if (asked && !passed) {
    warn(`\nThe gate fails: ${reasons.join('; ')}.`);
    for (const finding of findings.slice(0, 10))
      warn(`  ${finding.severity.padEnd(8)} ${finding.check}: ${plainText(finding.message)}`);
    if (findings.length > 10) warn(`  … and ${findings.length - 10} more in assessment.json`);
  }
  for (const failure of result.failures) explain(failure, debug);
  return result.failures.length > 0 ? 2 : passed ? 0 : 1;
}

export function formatsOf(flags: { readonly format?: string[] }, toOutput: boolean): string[] {
  const formats = [...new Set(flags.format ?? FORMATS)];
  // Before anything is read: a typing error must not cost a quarter of an hour of collecting.
  for (const format of formats) rendererFor(format);
  if (toOutput && formats.length !== 1) {
    throw new CloudbriefError('CB_USAGE', '--out - takes one format.', 'Name it: --format json --out -');
  }
  return formats;
}

function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    throw new CloudbriefError(
      'CB_USAGE',
      `--now "${text}" is no moment.`,
      'Write it as in 2026-11-22 or 2026-11-22T12:00:00Z.',
    );
  }
  return moment.toISOString();
}
