import { join } from 'node:path';
import { CONFIG_FILE, type LoadedConfig } from '../config/load.ts';
import { packageRoot } from '../lib/package-root.ts';
import { sanitizeText } from '../lib/text.ts';
import { dayOf } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';
import { extensionMetadata } from '../run/extension-metadata.ts';
import type { Extensions } from '../run/extensions.ts';
import { runAssess, type AssessRequest, type AssessResult } from '../run/assess.ts';
import { STANDARD_OUTPUT, summarize } from '../run/render.ts';
import { INVENTORY_FILE } from '../run/stale-files.ts';
import { ageNotes } from './age-notes.ts';
import { brokenCheckNotes } from './broken-check-notes.ts';
import { brokenFactNotes } from './broken-fact-notes.ts';
import { metadataById } from './check-metadata.ts';
import { chargesLine } from './charges-line.ts';
import { givenTargetOptions, resumeCommand, targetsRequest } from './targets-request.ts';
import { storyText } from './compare.ts';
import { readConfiguration } from './configuration.ts';
import { afterTheirFaults, readExtensions } from './extensions.ts';
import { ownCheckOptions } from './own-checks.ts';
import { baselineRequest } from './history-request.ts';
import { exceptionNotes } from './exception-notes.ts';
import type { AssessFlags, GlobalFlags } from './flags.ts';
import { gateReport, type GateReportOptions } from './gate-report.ts';
import { leaveSignalsToJudge } from './foreign-signals.ts';
import { withInterrupt } from './interrupt.ts';
import { parseNow } from './now-option.ts';
import { rejectTruths } from './what-if-option.ts';
import { version } from '../run/version.ts';
import { createProgress } from './progress.ts';
import { deploymentOf } from './deployment-options.ts';
import { renderingOf } from './rendering.ts';
import { columnsOf } from './text-layout.ts';
import { statistics } from './statistics.ts';
import { supportsColour, printError, print, warn } from './terminal.ts';

/** Collection date of the sample. Assessing as of this date keeps the briefing the same on every run. */
const SAMPLE_DATE = '2026-11-22T12:00:00.000Z';

/** `assess`: collects from accounts or reads saved inventories, and writes the briefing. Resolves to the exit code. */
export function assess(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  const now = parseNow(flags.now) ?? clock();
  const { from = [] } = flags;
  if (from.length > 0) rejectTargetOptions(flags);
  const deployment = deploymentOf(flags);
  return run(flags, globals, { configuration: readConfiguration(flags), from, deployment, now });
}

function rejectTargetOptions(flags: AssessFlags): void {
  const given = givenTargetOptions(flags);
  if (given.length === 0) return;
  throw new CloudbriefError(
    'CB_USAGE',
    `${given.join(', ')} ${given.length === 1 ? 'has' : 'have'} no effect with --from, which reads saved inventories and no account.`,
    `Leave ${given.length === 1 ? 'it' : 'them'} out, or leave out --from to read the account again.`,
  );
}

/** `demo`: the same for the sample company. */
export function demo(flags: AssessFlags, globals: GlobalFlags): Promise<number> {
  const sample = join(packageRoot(), 'examples', 'noonsale');
  const configuration =
    flags.config === undefined ? readConfiguration({ config: CONFIG_FILE }, sample) : readConfiguration(flags);
  const now = parseNow(flags.now) ?? SAMPLE_DATE;
  // A sample in the history of a company would be its last quarter.
  const kept = flags.store === undefined ? { ...flags, store: false } : flags;
  return run(kept, globals, { configuration, from: [join(sample, 'inventory.ndjson')], now });
}

type GateRules = AssessRequest['gate'];
type Input = Pick<AssessRequest, 'configuration' | 'from' | 'deployment' | 'now'>;

async function run(flags: AssessFlags, globals: GlobalFlags, input: Input): Promise<number> {
  const quiet = globals.quiet === true;
  const toOutput = flags.out === STANDARD_OUTPUT;
  const extensions = await readExtensions(input.configuration, flags.plugin);
  const progress = createProgress(quiet);
  const result = await afterTheirFaults(extensions, globals.debug === true, async () => {
    const request = await requestOf(flags, input, extensions);
    const { on, end } = leaveSignalsToJudge(progress.on);
    return withInterrupt(signal => runAssess({ ...request, on, signal }).finally(end));
  }).finally(progress.end);
  const { assessment } = result;
  const { facts, owners } = extensions;
  for (const line of [...brokenCheckNotes(assessment, owners), ...brokenFactNotes(assessment, facts, owners)])
    warn(line);
  const checks = metadataById(extensionMetadata(extensions));
  return report(result, {
    quiet: quiet || toOutput,
    stats: flags.stats === true,
    debug: globals.debug === true,
    checks,
    own: ownCheckOptions(flags),
  });
}

