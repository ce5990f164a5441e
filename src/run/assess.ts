import { join } from 'node:path';
import { brief, withEffect, type Briefing } from '../brief/index.ts';
import type { LoadedConfig } from '../config/load.ts';
import { deepFreeze } from '../lib/deep-freeze.ts';
import { dayOf } from '../lib/time.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Language } from '../model/language.ts';
import { isPlanned } from '../model/planned.ts';
import type { Deployment } from '../model/template.ts';
import { obtainInventory } from './obtain-inventory.ts';
import { assessOptions, rulesOf, type Rules } from './assess-options.ts';
import { compareBy } from './compare.ts';
import type { CollectRequest } from './collect.ts';
import type { OnEvent } from './events.ts';
import type { Extensions } from './extensions.ts';
import { createFindingsFile, type FindingsFile } from './findings-file.ts';
import { assertUsable, remember, type HistoryRequest, type Remembered } from './history.ts';
import { gate, type GateRules, type GateVerdict } from '../assess/gate.ts';
import { comparable, readAssessment } from './read-assessment.ts';
import { assessWithLosses, onThread } from './money.ts';
import { rendererFor } from '../render/renderers.ts';
import { renderAll, STANDARD_OUTPUT, type RenderRequest } from './render.ts';
import { createStopwatch } from './stopwatch.ts';
import { warnOfEmpty } from './empty-warnings.ts';
import { FINDINGS_FILE, staleFiles } from './stale-files.ts';
import type { Selection } from './select-checks.ts';
import { supposed, supposedChecks } from './what-if.ts';
import { writeError } from './write-error.ts';

export interface AssessRequest {
  readonly configuration: LoadedConfig;
  /** Checks that count as fixed. */
  readonly whatIf?: readonly string[] | undefined;
  /** Saved inventories to read instead of collecting. */
  readonly from: readonly string[];
  /** How the template in `from` is deployed. */
  readonly deployment?: Deployment | undefined;
  readonly collect?: Omit<CollectRequest, 'on' | 'signal'> | undefined;
  readonly selection: Selection;
  readonly extensions: Extensions;
  readonly gate: GateRules;
  /** An earlier assessment to compare with. */
  readonly baseline?: string | undefined;
  /** Where the assessment is stored; left out for nowhere. */
  readonly history?: HistoryRequest | undefined;
  /** Whether the gate ignores findings of the baseline. */
  readonly newOnly?: boolean;
  /** Language of the briefing; the assessment stays in English. */
  readonly language: Language;
  readonly render: Omit<RenderRequest, 'on'>;
  /** Whether to redact names, ids and addresses in all output. */
  readonly redact: boolean;
  readonly allFindings: boolean;
  readonly now: string;
  readonly version: string;
  readonly on: OnEvent;
  readonly signal: AbortSignal;
}

export interface AssessResult {
  readonly assessment: Assessment;
  readonly briefing: Briefing;
  readonly files: readonly string[];
  /** Files of an earlier run in the same folder. */
  readonly stale: readonly string[];
  /** Errors of parts that failed; all other parts are complete. */
  readonly failures: readonly CloudbriefError[];
  /** Where the assessment is stored. */
  readonly stored?: string;
  readonly gate: GateVerdict;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  /** The single format for standard output. */
  readonly output?: Uint8Array | string;
}

/** From targets or saved inventories to files and gate. A late failure affects its own file only. */
export async function runAssess(request: AssessRequest): Promise<AssessResult> {
  const { on, render, signal } = request;
  const { timings, time } = createStopwatch();
  const prepared = await prepare(request);
  const { inventory: read, files, failures } = await time('collect', () => obtainInventory(request));
  announce(request, read);
  const options = await assessOptions(request, prepared, read);
  const { inventory, whatIf } = supposed(read, prepared.supposed, options);
  const itemised = request.allFindings ? createFindingsFile(join(render.out, FINDINGS_FILE)) : undefined;
  const engine = itemised === undefined ? options : { ...options, onFinding: itemised.add };
  const losses = { money: prepared.money, simulate: onThread(signal) };
  const judged = await time('assess', () => orDiscard(itemised, assessWithLosses(inventory, engine, losses)));
  const assessed: Assessment = { ...judged, ...(whatIf === undefined ? {} : { whatIf }) };
  warnOfEmpty(request, { read, inventory, assessed });
  const compareOnly = isPlanned(read) || failures.some(({ code }) => code === 'CB_NOTHING_READ');
  const remembered = await remember(assessed, {
    ...request,
    history: compareOnly && request.history?.compareWithLast !== true ? undefined : request.history,
    compareOnly,
    baseline: prepared.baseline,
    compare: (before, after) => compareBy(prepared.all, before, after),
  });
  const { shown } = remembered;
  const closed = await closeFindings(itemised, join(render.out, FINDINGS_FILE));
  const before = whatIf && (await assessWithLosses(read, options, losses));
  const briefing = withEffect(brief(shown, request.language), before, shown);
  const rendered = await time('render', () => renderAll(shown, briefing, { ...render, on, signal }));
  const written = [...files, ...closed.files, ...rendered.files];
  return {
    ...outcome(request, { remembered, written, timings, rendered }),
    briefing,
    failures: [
      ...request.extensions.failures,
      ...failures,
      ...remembered.failures,
      ...closed.failures,
      ...rendered.failures,
    ],
  };
}

