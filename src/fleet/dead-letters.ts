import { z } from 'zod';
import { sanitizeText } from '../lib/text.ts';
import { refusalSchema } from '../model/inventory.ts';
import { claim, type Claimed } from './claims.ts';
import { clockAhead, onTheClock } from './clock.ts';
import { unreadRecords, type Reason } from './give-up.ts';
import { jobKey } from './job.ts';
import { pack } from './pack.ts';
import { storeResult } from './results.ts';
import type { Worker } from './worker-parts.ts';

const AT_ONCE = 10;

/** Jobs that were tried too often become unread, with the reason of the last try: nothing waits for them for ever. */
export async function buryDead(worker: Worker, plan: string): Promise<void> {
  for (const dead of await claim(worker.fleet, plan, AT_ONCE, true)) await bury(worker, dead);
}

async function bury(worker: Worker, dead: Claimed): Promise<void> {
  const { fleet, clouds, read, onEvent } = worker;
  const stored = await read(dead.plan);
  if (stored === undefined) return;
  const { job } = dead;
  const why = reasonFrom(dead.output);
  const ahead = await clockAhead(fleet);
  const records = await unreadRecords(job, stored, clouds, why);
  const packed = pack(records.map(record => onTheClock(record, ahead)));
  const held = await storeResult(fleet, { plan: dead.plan, job, packed, unread: why.detail }, dead);
  if (held) onEvent({ type: 'job-given-up', plan: dead.plan, job: jobKey(job), detail: why.detail });
}

const ownOutput = z.object({ reason: refusalSchema.shape.reason, detail: z.string() });
const queueOutput = z.object({ value: z.object({ message: z.string() }) });

/** What the queue says of workers that were not heard of. */
const IN_WORDS: Readonly<Record<string, string>> = {
  'job heartbeat timeout': 'every worker that read it was gone before it ended',
  'job timed out': 'it took longer than a job may take',
};

function reasonFrom(output: unknown): Reason {
  const own = ownOutput.safeParse(output);
  if (own.success) return { ...own.data, detail: sanitizeText(own.data.detail, 300) };
  const message = queueOutput.safeParse(output).data?.value.message ?? '';
  return { reason: 'failed', detail: IN_WORDS[message] ?? 'it was given up, and no worker said why' };
}
