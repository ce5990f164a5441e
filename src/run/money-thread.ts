import { parentPort, workerData } from 'node:worker_threads';
import { runMoneyJob, type MoneyJob } from '../risk/money/job.ts';

// The other thread: one job, one answer.
parentPort?.postMessage(runMoneyJob(workerData as MoneyJob));
