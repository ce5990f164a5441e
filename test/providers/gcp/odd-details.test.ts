import { expect, it } from 'vitest';
import { INSIGHTS, insights } from '../../../examples/noonsale/insights.ts';
import { gcpError } from '../../../src/providers/gcp/client/failure.ts';
import type { GcpCollector } from '../../../src/providers/gcp/context.ts';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import type { GcpTarget } from '../../../src/providers/gcp/target.ts';
import { runGcpUnit } from '../../../src/providers/gcp/unit.ts';
import { recordSchema, type InventoryRecord } from '../../../src/model/inventory.ts';
import { transportTo } from '../../support/gcp/in-process.ts';
import { expectOwnFacetsOnly, type DetailRun, type Spoil } from '../../support/odd-details.ts';

const refuse = (): never => {
  throw gcpError(403, { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } });
};

async function collect(
  collector: GcpCollector,
  change?: { readonly call: string; readonly spoil: Spoil },
): Promise<DetailRun> {
  const inner = transportTo(insights());
  const calls = new Map<string, number>();
  const transport: typeof inner = {
    ...inner,
    send: async (request, call, watch) => {
      const body = await inner.send(request, call, watch);
      calls.set(call, (calls.get(call) ?? 0) + 1);
      return call === change?.call && calls.get(call) === 1 ? change.spoil(structuredClone(body)) : body;
    },
  };
  const target: GcpTarget = {
    project: INSIGHTS,
    transport,
    hierarchy: { scopes: [], shared: new Map() },
    shared: new Map(),
  };
  const records: InventoryRecord[] = [];
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  await runGcpUnit({ id: collector.id, target, collector }, sink, new AbortController().signal);
  return { records, calls };
}

/** Lists of what lies in each of several things: an item that cannot be read makes the list of its kind unread. */
const LISTS_OF_EACH: Readonly<Record<string, readonly string[]>> = {
  'gcp-organization-policy': ['iam:policies.listPolicies'],
};

it.each(GCP_COLLECTORS.map(collector => [collector.id, collector] as const))(
  '%s loses the facets of one detail, when its answer is refused or unusual',
  async (_, collector) => {
    const lists = await expectOwnFacetsOnly(change => collect(collector, change), refuse);
    expect(lists).toEqual(LISTS_OF_EACH[collector.id] ?? []);
  },
);
