import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { UnreadError } from '../../client/failure.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy } from '../../facets/common.ts';
import { readLatestRuns, TRANSFER_JOBS, type TransferJob } from './transfer-jobs.ts';

/** A bucket of the project, as its copies are judged. */
export interface Sink {
  readonly region: string;
  readonly facets: FacetReadings;
}

/**
 * Jobs that fetch a bucket of another project, or of AWS, into one of this project: their source is not listed here, so that
 * the copy is a backup of its own.
 */
export async function listFetchedCopies(
  ctx: GcpContext,
  jobs: Reading<readonly TransferJob[]>,
  own: ReadonlyMap<string, Sink>,
): Promise<void> {
  await ctx.list('backup', TRANSFER_JOBS.call, async () => {
    if (jobs.state === 'unread') throw new UnreadError(jobs);
    const all = jobs.state === 'value' ? jobs.value : [];
    const isOwn = ({ source }: TransferJob): boolean =>
      [...own.keys()].some(name => source === ctx.fullName('storage', name));
    const fetching = all.filter(job => !isOwn(job) && own.has(job.sink));
    const latest = await readLatestRuns(ctx, fetching);
    for (const job of fetching) emitCopy(ctx, job, own.get(job.sink), latest);
  });
}

function emitCopy(
  ctx: GcpContext,
  { name, source, isPartial }: TransferJob,
  into: Sink | undefined,
  latest: Reading<ReadonlyMap<string, string>>,
): void {
  const { region = 'global', facets = {} } = into ?? {};
  const immutability = facets.immutability?.state === 'value' ? facets.immutability.value.state : 'unread';
  ctx.emit({
    ...headOf(ctx, { kind: 'backup', type: 'storagetransfer.googleapis.com/TransferJob', name, region }),
    facets: {
      backup: mapReading(latest, runs => {
        const takenAt = runs.get(name);
        return {
          source,
          provider: 'gcp' as const,
          account: ctx.account,
          region,
          ...(takenAt === undefined ? {} : { takenAt }),
          immutability,
          ...(isPartial ? { restriction: 'partial' as const } : {}),
        };
      }),
      ...(facets.encryptionAtRest === undefined ? {} : { encryptionAtRest: facets.encryptionAtRest }),
      ...(facets.sharedWith === undefined ? {} : { sharedWith: facets.sharedWith }),
      infrastructureAsCode: infrastructureAsCodeBy({}),
    },
  });
}
