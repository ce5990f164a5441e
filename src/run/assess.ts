import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { redactAssessment } from '../assess/redaction.ts';
import { brief, type Briefing } from '../brief/index.ts';
import { loadReaders, PROVIDER_TRAITS } from '../providers/index.ts';
import type { LoadedConfig } from '../config/load.ts';
import { FACTS } from '../facts/index.ts';
import { mergeInventories } from '../inventory/merge.ts';
import { readInventories } from '../inventory/read.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Language } from '../model/language.ts';
import { assessInventory } from '../assess/assessment.ts';
import { compareBy } from './compare.ts';
import { collectInventory, type CollectRequest } from './collect.ts';
import { addMonths, dayOf } from '../lib/time.ts';
import type { OnEvent } from './events.ts';
import { createFindingsFile } from './findings-file.ts';
import { gate, type GateRules, type GateVerdict } from '../assess/gate.ts';
import { comparable, readAssessment } from './read-assessment.ts';
import { rendererFor } from '../render/renderers.ts';
import { renderAll, type RenderRequest } from './render.ts';
import { resolveExceptions } from './resolve-exceptions.ts';
import { selectChecks, resolveParams, type Selection } from './select-checks.ts';

export interface AssessRequest {
  readonly configuration: LoadedConfig;
  /** Saved inventories; without them the clouds are read. */
  readonly from: readonly string[];
  readonly collect?: Omit<CollectRequest, 'on' | 'signal'> | undefined;
  readonly selection: Selection;
  readonly gate: GateRules;
  /** An earlier assessment to be compared with. */
  readonly baseline?: string | undefined;
  /** Whether the gate looks only at what the baseline would not have failed for. */
  readonly newOnly?: boolean;
  /** Of the briefing; the assessment and the evidence stay English. */
  readonly language: Language;
  readonly render: Omit<RenderRequest, 'on'>;
  /** Whether names, numbers and addresses are taken out of all that is rendered. */
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
  /** What could not be done; the rest was. */
  readonly failures: readonly CloudbriefError[];
  readonly gate: GateVerdict;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  /** The one format that was asked for on standard output. */
  readonly output?: Uint8Array | string;
}

/** How long an old version may lie about (risk model 4.6). */
const KEEP_MONTHS = 24;

const COVER_TEXTS = ['period', 'preparedFor', 'preparedBy', 'contact', 'version'] as const;

/** What the configuration says of the briefing itself; what it does not say is left out. */
const onTheCover = (client: LoadedConfig['config']['client']): Partial<Record<(typeof COVER_TEXTS)[number], string>> =>
  Object.fromEntries(
    COVER_TEXTS.flatMap(name => {
      const text = client?.[name];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );

/** From targets or saved inventories to files and a verdict. What fails late costs its own file only. */
export async function runAssess(request: AssessRequest): Promise<AssessResult> {
  const { on } = request;
  const timings: Record<string, number> = {};
  const time = async <T>(stage: string, work: () => Promise<T> | T): Promise<T> => {
    const began = performance.now();
    const done = await work();
    timings[stage] = Math.round(performance.now() - began);
    return done;
  };
  // Before anything is read: a typing error must not cost a quarter of an hour of collecting.
  for (const format of request.render.formats) rendererFor(format);
  const { config, answers } = request.configuration;
  const checks = await selectChecks(request.selection);
  const every = await selectChecks({});
  const params = resolveParams(every, config.checks ?? {});
  const exceptions = resolveExceptions(request.configuration.exceptions, every);
  const baseline = baselineOf(request);
  const failures: CloudbriefError[] = [];
  const { inventory, files } = await time('collect', () => inventoryOf(request, failures));
  on({ type: 'phase', phase: 'assessing', detail: `${inventory.resources.length} resources` });
  const readers = await loadReaders(inventory.header.targets.map(({ provider }) => provider));
  const everything = request.allFindings
    ? createFindingsFile(join(request.render.out, 'findings.ndjson.gz'))
    : undefined;
  const assessed = await time('assess', () =>
    assessInventory(inventory, {
      checks,
      facts: FACTS,
      traits: PROVIDER_TRAITS,
      now: request.now,
      version: request.version,
      client: {
        name: config.client?.name ?? 'Our company',
        ...onTheCover(config.client),
        ...(config.client?.counsel === true ? { counsel: true as const } : {}),
        tlp: config.client?.tlp ?? 'TLP:AMBER+STRICT',
        destroyOn: addMonths(dayOf(request.now), config.client?.keepMonths ?? KEEP_MONTHS),
      },
      criticality: config.criticality ?? [],
      params,
      answers,
      workloads: config.workloads ?? [],
      exceptions,
      maxExceptionMonths: config.gate?.maxExceptionMonths,
      tellers: readers.flatMap(({ collectors }) => collectors),
      permissionsOf: call => readers.flatMap(reader => reader.permissionsOf(call)),
      ...(everything === undefined ? {} : { onFinding: everything.add }),
    }),
  );
  const comparison = baseline === undefined ? undefined : compareBy(every, baseline, assessed);
  const assessment: Assessment = comparison === undefined ? assessed : { ...assessed, trend: comparison.trend };
  const itemised = await everything?.close().catch((error: unknown) => {
    failures.push(writeError(join(request.render.out, 'findings.ndjson.gz'), error));
    return undefined;
  });
  const shown = request.redact ? redactAssessment(assessment, PROVIDER_TRAITS) : assessment;
  const briefing = brief(shown, request.language);
  const rendered = await time('render', () =>
    renderAll(shown, briefing, { ...request.render, on, signal: request.signal }),
  );
  failures.push(...rendered.failures);
  return {
    assessment: shown,
    briefing,
    files: [...files, ...(itemised === undefined ? [] : [itemised]), ...rendered.files],
    failures,
    gate: gate(assessment, request.gate, request.newOnly === true ? comparison?.earlier : undefined),
    timings,
    ...(rendered.output === undefined ? {} : { output: rendered.output }),
  };
}

/** The baseline, read before anything else is: a wrong one must not cost a quarter of an hour of collecting. */
function baselineOf({ baseline, newOnly, now }: AssessRequest): Assessment | undefined {
  if (baseline === undefined) {
    if (newOnly !== true) return undefined;
    throw new CloudbriefError(
      'CB_USAGE',
      'Nobody can tell what is new without something to compare with.',
      'Name an earlier assessment with --baseline ASSESSMENT.',
    );
  }
  const earlier = comparable(readAssessment(baseline), baseline);
  if (earlier.now <= now) return earlier;
  throw new CloudbriefError(
    'CB_USAGE',
    `The baseline ${baseline} (${earlier.now}) is newer than this assessment (${now}).`,
    'Name an earlier one, or a later moment with --now.',
  );
}

async function inventoryOf(
  request: AssessRequest,
  failures: CloudbriefError[],
): Promise<{ inventory: Inventory; files: string[] }> {
  const { from, on, signal } = request;
  if (from.length > 0) {
    on({ type: 'phase', phase: 'reading', detail: from.join(', ') });
    return { inventory: await readInventories(from), files: [] };
  }
  if (request.collect === undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      'There is nothing to read.',
      'Name a provider or a saved inventory (--from FILE).',
    );
  const { file, path, failures: late } = await collectInventory({ ...request.collect, on, signal });
  failures.push(...late);
  return { inventory: mergeInventories([file]), files: path === undefined ? [] : [path] };
}

export const writeError = (path: string, error: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_WRITE',
    `${path} cannot be written (${(error as Error).message}).`,
    'Choose another place with --out, or make room there.',
    { cause: error },
  );
