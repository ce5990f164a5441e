import { z } from 'zod';
import { CLOUDS, type Cloud } from '../model/kinds.ts';
import { targetSchema, type Target } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import { takingTurns } from './taking-turns.ts';
import type { Entry, PlannedUnit, TargetsPlan } from '../providers/index.ts';

/** The ids of the clouds, for schemas. */
const cloudSchema = z.enum(CLOUDS.map(([id]) => id) as [Cloud, ...Cloud[]]);

/** What one worker reads at a time: all units of one account in one region. */
export const jobSchema = z.strictObject({
  provider: cloudSchema,
  account: z.string(),
  region: z.string(),
  /** Which list of the plan's `collectors`. */
  collectors: z.number().int().nonnegative(),
});
export type Job = z.infer<typeof jobSchema>;

/** What all workers need to know of a plan. It holds settings, and no credentials. */
export const planSchema = z.strictObject({
  /** The tool and its version: another one has other collectors. */
  tool: z.string(),
  metrics: z.boolean(),
  /** Calls a second in one account and region, all workers together. */
  rate: z.number().positive(),
  targets: z.array(targetSchema),
  /** Which settings lead to an account, by `accountKey`. */
  entries: z.record(
    z.string(),
    z.strictObject({
      cloud: cloudSchema,
      settings: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
  /** Lists of collectors; the jobs name theirs by its number. */
  collectors: z.array(z.array(z.string())),
});
export type StoredPlan = z.infer<typeof planSchema>;

/** `aws:111122223333:eu-west-1`: the units of the job have it in front of their collector. */
export const jobKey = ({ provider, account, region }: Pick<PlannedUnit, 'provider' | 'account' | 'region'>): string =>
  `${provider}:${account}:${region}`;

/** The ids of the units of a job. */
export const unitIds = (job: Job, { collectors }: StoredPlan): readonly string[] =>
  (collectors[job.collectors] ?? []).map(collector => `${jobKey(job)}:${collector}`);

/** A plan as it is stored, and its jobs. */
export function divide(
  plan: Pick<TargetsPlan, 'targets' | 'unitsByAccount' | 'entryOf'>,
  run: Pick<StoredPlan, 'tool' | 'metrics' | 'rate'>,
): { readonly stored: StoredPlan; readonly jobs: readonly Job[] } {
  const lists = new Map<string, number>();
  const jobOf = (units: readonly PlannedUnit[]): Job => {
    const key = JSON.stringify(units.map(({ collector }) => collector).sort());
    const number = lists.get(key) ?? lists.size;
    lists.set(key, number);
    const [{ provider, account, region }] = units as readonly [PlannedUnit];
    return { provider: cloudSchema.parse(provider), account, region, collectors: number };
  };
  const jobs: Job[] = [];
  // The units of one account at a time: all of a large organization take gigabytes.
  for (const units of plan.unitsByAccount()) jobs.push(...Map.groupBy(units, jobKey).values().map(jobOf));
  const collectors = [...lists.keys()].map(key => JSON.parse(key) as string[]);
  const stored = { ...run, targets: [...plan.targets], entries: entriesOf(plan), collectors };
  return { stored, jobs: takingTurns(jobs) };
}

/** Without the keys that are not set: the database holds JSON. */
function entriesOf({ targets, entryOf }: Pick<TargetsPlan, 'targets' | 'entryOf'>): StoredPlan['entries'] {
  const read = targets.filter(({ failed }) => failed === undefined);
  return Object.fromEntries(read.flatMap(target => storedEntry(target, entryOf.get(accountKey(target)))));
}

function storedEntry(target: Target, entry: Entry | undefined): [string, StoredPlan['entries'][string]][] {
  if (entry === undefined) return [];
  const settings = JSON.parse(JSON.stringify(entry.settings)) as StoredPlan['entries'][string]['settings'];
  return [[accountKey(target), { cloud: entry.cloud, settings }]];
}
