import type { InventoryRecord, Refusal } from '../model/inventory.ts';
import type { CloudProvider } from '../providers/index.ts';
import { runCollector } from '../providers/kit/run-collector.ts';
import type { CollectorDeclaration } from '../providers/kit/collector.ts';
import { jobKey, type Job, type StoredPlan } from './job.ts';

/** Why a job did not end, as the queue keeps it. */
export interface Reason {
  readonly reason: Refusal['reason'];
  readonly detail: string;
}

/** The records of a job that was given up: every list of it is unread, with the reason; nothing of it is absent. */
export async function unreadRecords(
  job: Job,
  stored: StoredPlan,
  clouds: readonly CloudProvider[],
  why: Reason,
): Promise<readonly InventoryRecord[]> {
  const reader = await clouds.find(({ id }) => id === job.provider)?.reader();
  const records: InventoryRecord[] = [];
  for (const id of stored.collectors[job.collectors] ?? []) {
    const collector = reader?.collectors.find(one => one.id === id);
    if (collector !== undefined) await refuse(job, collector, why, record => records.push(record));
  }
  return records;
}

const refuse = (
  job: Job,
  collector: CollectorDeclaration,
  why: Reason,
  sink: (record: InventoryRecord) => void,
): Promise<void> =>
  runCollector({
    unit: { id: `${jobKey(job)}:${collector.id}`, provider: job.provider, account: job.account, region: job.region },
    collector,
    sink,
    signal: new AbortController().signal,
    classify: () => why,
    isNamed: () => false,
    collect: () => Promise.reject(new Error(why.detail)),
  });
