import { createPageGuard } from '../../kit/page-guard.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import pLimit from 'p-limit';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmResource, ArmType } from './arm.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { rowsIn } from '../../kit/rest-client.ts';
import type { AzureTransport } from './transport.ts';
import { start } from '../../kit/start.ts';

/** Resource Graph truncates answers about 300 subscriptions or more (Microsoft's guidance). */
export const SUBSCRIPTIONS_AT_ONCE = 290;
export const GRAPH_CALL = 'Microsoft.ResourceGraph:resources';
const PATH = '/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';
const PAGE_SIZE = 1000;
const PROJECT = 'project id, name, type, location, kind, sku, zones, identity, tags, managedBy, properties';

/** Queries Resource Graph page by page. */
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

type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

const waitFor: Wait = (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal });

/** `waitForQuota` waits until the quota is restored, in milliseconds. */
export function createResourceGraph(transport: AzureTransport, waitForQuota: Wait = waitFor): ResourceGraph {
  // The quota is the identity's, not the subscription's: 15 queries in 5 seconds unless Azure says otherwise.
  const limit = pLimit(3);
  let quotaRestored = start(Promise.resolve());
  const ask = (body: unknown, watch: CallObserver): Promise<Answer> =>
    limit(async () => {
      await quotaRestored;
      const answer = await transport.send({ method: 'POST', path: PATH, body }, GRAPH_CALL, watch);
      const pause = pauseAfter(
        answer.header('x-ms-user-quota-remaining'),
        answer.header('x-ms-user-quota-resets-after'),
      );
      if (pause > 0) quotaRestored = start(waitForQuota(pause, watch.signal));
      return answer.body as Answer;
    });
  return {
    async *rows(types, subscriptions, watch) {
      const query = queryOf(types);
      const guardPage = createPageGuard();
      let skipToken: string | undefined;
      do {
        const options = {
          resultFormat: 'objectArray',
          $top: PAGE_SIZE,
          ...(skipToken === undefined ? {} : { $skipToken: skipToken }),
        };
        const answer = await ask({ subscriptions, query, options }, watch);
        yield rowsIn(answer.data) as readonly ArmResource[];
        skipToken = nextSkipToken(answer);
        if (skipToken !== undefined) guardPage(query, skipToken);
      } while (skipToken !== undefined);
    },
  };
}

function nextSkipToken({ $skipToken: next, resultTruncated }: Answer): string | undefined {
  if (typeof next === 'string' && next !== '') return next;
  if (resultTruncated === 'true') throw new IncompleteResponseError('Resource Graph truncated the response');
  return undefined;
}

/** One query for all types of one table; ordered, because pages of an unordered answer overlap. */
export function queryOf(types: readonly ArmType[]): string {
  const tables = [...new Set(types.map(({ table = 'resources' }) => table))];
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error('A query to Resource Graph has one table');
  const [{ digest }] = types as [ArmType];
  if (types.some(type => type.digest !== digest)) throw new Error('A query has one digest');
  const names = types.map(({ type }) => `'${type.toLowerCase()}'`).join(', ');
  const rows = digest === undefined ? PROJECT : `${digest.steps} | project id, name, type, ${digest.columns}`;
  return `${table} | where type in~ (${names}) | ${rows} | order by id asc`;
}

/** Milliseconds to wait before the next query; 0 while quota remains. */
export function pauseAfter(remaining: string | undefined, resetsAfter: string | undefined): number {
  if (remaining === undefined || Number(remaining) > 0) return 0;
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(\d+):(\d+):(\d+)/.exec(resetsAfter ?? '') ?? [];
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return Math.min(ms > 0 ? ms : 5_000, 60_000);
}
