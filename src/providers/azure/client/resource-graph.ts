import pLimit from 'p-limit';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmResource, ArmType } from './arm.ts';
import { IncompleteResponseError } from './failure.ts';
import type { AzureTransport, CallObserver } from './transport.ts';

/** Resource Graph answers for fewer than 300 subscriptions at a time without cutting the answer short (Microsoft's guidance). */
export const SUBSCRIPTIONS_AT_ONCE = 290;
export const GRAPH_CALL = 'Microsoft.ResourceGraph:resources';
const PATH = '/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';
const PAGE = 1000;
const PROJECT = 'project id, name, type, location, kind, sku, zones, identity, tags, managedBy, properties';

/** Asks Resource Graph, a page at a time. */
export interface ResourceGraph {
  readonly rows: (
    types: readonly ArmType[],
    subscriptions: readonly string[],
    watch: CallObserver,
  ) => AsyncGenerator<readonly ArmResource[]>;
}

interface Answer {
  readonly data?: unknown;
  readonly resultTruncated?: unknown;
  readonly $skipToken?: unknown;
}

/** `patience`: how to wait until the quota is filled again, in milliseconds. */
export function createResourceGraph(
  transport: AzureTransport,
  patience: (ms: number, signal: AbortSignal | undefined) => Promise<void> = (ms, signal) =>
    wait(ms, undefined, signal === undefined ? {} : { signal }),
): ResourceGraph {
  // The quota is the identity's, not the subscription's: 15 questions in 5 seconds unless Azure says otherwise.
  const turn = pLimit(3);
  let free = Promise.resolve();
  const ask = (body: unknown, watch: CallObserver): Promise<Answer> =>
    turn(async () => {
      await free;
      const answer = await transport.send({ method: 'POST', path: PATH, body }, GRAPH_CALL, watch);
      const pause = pauseAfter(
        answer.header('x-ms-user-quota-remaining'),
        answer.header('x-ms-user-quota-resets-after'),
      );
      if (pause > 0) free = patience(pause, watch.signal);
      return answer.body as Answer;
    });
  return {
    async *rows(types, subscriptions, watch) {
      const query = queryOf(types);
      for (let skip: string | undefined, first = true; first || skip !== undefined; first = false) {
        const options = {
          resultFormat: 'objectArray',
          $top: PAGE,
          ...(skip === undefined ? {} : { $skipToken: skip }),
        };
        const answer = await ask({ subscriptions, query, options }, watch);
        if (!Array.isArray(answer.data)) throw new IncompleteResponseError('the answer of Resource Graph has no data');
        yield answer.data as ArmResource[];
        const next = answer.$skipToken;
        if (next !== undefined && next === skip)
          throw new IncompleteResponseError('Resource Graph leads back to the same page');
        skip = typeof next === 'string' && next !== '' ? next : undefined;
        if (skip === undefined && answer.resultTruncated === 'true')
          throw new IncompleteResponseError('Resource Graph cut its answer short');
      }
    },
  };
}

/** One question for all types of one table; ordered, because pages of an unordered answer overlap. */
export function queryOf(types: readonly ArmType[]): string {
  const tables = [...new Set(types.map(({ table = 'resources' }) => table))];
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error('A question to Resource Graph is about one table');
  const [{ digest }] = types as [ArmType];
  if (types.some(type => type.digest !== digest)) throw new Error('A question has one digest');
  const names = types.map(({ type }) => `'${type.toLowerCase()}'`).join(', ');
  const rows = digest === undefined ? PROJECT : `${digest.steps} | project id, name, type, ${digest.columns}`;
  return `${table} | where type in~ (${names}) | ${rows} | order by id asc`;
}

/** Milliseconds to wait before the next question: none while Azure has some left for us. */
export function pauseAfter(remaining: string | undefined, resetsAfter: string | undefined): number {
  if (remaining === undefined || Number(remaining) > 0) return 0;
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(\d+):(\d+):(\d+)/.exec(resetsAfter ?? '') ?? [];
  const told = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return Math.min(told > 0 ? told : 5_000, 60_000);
}
