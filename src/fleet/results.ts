import type { InventoryRecord } from '../model/inventory.ts';
import type { Job } from './job.ts';
import { jobKey } from './job.ts';
import type { Fleet } from './open-fleet.ts';
import { unpack, type Packed } from './pack.ts';
import { held, type Claim } from './queues.ts';

export interface Result {
  readonly plan: string;
  readonly job: Job;
  readonly packed: Packed;
  /** Why it was given up; undefined for one that was read. */
  readonly unread?: string;
}

const INSERT = `INSERT INTO cloudbrief_fleet_results (plan, job, attempt, unread, calls, resources, content)
  SELECT id, $2, $3, $4, $5, $6, $7 FROM cloudbrief_fleet_plans WHERE id = $1 AND cancelled IS NULL FOR SHARE`;

/**
 * Ends the job in its queue and stores its result, in one transaction that only the holder of the claim gets through: a worker
 * that lost its job to another one stores nothing. False where the claim has lapsed.
 */
export function storeResult(
  fleet: Fleet,
  { plan, job, packed, unread }: Result,
  claim: Claim & { readonly queue: string },
): Promise<boolean> {
  return fleet.inTransaction(async db => {
    if (!(await held(fleet.boss.complete(claim.queue, { id: claim.id, retryCount: claim.retryCount }, null, { db }))))
      return false;
    const { content, calls, resources } = packed;
    await fleet.rows(INSERT, [plan, jobKey(job), claim.retryCount, unread ?? null, calls, resources, content], db);
    return true;
  });
}

const PAGE = 8;

/** The records of every job that has ended, in the order of their keys; a few results are in memory at a time. */
export async function* readResults(fleet: Fleet, plan: string): AsyncGenerator<readonly InventoryRecord[]> {
  const next = `SELECT job, content FROM cloudbrief_fleet_results WHERE plan = $1 AND job > $2 ORDER BY job LIMIT ${PAGE}`;
  for (let last = ''; ;) {
    const rows = await fleet.rows(next, [plan, last]);
    for (const { job, content } of rows) {
      last = String(job);
      yield unpack(content as Uint8Array, last);
    }
    if (rows.length < PAGE) return;
  }
}
