import type { InventoryRecord } from '../../model/inventory.ts';
import { absent, unread, value, type Reading } from '../../model/reading.ts';
import type { Resource } from '../../model/resource.ts';
import { createUnitRecorder, type Failure, type UnitRecorder } from '../kit/unit-recorder.ts';
import type { CredentialSet, ClientPool, CallObserver } from './client/clients.ts';
import type { AwsCollector, AwsContext } from './context.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import { PLANNING_CALLS, ZONES_CALL } from './planning-operations.ts';
import { readZones } from './facets/zones.ts';

/** What all units of one account share. */
export interface AwsAccount {
  readonly account: string;
  readonly partition: string;
  readonly caller: CredentialSet;
  /** Where calls of global units go. */
  readonly mainRegion: string;
  /** The zones of each region, read when first asked for. */
  readonly zones: Map<string, Promise<Reading<ReadonlyMap<string, string>>>>;
}

export interface AwsUnit {
  readonly id: string;
  readonly target: AwsAccount;
  readonly region: string;
  readonly collector: AwsCollector;
  /** What planning asked on the unit's behalf. */
  readonly prelude?: ((recorder: UnitRecorder) => Promise<void>) | undefined;
}

export const GLOBAL = 'global';

/** Runs one collector in one place. Whatever the cloud does ends in the records; only an abort rejects. */
export async function runAwsUnit(
  unit: AwsUnit,
  pool: ClientPool,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
  seen: readonly Resource[] = [],
): Promise<void> {
  const { collector, region, target } = unit;
  const started = new Date().toISOString();
  const blamed = new WeakMap<object, string>();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    const call = typeof error === 'object' && error !== null ? blamed.get(error) : undefined;
    return { ...classifyError(error), call };
  };
  const recorder = createUnitRecorder({
    unit: { id: unit.id, provider: 'aws', account: target.account, region, collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    sink,
    classify,
    isNamed: hasErrorName,
  });
  const watch: CallObserver = {
    declared: new Set([...collector.operations.map(({ call }) => call), ...PLANNING_CALLS]),
    asked: recorder.asked,
    blame: (error, call) => {
      if (typeof error === 'object' && error !== null && !blamed.has(error)) blamed.set(error, call);
    },
    signal,
  };
  const context = createAwsContext(unit, pool, recorder, watch, seen);
  let failure: Failure | undefined;
  try {
    await unit.prelude?.(recorder);
    await collector.collect(context);
  } catch (error) {
    failure = classify(error);
  }
  const closed = recorder.closedByOrganization() && (await context.closed());
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, closed, failure);
}

function createAwsContext(
  unit: AwsUnit,
  pool: ClientPool,
  recorder: UnitRecorder,
  watch: CallObserver,
  seen: readonly Resource[],
): AwsContext {
  const { target, region } = unit;
  const home = region === GLOBAL ? target.mainRegion : region;
  const { list, read, emit, add, charge } = recorder;
  const client: AwsContext['client'] = (Client, at = home) => pool.client(Client, target.caller, at, watch);
  const zones = (): Promise<Reading<ReadonlyMap<string, string>>> => {
    const known = target.zones.get(home);
    if (known !== undefined) return known;
    const asked = read(ZONES_CALL, () => readZones(client));
    target.zones.set(home, asked);
    return asked;
  };
  return {
    account: target.account,
    region,
    partition: target.partition,
    list,
    read,
    emit,
    add,
    charge,
    seen,
    client,
    arn: (service, resource, at = {}) =>
      [
        'arn',
        target.partition,
        service,
        at.region ?? (region === GLOBAL ? '' : region),
        at.account ?? target.account,
        resource,
      ].join(':'),
    zoneIds: async () => {
      const reading = await zones();
      return reading.state === 'value' ? reading.value : new Map();
    },
    zoneId: async name => {
      const reading = await zones();
      if (reading.state !== 'value') return reading.state === 'absent' ? absent : reading;
      const id = reading.value.get(name);
      return id === undefined ? unread('failed', `the zone ${name} is not among the region's zones`) : value(id);
    },
    closed: async () => {
      if (region === GLOBAL) return false;
      const reading = await zones();
      return reading.state === 'unread' && reading.reason === 'denied' && reading.detail?.includes('(SCP)') === true;
    },
  };
}
