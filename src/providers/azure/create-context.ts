import { absent, unread, value, type Reading } from '../../model/reading.ts';
import type { UnitRecorder } from '../kit/unit-recorder.ts';
import { IncompleteResponseError } from '../kit/response-fields.ts';
import { armId, readPermission, regionName, type ArmResource, type ArmType, type Named } from './client/arm.ts';
import { computePages, computeResources } from './client/arm-compute.ts';
import { batchRequest } from './client/batch.ts';
import { MissingPermissionError } from './client/failure.ts';
import { graphCacheKey, type CachedAnswer } from './client/graph-cache.ts';
import { listByArm } from './client/list-by-arm.ts';
import { LOCATIONS_CALL, readRegions } from './client/locations.ts';
import { GRAPH_CALL } from './client/resource-graph.ts';
import { readPermissions, type Permissions } from './client/role-permissions.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { pagesOf } from './client/transport.ts';
import type { AzureCollector, AzureContext } from './context.ts';
import type { AzureTarget } from './target.ts';
import { start } from '../kit/start.ts';

/** The context of one unit. */
export function createAzureContext(
  target: AzureTarget,
  collector: AzureCollector,
  recorder: UnitRecorder,
  watch: CallObserver,
): AzureContext {
  const { subscription, transport } = target;
  const { list, read } = recorder;
  const regions: AzureContext['regions'] = () =>
    (target.regions ??= start(read(LOCATIONS_CALL, () => readRegions(transport, subscription, watch))));
  return {
    account: subscription,
    name: target.name,
    region: 'global',
    list,
    read,
    // Services return the same id in different case.
    emit: draft => {
      recorder.emit({ ...draft, id: armId(draft.id) });
    },
    add: (id, facets) => {
      recorder.add(armId(id), facets);
    },
    ...createLists(target, collector, recorder, watch),
    computePages: compute => computePages(transport, subscription, compute, watch),
    get: async <T>({ path, apiVersion, call }: Parameters<AzureContext['get']>[0]) =>
      (await transport.send({ method: 'GET', path: versioned(path, apiVersion) }, call, watch)).body as T,
    pages: ({ path, apiVersion, call }) => pagesOf(transport, versioned(path, apiVersion), call, watch),
    ofMany: (ids, request) => readMany(target, recorder, watch, ids, request),
    signIn: person => target.directory(person, watch),
    regions,
    zone: async (location, logical) => zoneOf(await regions(), regionName(location), logical),
  };
}

/** What the identity may read, asked for once; undefined where the answer is not known. */
const permissionsFor = (target: AzureTarget, watch: CallObserver) => (): Promise<Permissions | undefined> =>
  (target.permissions ??= start(
    readPermissions(target.transport, target.subscription, watch).catch(() => {
      watch.signal?.throwIfAborted();
      return undefined;
    }),
  ));

function createLists(
  target: AzureTarget,
  collector: AzureCollector,
  recorder: UnitRecorder,
  watch: CallObserver,
): Pick<AzureContext, 'each' | 'eachModel'> {
  const { subscription, transport } = target;
  const permissions = permissionsFor(target, watch);
  let cached: Promise<CachedAnswer | undefined> | undefined;
  const graphAnswer = (): Promise<CachedAnswer | undefined> =>
    (cached ??= start(
      target.graphCache.take(collector.types, subscription, watch).catch(() => {
        watch.signal?.throwIfAborted();
        recorder.declined(GRAPH_CALL);
        return undefined;
      }),
    ));
  /** Resource Graph silently omits what the identity may not read: it is used only where the permissions are known. */
  const rowsOf = async (type: ArmType, known: Permissions | undefined) => {
    const answer = known === undefined ? undefined : await graphAnswer();
    if (answer === undefined) return listByArm(transport, subscription, type, watch);
    return answer.get(graphCacheKey(subscription, type.type)) ?? ([] as readonly ArmResource[]);
  };
  return {
    each: async (type, take) => {
      const known = await permissions();
      await takeAll(await rowsOf(type, known), take);
      requirePermission(type, known);
    },
    eachModel: async (type, take) => {
      const known = await permissions();
      await takeAll(computeResources(transport, subscription, type, watch), take);
      requirePermission(type, known);
    },
  };
}

async function takeAll<R>(
  rows: Iterable<Named<R>> | AsyncIterable<Named<R>>,
  take: (row: Named<R>) => void | Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  // A malformed row costs itself, not those after it.
  for await (const row of rows) {
    try {
      if (typeof row.id !== 'string' || typeof row.name !== 'string')
        throw new IncompleteResponseError('the response has a resource without id or name');
      await take({ ...row, id: armId(row.id) });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

function requirePermission(type: Pick<ArmType, 'type'>, known: Permissions | undefined): void {
  const permission = readPermission(type);
  if (known !== undefined && !known(permission)) throw new MissingPermissionError(permission);
}

async function readMany<T>(
  { transport }: AzureTarget,
  { read }: UnitRecorder,
  watch: CallObserver,
  ids: readonly string[],
  { suffix, apiVersion, call, absentOn = [] }: Parameters<AzureContext['ofMany']>[1],
): Promise<ReadonlyMap<string, Reading<T>>> {
  const pathOf = (id: string): string => versioned(`${id}${suffix}`, apiVersion);
  const outcomes = await batchRequest(transport, ids.map(pathOf), call, watch);
  const answerOf = (id: string): Promise<T> => {
    const outcome = outcomes.get(pathOf(id)) ?? {
      error: new IncompleteResponseError('a request is missing from the batch'),
    };
    if ('error' in outcome) return Promise.reject(outcome.error);
    return Promise.resolve(outcome.content as T);
  };
  return new Map(
    await Promise.all(ids.map(async id => [id, await read(call, () => answerOf(id), { absentOn })] as const)),
  );
}

function zoneOf(
  regions: Awaited<ReturnType<AzureContext['regions']>>,
  region: string,
  logical: string,
): Reading<string> {
  if (regions.state !== 'value') return regions.state === 'absent' ? absent : regions;
  const id = regions.value.get(region)?.zones.get(logical);
  return id === undefined ? unread('failed', `zone ${logical} of ${region} is not a zone of the region`) : value(id);
}

const versioned = (path: string, apiVersion: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}api-version=${apiVersion}`;
