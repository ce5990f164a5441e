import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { IncompleteResponseError } from '../../client/failure.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { resourcesIn, type ResourcesById } from '../../resources-by-id.ts';

export const JOBS = 'Microsoft.RecoveryServices/vaults/backupJobs:list';
const DAY_MS = 86_400_000;
/** How far back restores are looked for. */
const RESTORE_DAYS = 365;
/** How far back backups that failed are looked for. */
const FAILED_DAYS = 30;

interface Job {
  readonly entityFriendlyName?: string;
  readonly operation?: string;
  readonly status?: string;
  readonly endTime?: string | null;
}
interface NewJob {
  readonly backupInstanceId?: string;
  readonly dataSourceName?: string;
  readonly operationCategory?: string;
  readonly status?: string;
  readonly endTime?: string | null;
}

/** The jobs of a vault of the older service that match, of the last days; the service wants its dates in this form. */
async function* jobsOf(
  ctx: AzureContext,
  vault: ArmResource,
  which: string,
  days: number,
): AsyncGenerator<ArmResource> {
  const now = Date.now();
  const moment = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace(/\..*/, ' AM').replace(/ \d\d:/, ' 12:'); // prettier-ignore
  const filter = `${which} and startTime eq '${moment(now - days * DAY_MS)}' and endTime eq '${moment(now + DAY_MS)}'`;
  const path = `${vault.id}/backupJobs?$filter=${encodeURIComponent(filter)}`;
  for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2023-04-01', call: JOBS })) yield* page;
}

export async function listRestores(ctx: AzureContext, vault: ArmResource): Promise<void> {
  for await (const row of jobsOf(ctx, vault, "operation eq 'Restore'", RESTORE_DAYS)) {
    const { status, endTime, operation } = propertiesOf(row) as Job;
    if (operation === undefined || status === undefined) throw new IncompleteResponseError('a job has no status');
    if (!/restore/i.test(operation)) continue;
    const at = endTime ?? undefined;
    const done = /^Completed/.test(status) && at !== undefined;
    ctx.emit({
      ...headOf({ ...row, id: armId(row.id) }, 'restore-test', 'Microsoft.RecoveryServices/vaults/backupJobs'),
      facets: {
        restoreTest: value({
          what: 'restore',
          outcome: done ? 'completed' : /^(Failed|Cancelled)$/.test(status) ? 'failed' : 'running',
          ...(at === undefined ? {} : { at }),
        }),
      },
    });
  }
}

/** What could not be backed up to a vault of the older service lately. */
export function readFailures(ctx: AzureContext, vault: ArmResource): Promise<Reading<Facets['failedBackupJobs']>> {
  return ctx.read(JOBS, async () => {
    const failed = new Set<string>();
    for await (const row of jobsOf(ctx, vault, "operation eq 'Backup' and status eq 'Failed'", FAILED_DAYS)) {
      const { status, operation, entityFriendlyName } = propertiesOf(row) as Job;
      if (/^Failed$/i.test(status ?? '') && /backup/i.test(operation ?? '')) failed.add(entityFriendlyName ?? row.name);
    }
    return { days: FAILED_DAYS, resources: [...failed].sort() };
  });
}

const newJobsOf = (jobs: ResourcesById): (NewJob & { readonly id: string })[] =>
  resourcesIn(jobs).map(({ id, properties }) => ({ id, ...((properties ?? {}) as NewJob) }));

/** The same for a vault of the newer service. */
export function failuresIn(jobs: ResourcesById, vault: string): Reading<Facets['failedBackupJobs']> {
  const since = new Date(Date.now() - FAILED_DAYS * DAY_MS).toISOString();
  return mapReading(jobs, () => {
    const failed = newJobsOf(jobs).filter(
      ({ id, operationCategory, status, endTime }) =>
        id.startsWith(`${vault}/`) &&
        operationCategory === 'Backup' &&
        status === 'Failed' &&
        (endTime ?? since) >= since,
    );
    return {
      days: FAILED_DAYS,
      resources: [...new Set(failed.map(({ dataSourceName, id }) => dataSourceName ?? id))].sort(),
    };
  });
}

/** When each thing was last backed up by the newer service, by the id of its entry in the vault. */
export function latestBackups(jobs: ResourcesById): Reading<ReadonlyMap<string, string>> {
  return mapReading(jobs, () => {
    const latest = new Map<string, string>();
    for (const { backupInstanceId: instance, operationCategory, status, endTime } of newJobsOf(jobs)) {
      if (instance === undefined || typeof endTime !== 'string') continue;
      if (operationCategory !== 'Backup' || !/^(Completed|Succeeded)/.test(status ?? '')) continue;
      const id = armId(instance);
      if (endTime > (latest.get(id) ?? '')) latest.set(id, endTime);
    }
    return latest;
  });
}
