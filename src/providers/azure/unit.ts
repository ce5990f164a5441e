import type { InventoryRecord } from '../../model/inventory.ts';
import { absent, unread, value, type Reading } from '../../model/reading.ts';
import { createUnitRecorder, type Failure, type UnitRecorder } from '../kit/unit-recorder.ts';
import { armId, readPermission, regionName, type ArmResource, type ArmType, type Named } from './client/arm.ts';
import type { AzureCollector, AzureContext } from './context.ts';
import { computePages, computeResources } from './client/arm-compute.ts';
import { batchRequest } from './client/batch.ts';
import { classifyError, IncompleteResponseError, hasErrorName, MissingPermissionError } from './client/failure.ts';
import type { Directory } from './client/microsoft-graph.ts';
import { listByArm } from './client/list-by-arm.ts';
import { LOCATIONS_CALL, readRegions, type AzureRegion } from './client/locations.ts';
import { AZURE_PLANNING_CALLS } from './planning-operations.ts';
import { GRAPH_CALL } from './client/resource-graph.ts';
import { readPermissions, type Permissions } from './client/role-permissions.ts';
import { graphCacheKey, type CachedAnswer, type GraphCache } from './client/graph-cache.ts';
import { pagesOf, type AzureTransport, type CallObserver } from './client/transport.ts';

/** What all units of one subscription share. */
export interface AzureTarget {
  readonly subscription: string;
  readonly name: string;
  readonly transport: AzureTransport;
  readonly shelves: GraphCache;
  readonly directory: Directory;
  /** Asked by whoever needs them first; undefined until then. */
  rights?: Promise<Permissions | undefined>;
  regions?: Promise<Reading<ReadonlyMap<string, AzureRegion>>>;
}

export interface AzureUnit {
  readonly id: string;
  readonly target: AzureTarget;
  readonly collector: AzureCollector;
  /** What planning asked on the unit's behalf. */
  readonly asked?: readonly string[] | undefined;
}

/** Runs one collector over one subscription. Whatever the cloud does ends in the records; only an abort rejects. */
export async function runAzureUnit(
  { id, target, collector, asked = [] }: AzureUnit,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = new Date().toISOString();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    return classifyError(error);
  };
  const recorder = createUnitRecorder({
    unit: { id, provider: 'azure', account: target.subscription, region: 'global', collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    sink,
    classify,
    isNamed: hasErrorName,
  });
  for (const call of asked) recorder.asked(call);
  const watch: CallObserver = {
    declared: new Set([...collector.operations.map(({ call }) => call), ...AZURE_PLANNING_CALLS, GRAPH_CALL]),
    asked: recorder.asked,
    signal,
  };
  let failure: Failure | undefined;
  try {
    await collector.collect(createAzureContext(target, collector, recorder, watch));
  } catch (error) {
    failure = classify(error);
  } finally {
    target.shelves.leave(collector.types, target.subscription);
  }
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, false, failure);
}

function createAzureContext(
  target: AzureTarget,
  collector: AzureCollector,
  recorder: UnitRecorder,
  watch: CallObserver,
): AzureContext {
  const { subscription, transport } = target;
  const { list, read, emit, add } = recorder;
  const rights = (): Promise<Permissions | undefined> =>
    (target.rights ??= readPermissions(transport, subscription, watch).catch(() => {
      watch.signal?.throwIfAborted();
      return undefined;
    }));
  const regions: AzureContext['regions'] = () =>
    (target.regions ??= read(LOCATIONS_CALL, () => readRegions(transport, subscription, watch)));
  let shelf: Promise<CachedAnswer | undefined> | undefined;
  const graph = (): Promise<CachedAnswer | undefined> =>
    (shelf ??= target.shelves.take(collector.types, subscription, watch).catch(() => {
      watch.signal?.throwIfAborted();
      recorder.declined(GRAPH_CALL);
      return undefined;
    }));
  /** Resource Graph leaves out what may not be seen, so it is believed only where the rights are known. */
  const rowsOf = async (
    type: ArmType,
    known: Permissions | undefined,
  ): Promise<AsyncIterable<ArmResource> | Iterable<ArmResource>> => {
    const shelved = known === undefined ? undefined : await graph();
    if (shelved !== undefined) return shelved.get(graphCacheKey(subscription, type.type)) ?? [];
    return listByArm(transport, subscription, type, watch);
  };
  return {
    account: subscription,
    name: target.name,
    region: 'global',
    list,
    read,
    // However a service wrote it, one thing has one name.
    emit: sighting => {
      emit({ ...sighting, id: armId(sighting.id) });
    },
    add: (id, facets) => {
      add(armId(id), facets);
    },
    each: async (type, take) => {
      const known = await rights();
      await takeAll(await rowsOf(type, known), take);
      requirePermission(type, known);
    },
    eachModel: async (type, take) => {
      const known = await rights();
      await takeAll(computeResources(transport, subscription, type, watch), take);
      requirePermission(type, known);
    },
    computePages: list => computePages(transport, subscription, list, watch),
    get: async <T>({ path, apiVersion, call }: Parameters<AzureContext['get']>[0]) =>
      (await transport.send({ method: 'GET', path: versioned(path, apiVersion) }, call, watch)).body as T,
    pages: ({ path, apiVersion, call }) => pagesOf(transport, versioned(path, apiVersion), call, watch),
    ofMany: async <T>(
      ids: readonly string[],
      { suffix, apiVersion, call, absentOn = [] }: Parameters<AzureContext['ofMany']>[1],
    ) => {
      const pathOf = (id: string): string => versioned(`${id}${suffix}`, apiVersion);
      const outcomes = await batchRequest(transport, ids.map(pathOf), call, watch);
      const answerOf = (id: string): Promise<T> => {
        const outcome = outcomes.get(pathOf(id)) ?? {
          error: new IncompleteResponseError('one of many was not asked for'),
        };
        if ('error' in outcome) return Promise.reject(outcome.error);
        return Promise.resolve(outcome.content as T);
      };
      const readings = ids.map(async id => [id, await read(call, () => answerOf(id), { absentOn })] as const);
      return new Map(await Promise.all(readings));
    },
    signIn: person => target.directory(person, watch),
    regions,
    zone: async (location, logical) => {
      const known = await regions();
      if (known.state !== 'value') return known.state === 'absent' ? absent : known;
      const id = known.value.get(regionName(location))?.zones.get(logical);
      return id === undefined
        ? unread('failed', `zone ${logical} of ${regionName(location)} is not among its zones`)
        : value(id);
    },
  };
}

async function takeAll<R>(
  rows: Iterable<Named<R>> | AsyncIterable<Named<R>>,
  take: (row: Named<R>) => void | Promise<void>,
): Promise<void> {
  for await (const row of rows) await take({ ...row, id: armId(row.id) });
}

function requirePermission(type: Pick<ArmType, 'type'>, known: Permissions | undefined): void {
  const permission = readPermission(type);
  if (known !== undefined && !known(permission)) throw new MissingPermissionError(permission);
}

const versioned = (path: string, apiVersion: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}api-version=${apiVersion}`;
