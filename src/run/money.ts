import { Worker } from 'node:worker_threads';
import { assessInventory, type AssessOptions } from '../assess/assessment.ts';
import { prepareMoney, type MoneyRequest } from '../assess/money.ts';
import type { MoneyBasis } from '../assess/money-basis.ts';
import type { Assessment } from '../model/assessment.ts';
import { interruptionOf } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import { assembleMoney } from '../risk/money/assemble.ts';
import type { MoneyInputs } from './money-inputs.ts';
import { runMoneyJob, type MoneyJob, type MoneyResult } from '../risk/money/job.ts';

/** Simulates what a job asks for: on this thread, or on one of its own. */
type Simulate = (job: MoneyJob) => MoneyResult | Promise<MoneyResult>;

/**
 * The assessment of an inventory with its losses. Without workloads nothing is lost, and with a few checks only the scores are not those
 * of the company: then there are none. Nor of a plan, which has a part of the company.
 */
export async function assessWithLosses(
  inventory: Inventory,
  options: AssessOptions,
  { money, simulate = runMoneyJob }: { readonly money: MoneyInputs; readonly simulate?: Simulate },
): Promise<Assessment> {
  let basis: MoneyBasis | undefined;
  const assessment = assessInventory(inventory, {
    ...options,
    onBasis: given => {
      basis = given;
    },
  });
  const isPart = assessment.selection !== undefined || assessment.planned === true;
  if (basis === undefined || isPart || assessment.workloads.length === 0) return assessment;
  const request: MoneyRequest = { inventory, options, basis, assessment, ...money };
  const prepared = prepareMoney(request);
  return { ...assessment, money: assembleMoney({ ...prepared, result: await simulate(prepared.job) }) };
}

/** The module runs as source in tests and as a build in the package. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './money-thread.ts' : './money-thread.js', import.meta.url);

/** Simulates on a thread of its own: this one stays free for progress and for an interrupt. */
export const onThread =
  (signal: AbortSignal): Simulate =>
  job =>
    new Promise((resolve, reject) => {
      const thread = new Worker(THREAD, { workerData: job });
      const stop = (): void => void thread.terminate();
      signal.addEventListener('abort', stop, { once: true });
      thread.once('message', (result: MoneyResult) => {
        resolve(result);
      });
      thread.once('error', reject);
      thread.once('exit', () => {
        signal.removeEventListener('abort', stop);
        // After a result, this changes nothing.
        reject(interruptionOf('The simulation of losses was interrupted.'));
      });
    });
