import type { StoreAddress } from '../database/address.ts';
import { openFleet, type Fleet, type FleetOptions } from '../fleet/open-fleet.ts';
import { divide } from '../fleet/job.ts';
import { writeInventory } from '../fleet/merge.ts';
import { AwayError } from '../fleet/patience.ts';
import { addPlan, readPlan } from '../fleet/plans.ts';
import { DEFAULT_TIMINGS, type Timings } from '../fleet/timings.ts';
import { startTelemetry } from '../fleet/telemetry.ts';
import { work } from '../fleet/worker.ts';
import type { WorkerEvent } from '../fleet/worker-options.ts';
import { CloudbriefError } from '../model/errors.ts';
import {
  CLOUD_PROVIDERS,
  loadReaders,
  planTargets,
  type CloudProvider,
  type TargetsRequest,
} from '../providers/index.ts';
import type { OnEvent } from './events.ts';
import { createTotals, type Totals } from './fleet-totals.ts';

export type { Fleet } from '../fleet/open-fleet.ts';
export { cancelPlan } from '../fleet/plans.ts';
export { fleetStatus, type FleetStatus, type PlanStatus } from '../fleet/status.ts';
export type { WorkerEvent } from '../fleet/worker-options.ts';

/** Opens the fleet of a database for some work, and closes it. Rejects with a `CloudbriefError`. */
export async function withFleet<T>(
  address: StoreAddress,
  work: (fleet: Fleet) => Promise<T>,
  options: FleetOptions = {},
): Promise<T> {
  const fleet = await openFleet(address, options);
  try {
    return await work(fleet);
  } catch (error) {
    if (error instanceof AwayError) throw fleet.explain(error.cause);
    throw isOfDatabase(error) ? fleet.explain(error) : error;
  } finally {
    await fleet.close();
  }
}

/** Errors of the driver have a code, and those of a broken connection its words; every other one is a fault of the tool. */
const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof CloudbriefError) &&
  error.name !== 'AbortError' &&
  (typeof (error as { code?: unknown }).code === 'string' || /connection|timeout/i.test(error.message));

export interface PlanRequest {
  readonly targets: TargetsRequest;
  readonly tool: string;
  readonly timings?: Timings;
  /** Calls a second in one account and region. */
  readonly rate?: number | undefined;
  readonly on: OnEvent;
  readonly signal: AbortSignal;
}

/** Providers limit each API of an account and region, most to 20 calls a second and more; a job asks sixty services. */
const CALLS_PER_SECOND = 50;

/** Signs in everywhere once, divides the work, and stores it. Returns the id of the plan. */
export async function planFleet(
  fleet: Fleet,
  { targets, tool, timings = DEFAULT_TIMINGS, rate = CALLS_PER_SECOND, on, signal }: PlanRequest,
): Promise<{ readonly id: string; readonly jobs: number; readonly accounts: number }> {
  if ((targets.others ?? []).length > 0)
    throw new CloudbriefError(
      'CB_USAGE',
      'A fleet reads clouds; the systems of extensions are read on one machine.',
      'Collect them with `cloudbrief collect`, and assess both files: `cloudbrief assess --from A B`.',
    );
  const plan = await planTargets(targets, signal);
  try {
    for (const message of plan.warnings) on({ type: 'warning', message });
    const { stored, jobs } = divide(plan, { tool, metrics: targets.metrics, rate });
    const id = await addPlan(fleet, stored, jobs, timings);
    return {
      id,
      jobs: jobs.length,
      accounts: new Set(jobs.map(({ provider, account }) => `${provider} ${account}`)).size,
    };
  } finally {
    plan.close();
  }
}

export interface WorkRequest {
  readonly plan?: string | undefined;
  readonly tool: string;
  readonly version: string;
  readonly jobsAtOnce: number;
  readonly untilDone: boolean;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly clouds?: readonly CloudProvider[];
  readonly timings?: Timings;
  readonly patienceMs?: number;
  /** Where OTEL_EXPORTER_OTLP_ENDPOINT may be. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const PATIENCE_MS = 10 * 60_000;

/** Takes part as one worker. */
export async function workInFleet(fleet: Fleet, request: WorkRequest): Promise<void> {
  const { clouds = CLOUD_PROVIDERS, timings = DEFAULT_TIMINGS, patienceMs = PATIENCE_MS, environment = {} } = request;
  const { observe, stop } = await startTelemetry(environment, request.version);
  const heartbeatMs = (timings.heartbeatSeconds * 1_000) / 4;
  await work(fleet, { ...request, clouds, patienceMs, heartbeatMs, observe }).finally(stop);
}

/** Writes the inventory of a plan whose jobs have all ended. Throws `CB_NOTHING_READ` for one that holds nothing. */
export async function mergeFleet(fleet: Fleet, plan: string, out: string): Promise<Totals> {
  const { targets } = await readPlan(fleet, plan);
  const readers = await loadReaders([...new Set(targets.map(({ provider }) => provider))]);
  const totals = createTotals(new Set(readers.flatMap(({ planningCalls }) => planningCalls)));
  await writeInventory(fleet, plan, { out, seen: totals.add });
  const failure = totals.failure(targets);
  if (failure !== undefined) throw failure;
  return totals.sum();
}
