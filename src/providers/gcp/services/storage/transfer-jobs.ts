import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import { isoDate } from '../../facets/common.ts';

export const TRANSFER_JOBS: GcpList = {
  call: 'storagetransfer:transferJobs.list',
  permission: 'storagetransfer.jobs.list',
  path: '/v1/transferJobs',
  query: 'filter={filter}&pageSize=256',
  items: 'transferJobs',
};
export const TRANSFER_OPERATIONS: GcpList = {
  call: 'storagetransfer:transferOperations.list',
  permission: 'storagetransfer.operations.list',
  path: '/v1/transferOperations',
  query: 'filter={filter}&pageSize=256',
  items: 'operations',
};

interface Place {
  readonly bucketName?: string;
  readonly path?: string;
}
interface Spec {
  readonly gcsDataSource?: Place | null;
  readonly gcsDataSink?: Place | null;
  readonly awsS3DataSource?: Place | null;
  readonly objectConditions?: object | null;
}
interface Row {
  readonly name?: string;
  readonly transferSpec?: Spec | null;
  readonly replicationSpec?: Spec | null;
  readonly eventStream?: object | null;
  readonly schedule?: { readonly scheduleEndDate?: object | null } | null;
}

/** A job that copies one bucket into another, again and again. */
export interface TransferJob {
  readonly name: string;
  /** Id of the bucket that is copied. */
  readonly source: string;
  /** Name of the bucket in Cloud Storage that it is copied into. */
  readonly sink: string;
  /** It leaves out some objects. */
  readonly isPartial: boolean;
}

/** The jobs of the project that go on: one that runs once, or has an end, copies nothing new. */
export async function readTransferJobs(ctx: GcpContext): Promise<Reading<readonly TransferJob[]>> {
  const filter = JSON.stringify({ projectId: ctx.account, jobStatuses: ['ENABLED'] });
  const found = await ctx.read(TRANSFER_JOBS.call, async () => {
    const jobs: TransferJob[] = [];
    await ctx.each<Row>(TRANSFER_JOBS, row => void jobs.push(...jobOf(ctx, row)), { filter });
    return jobs;
  });
  return found.state === 'absent' ? value([]) : found;
}

function jobOf(ctx: GcpContext, row: Row): TransferJob[] {
  const spec = row.replicationSpec ?? row.transferSpec;
  const { schedule, eventStream, replicationSpec, name = '' } = row;
  const goesOn =
    (replicationSpec ?? eventStream ?? undefined) !== undefined ||
    (schedule !== undefined && schedule !== null && (schedule.scheduleEndDate ?? undefined) === undefined);
  const sink = spec?.gcsDataSink?.bucketName ?? '';
  const source = sourceOf(ctx, spec);
  if (!goesOn || sink === '' || source === undefined) return [];
  const from = spec?.gcsDataSource ?? spec?.awsS3DataSource;
  const isPartial = (from?.path ?? '') !== '' || (spec?.objectConditions ?? undefined) !== undefined;
  return [{ name, source, sink, isPartial }];
}

/** Buckets of S3 have a name in the whole world, as those of Cloud Storage have. */
function sourceOf(ctx: GcpContext, spec: Spec | null | undefined): string | undefined {
  const own = spec?.gcsDataSource?.bucketName ?? '';
  if (own !== '') return ctx.fullName('storage', own);
  const foreign = spec?.awsS3DataSource?.bucketName ?? '';
  return foreign === '' ? undefined : `arn:aws:s3:::${foreign}`;
}

/** Where the jobs copy a bucket to. The project of the copy is known where the bucket was read. */
export const destinationsOf = (
  ctx: GcpContext,
  jobs: readonly TransferJob[],
  bucket: string,
): Facets['replicationDestinations'] =>
  jobs
    .filter(({ source }) => source === ctx.fullName('storage', bucket))
    .map(({ sink, isPartial }) => ({
      id: ctx.fullName('storage', sink),
      ...(isPartial ? { partial: true as const } : {}),
    }));

interface Operation {
  readonly metadata?: { readonly transferJobName?: string; readonly endTime?: string } | null;
}

/** When each of these jobs was last through. */
export async function readLatestRuns(
  ctx: GcpContext,
  jobs: readonly TransferJob[],
): Promise<Reading<ReadonlyMap<string, string>>> {
  const jobNames = jobs.map(({ name }) => name);
  if (jobNames.length === 0) return value(new Map());
  const filter = JSON.stringify({ projectId: ctx.account, jobNames, transferStatuses: ['SUCCESS'] });
  const found = await ctx.read(TRANSFER_OPERATIONS.call, async () => {
    const latest = new Map<string, string>();
    await ctx.each<Operation>(
      TRANSFER_OPERATIONS,
      ({ metadata }) => {
        const [name, at] = [metadata?.transferJobName, isoDate(metadata?.endTime)];
        if (name !== undefined && at !== undefined && at > (latest.get(name) ?? '')) latest.set(name, at);
      },
      { filter },
    );
    return latest;
  });
  return found.state === 'absent' ? value(new Map()) : found;
}
