/**
 * Writes the inventory of the sample company, as if it had been read on the day of its autumn sale. Plain data and no
 * clock, so that it always comes out the same: `npx node --conditions=source examples/noonsale/make.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsCollectors } from '../../src/providers/aws/select-collectors.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { createUnitRecorder } from '../../src/providers/kit/unit-recorder.ts';
import { INVENTORY_VERSION, recordSchema, type InventoryRecord, type Target } from '../../src/model/inventory.ts';
import { azureRecords } from '../../test/support/azure/in-process.ts';
import { SEARCH_PROJECTS } from '../../src/providers/gcp/planning-operations.ts';
import { gcpRecords } from '../../test/support/gcp/in-process.ts';
import { INSIGHTS, insights } from './insights.ts';
import { unitId, type Made } from './builders/place.ts';
import { callsOf } from './calls.ts';
import {
  INSIGHTS_PROJECT,
  LASTLOT_SUBSCRIPTION,
  PAYMENTS_ACCOUNT,
  REGIONS,
  SHOP_ACCOUNT,
  SNAPSHOT,
  SNAPSHOT_ENDED,
} from './company.ts';
import { lastlot } from './lastlot.ts';
import { payments } from './payments.ts';
import { shopData } from './shop/data.ts';
import { shopMachines } from './shop/machines.ts';
import { shopNetwork } from './shop/network.ts';

/** The one right that we were not given: to list the databases of the payments account. */
const REFUSED = {
  account: PAYMENTS_ACCOUNT,
  collector: 'aws-rds',
  kind: 'database',
  call: 'rds:DescribeDBInstances',
} as const;
const FAILURE = { reason: 'denied', detail: 'AccessDenied: no identity-based policy allows it' } as const;

const targetOf = (account: string, name: string): Target => ({
  provider: 'aws',
  account,
  name,
  identity: `arn:aws:sts::${account}:assumed-role/cloudbrief-read/cloudbrief`,
  regions: [...REGIONS],
});

/** The lines of the inventory file. */
export async function noonsaleLines(): Promise<string> {
  const all = Map.groupBy([...shopNetwork(), ...shopMachines(), ...shopData(), ...payments()], one => one.unit);
  const records: InventoryRecord[] = [];
  for (const account of [SHOP_ACCOUNT, PAYMENTS_ACCOUNT]) {
    for (const collector of awsCollectors()) {
      for (const region of collector.scope === 'global' ? ['global'] : REGIONS) {
        const id = unitId({ account, region }, collector.id);
        await recordUnit({ id, account, region, collector }, all.get(id) ?? [], record => records.push(record));
        all.delete(id);
      }
    }
  }
  if (all.size > 0) throw new Error(`No collector reads ${[...all.keys()].join(', ')}`);
  records.push(...(await azureRecords(lastlot(), LASTLOT_SUBSCRIPTION, timesOf)));
  records.push(...(await gcpRecords(insights(), INSIGHTS, timesOf)).map(withPlanning));
  const targets: Target[] = [
    targetOf(SHOP_ACCOUNT, 'shop'),
    targetOf(PAYMENTS_ACCOUNT, 'payments'),
    { provider: 'azure', account: LASTLOT_SUBSCRIPTION, name: 'lastlot', regions: [] },
    { provider: 'gcp', account: INSIGHTS_PROJECT, name: 'insights', regions: [] },
  ];
  const whole: InventoryRecord[] = [
    { record: 'header', version: INVENTORY_VERSION, tool: 'cloudbrief 0.1.0', started: SNAPSHOT, targets },
    ...records,
    { record: 'end', ended: SNAPSHOT_ENDED, records: records.length },
  ];
  return whole.map(record => `${JSON.stringify(recordSchema.parse(record))}\n`).join('');
}

interface UnitOf {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly collector: AwsCollector;
}

/** A run finds the projects before it reads them, and counts that call in the unit of the project. */
const withPlanning = (record: InventoryRecord): InventoryRecord =>
  record.record === 'unit' && record.collector === 'gcp-project'
    ? { ...record, calls: [{ operation: SEARCH_PROJECTS.call, count: 1, refused: 0 }, ...record.calls] }
    : record;

/** Hands one unit to the recorder that a real run uses, so that populations, refusals and calls stand as they would. */
async function recordUnit(unit: UnitOf, all: readonly Made[], sink: (record: InventoryRecord) => void): Promise<void> {
  const { id, account, region, collector } = unit;
  const recorder = createUnitRecorder({
    unit: { id, provider: 'aws', account, region, collector: collector.id },
    lists: collector.lists,
    sink,
    classify: () => FAILURE,
    isNamed: () => false,
  });
  for (const call of callsOf(collector, all)) recorder.called(call);
  for (const kind of collector.lists) {
    await recorder.list(kind, REFUSED.call, () => {
      const refused = account === REFUSED.account && collector.id === REFUSED.collector && kind === REFUSED.kind;
      if (refused) return Promise.reject(new Error(FAILURE.detail));
      for (const one of all) {
        if ('kind' in one && one.kind === kind) recorder.emit(one);
      }
      return Promise.resolve();
    });
  }
  for (const one of all) if (!('kind' in one)) recorder.add(one.id, one.facets);
  recorder.finish(timesOf(awsCollectors().indexOf(collector)), false);
}

/** When the unit of the collector of that number ran. */
const timesOf = (index: number) => ({ started: later(index * 2), ended: later(index * 2 + 1) });
const later = (seconds: number): string => new Date(Date.parse(SNAPSHOT) + seconds * 1000).toISOString();

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'inventory.ndjson'), await noonsaleLines());
