import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { IncompleteResponseError } from '../../../kit/response-fields.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { resourcesIn, type ResourcesById } from '../../resources-by-id.ts';
import { isEnumValue } from '../../enum-value.ts';

export const JOBS = 'Microsoft.RecoveryServices/vaults/backupJobs:list';
const DAY_MS = 86_400_000;
/** Restore jobs of the last days that are read. */
const RESTORE_DAYS = 365;
/** Failed backup jobs of the last days that are read. */
const FAILED_DAYS = 30;

interface Job {
  readonly entityFriendlyName?: string;
  readonly operation?: string;
  readonly status?: string;
  readonly endTime?: string | null;
}
interface BackupVaultJob {
  readonly backupInstanceId?: string;
  readonly dataSourceName?: string;
  readonly operationCategory?: string;
  readonly status?: string;
  readonly endTime?: string | null;
}

/** The matching jobs of a Recovery Services vault. The filter takes dates in US format only. */
async function* jobsOf(
  ctx: AzureContext,
  vault: ArmResource,
  condition: string,
  days: number,
): AsyncGenerator<ArmResource> {
  const now = Date.now();
  const filterDate = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace(/\..*/, ' AM').replace(/ \d\d:/, ' 12:'); // prettier-ignore
  const filter = `${condition} and startTime eq '${filterDate(now - days * DAY_MS)}' and endTime eq '${filterDate(now + DAY_MS)}'`;
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

/** Failed backup jobs of a Recovery Services vault. */
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

const backupVaultJobsOf = (jobs: ResourcesById): (BackupVaultJob & { readonly id: string })[] =>
  resourcesIn(jobs).map(({ id, properties }) => ({ id, ...((properties ?? {}) as BackupVaultJob) }));

/** Failed backup jobs of a Backup vault. */
export function failuresIn(jobs: ResourcesById, vault: string): Reading<Facets['failedBackupJobs']> {
  const since = new Date(Date.now() - FAILED_DAYS * DAY_MS).toISOString();
  return mapReading(jobs, () => {
    const failed = backupVaultJobsOf(jobs).filter(
      ({ id, operationCategory, status, endTime }) =>
        id.startsWith(`${vault}/`) &&
        isEnumValue(operationCategory, 'Backup') &&
        isEnumValue(status, 'Failed') &&
        (endTime ?? since) >= since,
    );
    return {
      days: FAILED_DAYS,
      resources: [...new Set(failed.map(({ dataSourceName, id }) => dataSourceName ?? id))].sort(),
    };
  });
}

/** Time of the latest completed backup by the id of the backup instance. */
export function latestBackups(jobs: ResourcesById): Reading<ReadonlyMap<string, string>> {
  return mapReading(jobs, () => {
    const latest = new Map<string, string>();
    for (const { backupInstanceId: instance, operationCategory, status, endTime } of backupVaultJobsOf(jobs)) {
      if (instance === undefined || typeof endTime !== 'string') continue;
      if (!isEnumValue(operationCategory, 'Backup') || !/^(Completed|Succeeded)/.test(status ?? '')) continue;
      const id = armId(instance);
      if (endTime > (latest.get(id) ?? '')) latest.set(id, endTime);
    }
    return latest;
  });
}