function outcome(
  request: AssessRequest,
  done: {
    readonly remembered: Remembered;
    readonly written: readonly string[];
    readonly timings: AssessResult['timings'];
    readonly rendered: Pick<AssessResult, 'output'>;
  },
): Omit<AssessResult, 'briefing' | 'failures'> {
  const { render, newOnly } = request;
  const { remembered, written, timings, rendered } = done;
  const { assessment, shown, comparison, stored } = remembered;
  const verdict = gate(assessment, request.gate, newOnly === true ? comparison?.earlier : undefined);
  return {
    assessment: shown,
    files: written,
    stale: render.out === STANDARD_OUTPUT ? [] : staleFiles(render.out, usedFiles(request, written)),
    gate: shownVerdict(verdict, assessment, shown),
    timings,
    ...(stored === undefined ? {} : { stored }),
    ...(rendered.output === undefined ? {} : { output: rendered.output }),
  };
}

const usedFiles = ({ from, baseline }: AssessRequest, written: readonly string[]): string[] => [
  ...from,
  ...(baseline === undefined ? [] : [baseline]),
  ...written,
];

/** The verdict with the findings as they are shown: redaction keeps their order. */
function shownVerdict(verdict: GateVerdict, assessment: Assessment, shown: Assessment): GateVerdict {
  const shownBy = new Map(assessment.findings.map((finding, index) => [finding, shown.findings[index] ?? finding]));
  return { ...verdict, findings: verdict.findings.map(finding => shownBy.get(finding) ?? finding) };
}

function announce(request: AssessRequest, inventory: Inventory): void {
  warnOfEarlyNow(request, inventory);
  request.on({ type: 'phase', phase: 'assessing', detail: `${inventory.resources.length} resources` });
  // The language keeps code of others from changing what every other check is given.
  if (request.extensions.used.length > 0) deepFreeze(inventory);
}

/** Ages would be negative, and nothing would have expired. */
function warnOfEarlyNow({ now, on }: AssessRequest, { header: { started } }: Inventory): void {
  const [asOf, read] = [dayOf(now), dayOf(started)];
  if (asOf >= read) return;
  const message = `--now ${asOf} is before the inventory was collected (${read}): what is newer counts as of that day.`;
  on({ type: 'warning', message });
}

interface Prepared extends Rules {
  /** Checks that count as fixed. */
  readonly supposed: readonly Check[];
  readonly baseline: Assessment | undefined;
}

/** Validates the request before collecting, which takes minutes. */
async function prepare(request: AssessRequest): Promise<Prepared> {
  for (const format of request.render.formats) rendererFor(format, request.render.renderers);
  const prepared = {
    ...(await rulesOf(request)),
    supposed: await supposedChecks(request.whatIf, request.extensions.checks),
    baseline: await baselineOf(request),
  };
  if (request.history !== undefined) await assertUsable(request.history, request.on);
  return prepared;
}

/** Nobody asks for the findings of a run that was interrupted. */
async function orDiscard<T>(file: FindingsFile | undefined, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    file?.discard();
    throw error;
  }
}

/** The path of the file of all findings, or the error of writing it. */
async function closeFindings(
  file: FindingsFile | undefined,
  path: string,
): Promise<Pick<AssessResult, 'files' | 'failures'>> {
  if (file === undefined) return { files: [], failures: [] };
  try {
    return { files: [await file.close()], failures: [] };
  } catch (error) {
    return { files: [], failures: [writeError(path, error)] };
  }
}

async function baselineOf({ baseline, newOnly, now, history, signal }: AssessRequest): Promise<Assessment | undefined> {
  if (baseline === undefined) {
    if (newOnly !== true || history?.compareWithLast === true) return undefined;
    throw new CloudbriefError(
      'CB_USAGE',
      '--new-only needs a baseline.',
      'Name an earlier assessment with --baseline ASSESSMENT, or the stored one of last quarter with --baseline last.',
    );
  }
  const earlier = comparable(await readAssessment(baseline, signal), baseline);
  if (earlier.now <= now) return earlier;
  throw new CloudbriefError(
    'CB_USAGE',
    `The baseline ${baseline} (${earlier.now}) is newer than this assessment (${now}).`,
    'Name an earlier one, or a later timestamp with --now.',
  );
}
