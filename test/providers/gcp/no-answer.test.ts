import { describe, expect, it } from 'vitest';
import { INSIGHTS, insights } from '../../../examples/noonsale/insights.ts';
import { PAGE_LIMIT } from '../../../src/providers/kit/page-guard.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import type { GcpRequest } from '../../../src/providers/gcp/client/guard.ts';
import type { GcpCollector } from '../../../src/providers/gcp/context.ts';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import type { GcpTarget } from '../../../src/providers/gcp/target.ts';
import { runGcpUnit } from '../../../src/providers/gcp/unit.ts';
import { transportTo } from '../../support/gcp/in-process.ts';

type Body = Readonly<Record<string, unknown>>;
type Spoil = (call: string, body: Body, request: GcpRequest) => unknown;

async function collect(collector: GcpCollector, spoil: Spoil = (_, body) => body) {
  const inner = transportTo(insights());
  const calls = new Map<string, number>();
  const transport: typeof inner = {
    ...inner,
    send: async (request, call, watch) => {
      const body = (await inner.send(request, call, watch)) as Body;
      calls.set(call, (calls.get(call) ?? 0) + 1);
      return spoil(call, body, request);
    },
  };
  const hierarchy = { scopes: [], shared: new Map() };
  const target: GcpTarget = { project: INSIGHTS, transport, hierarchy, shared: new Map() };
  const records: InventoryRecord[] = [];
  await runGcpUnit(
    { id: collector.id, target, collector },
    record => void records.push(record),
    new AbortController().signal,
  );
  return { records, calls, ledger: ledgerOf(records) };
}

/** Why each call is unread. */
const ledgerOf = (records: readonly InventoryRecord[]): ReadonlyMap<string, string> =>
  new Map(
    records.flatMap((one): [string, string][] => {
      if (one.record === 'refusal') return [[one.call, one.detail ?? '']];
      return one.record === 'population' && one.reading.state === 'unread' ? [[one.call ?? '', one.reading.detail ?? '']] : [];
    }),
  ); // prettier-ignore

const collectors = GCP_COLLECTORS.map(collector => [collector.id, collector] as const);

/** Each member of another type. */
const otherTypes = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).map(([name, one]) => [name, typeof one === 'object' ? 'text' : [{ one }]]));

describe.each(collectors)('%s', (_, collector) => {
  it('names each call in the ledger whose answer has members of other types', async () => {
    const { calls } = await collect(collector);
    for (const call of calls.keys()) {
      let spoiled = false;
      const { ledger } = await collect(collector, (asked, body) => {
        if (asked !== call || Object.keys(body).length === 0) return body;
        spoiled = true;
        return otherTypes(body);
      });
      expect(ledger.has(call) || !spoiled, `${call} in ${[...ledger.keys()].join(', ')}`).toBe(true);
    }
  });

  it('ends a list whose tokens never end, and does not call it whole', async () => {
    const { pages } = PAGE_LIMIT;
    PAGE_LIMIT.pages = 6;
    try {
      const { calls } = await collect(collector);
      for (const call of calls.keys()) {
        let turn = 0;
        const run = await collect(collector, (asked, body) => {
          const token = `token-${String(turn++)}`;
          return asked === call
            ? { ...body, nextPageToken: token, metadata: { ...(body['metadata'] as object), continue: token } }
            : body;
        });
        // A detail, and what reads one page on purpose, follow no token.
        if ((run.calls.get(call) ?? 0) <= (calls.get(call) ?? 0)) continue;
        expect(run.ledger.get(call), call).toMatch(/does not end within 6 pages/);
      }
    } finally {
      PAGE_LIMIT.pages = pages;
    }
  });
});