/** The options, else the configuration, else the defaults. */
async function requestOf(
  flags: AssessFlags,
  { configuration, from, deployment, now }: Input,
  extensions: Extensions,
): Promise<Omit<AssessRequest, 'on' | 'signal'>> {
  const { config } = configuration;
  rejectTruths(flags);
  if (flags.allFindings === true && flags.out === STANDARD_OUTPUT)
    throw new CloudbriefError(
      'CB_USAGE',
      '--all-findings writes a file, and --out - writes none.',
      'Name a folder with --out.',
    );
  const { render, language } = await renderingOf(flags, configuration, extensions);
  return {
    configuration,
    extensions,
    from,
    deployment,
    collect: from.length > 0 ? undefined : collectionOf(flags, configuration, extensions),
    whatIf: flags.whatIf,
    selection: { checks: flags.checks, questions: flags.questions, frameworks: flags.framework },
    gate: flags.whatIf === undefined ? gateOf(flags, config) : {},
    ...(flags.whatIf === undefined
      ? baselineRequest(flags, configuration, dayOf(clock()))
      : { baseline: undefined, history: undefined }),
    newOnly: flags.newOnly === true,
    language,
    render,
    redact: flags.redact === true,
    allFindings: flags.allFindings === true,
    now,
    version: version(),
  };
}

const gateOf = (flags: AssessFlags, { gate }: LoadedConfig['config']): GateRules => ({
  failOn: flags.failOn ?? gate?.failOn,
  failOnUnknown: flags.failOnUnknown ?? gate?.failOnUnknown,
  requireConfidence: flags.requireConfidence ?? gate?.requireConfidence,
});

const collectionOf = (
  flags: AssessFlags,
  configuration: LoadedConfig,
  extensions: Extensions,
): AssessRequest['collect'] => ({
  targets: targetsRequest(flags, configuration, extensions),
  out: flags.out === STANDARD_OUTPUT ? undefined : join(flags.out, INVENTORY_FILE),
  resumeCommand: resumeCommand(flags, join(flags.out, INVENTORY_FILE)),
  tool: `cloudbrief ${version()}`,
  clock,
});

const clock = (): string => new Date().toISOString();

async function report(
  result: AssessResult,
  {
    quiet,
    stats,
    debug,
    checks,
    own,
  }: { quiet: boolean; stats: boolean; debug: boolean } & Pick<GateReportOptions, 'checks' | 'own'>,
): Promise<number> {
  if (result.output !== undefined) await print(result.output);
  if (!quiet)
    await print(summarize(result.briefing, result.assessment, { colour: supportsColour(), files: result.files }));
  const { charges } = result.assessment.coverage;
  if (!quiet && charges !== undefined) warn(chargesLine(charges));
  const { losses } = result.briefing.summary;
  if (!quiet && losses !== '') await print(`${losses}\n`);
  if (!quiet && result.stored !== undefined) await print(`${result.briefing.summary.stored} ${result.stored}\n`);
  const { baselineChanges } = result.briefing;
  if (!quiet && baselineChanges !== undefined)
    await print(`\n${baselineChanges.kicker}\n${storyText(baselineChanges.story, columnsOf(process.stdout))}`);
  if (stats) warn(statistics(result));
  for (const line of quiet ? [] : [...ageNotes(result.assessment), ...exceptionNotes(result.assessment)]) warn(line);
  if (!quiet && result.stale.length > 0)
    warn(`From an earlier run, and not of this one: ${result.stale.map(path => sanitizeText(path, 400)).join(', ')}.`);
  const { configured, passed } = result.gate;
  if (configured && !passed)
    warn(
      gateReport(result.assessment, result.gate, {
        columns: columnsOf(process.stderr),
        checks,
        own,
        files: result.files,
      }),
    );
  for (const failure of result.failures) printError(failure, debug);
  return result.failures.length > 0 ? 2 : passed ? 0 : 1;
}
