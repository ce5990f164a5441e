import { existsSync } from 'node:fs';
import { chargesOf, type Charge } from '../assess/charges.ts';
import { planTargets, PROVIDER_TRAITS, type TargetsPlan, type TargetsRequest } from '../providers/index.ts';
import type { InventoryFile } from '../inventory/merge.ts';
import { completeUnits, readInventoryFile } from '../inventory/read.ts';
import { createInventoryWriter, partialPath, type InventoryWriter } from '../inventory/write.ts';
import { CloudbriefError } from '../model/errors.ts';
import { INVENTORY_VERSION, type InventoryHeader, type InventoryRecord } from '../model/inventory.ts';
import type { OnEvent } from './events.ts';
import { assertSameScope } from './resumable.ts';
import { noDataError } from './no-data-error.ts';

export interface CollectRequest {
  readonly targets: TargetsRequest;
  /** Path of the inventory file: `.ndjson`, `.ndjson.gz` or `.ndjson.zst`. Undefined: it is not saved. */
  readonly out?: string | undefined;
  readonly resume?: boolean;
  /** The command that continues this run, for the message of an interrupt. */
  readonly resumeCommand?: string | undefined;
  readonly tool: string;
  /** Collecting is the only stage that needs more than one timestamp. */
  readonly clock: () => string;
  readonly on: OnEvent;
  readonly signal: AbortSignal;
}

export interface Collected {
  readonly file: InventoryFile;
  /** Path of the saved file. */
  readonly path?: string;
  readonly charges: readonly Charge[];
  /** Errors of saving the file, or that nothing could be read; the records are complete nevertheless. */
  readonly failures: readonly CloudbriefError[];
}

/** Collects the targets into a file and returns the records, so that the file need not be read again. */
export async function collectInventory(request: CollectRequest): Promise<Collected> {
  const { out, on, clock, signal } = request;
  on({ type: 'phase', phase: 'collecting' });
  warnOfPartial(request);
  const earlier = request.resume === true && out !== undefined ? await partOf(out, signal) : undefined;
  const started = clock();
  const plan = await planTargets(request.targets, signal);
  try {
    for (const message of plan.warnings) on({ type: 'warning', message });
    const { started: since = started } = earlier?.header ?? {};
    const header: InventoryHeader = {
      version: INVENTORY_VERSION,
      tool: request.tool,
      started: since,
      targets: [...plan.targets],
    };
    const done = completeUnits(earlier?.records ?? []);
    if (earlier !== undefined)
      assertSameScope(
        { partial: partialPath(out ?? ''), header: earlier.header, units: done.keys() },
        { tool: request.tool, ...plan },
      );
    const records: InventoryRecord[] = (earlier?.records ?? []).filter(record => done.has(unitOf(record)));
    const writer = out === undefined ? undefined : createInventoryWriter(out, header, records);
    const sink = (record: InventoryRecord): void => {
      records.push(record);
      writer?.write(record);
    };
    try {
      await plan.run(sink, { skip: new Set(done.keys()), found: [...records], onEvent: on, signal });
    } catch (error) {
      writer?.stop();
      throw signal.aborted ? interrupted(request) : error;
    }
    return await finish({ header, records, ended: clock() }, plan, { writer, out, on });
  } finally {
    plan.close();
  }
}

/** A run that is not continued begins the partial file anew. */
function warnOfPartial({ resume, out, on }: CollectRequest): void {
  if (resume !== false || out === undefined || !existsSync(partialPath(out))) return;
  const message = `${partialPath(out)} of an interrupted run will be replaced; --resume continues it.`;
  on({ type: 'warning', message });
}

/** How to go on with what the partial file holds. */
function interrupted({ out, resumeCommand }: CollectRequest): CloudbriefError {
  const hint = out === undefined || resumeCommand === undefined ? 'Start again.' : `Resume with \`${resumeCommand}\`.`;
  return new CloudbriefError('CB_INTERRUPTED', 'Collecting was interrupted.', hint);
}

/** Renames the partial file. Returns the records even if they cannot be saved. */
async function finish(
  file: Collected['file'] & { ended: string },
  plan: TargetsPlan,
  { writer, out, on }: { writer: InventoryWriter | undefined; out: string | undefined; on: OnEvent },
): Promise<Collected> {
  const empty = noDataError(file.records, plan);
  const failures = empty === undefined ? [] : [empty];
  const units = file.records.filter(record => record.record === 'unit');
  const charges = chargesOf(units, PROVIDER_TRAITS);
  if (writer === undefined || out === undefined) return { file, charges, failures };
  try {
    await writer.finish(file.ended);
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    return { file, charges, failures: [...failures, error] };
  }
  on({ type: 'file', path: out });
  return { file, path: out, charges, failures };
}

/** The partial file of an interrupted run, if there is one to resume. */
async function partOf(out: string, signal: AbortSignal): Promise<InventoryFile | undefined> {
  const partial = partialPath(out);
  return existsSync(partial) ? readInventoryFile(partial, { lenient: true, signal }) : undefined;
}

const unitOf = (record: InventoryRecord): string =>
  record.record === 'unit' ? record.id : record.record === 'header' || record.record === 'end' ? '' : record.unit;
