import { UnreadError } from '../../client/failure.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common.ts';

export const SQL_OPERATIONS: GcpList = {
  call: 'sqladmin:operations.list',
  permission: 'cloudsql.instances.get',
  path: '/v1/projects/{project}/operations',
  query: 'instance={instance}&maxResults=1000',
  items: 'items',
};

interface Operation {
  readonly name?: string;
  readonly operationType?: string;
  readonly status?: string;
  readonly endTime?: string;
  readonly error?: object | null;
}

/** Backups that were restored into these instances, and instances that were cloned, which restores a point in time. */
export async function listRestores(
  ctx: GcpContext,
  listed: Reading<number>,
  instances: ReadonlyMap<string, string>,
): Promise<void> {
  await ctx.list('restore-test', SQL_OPERATIONS.call, async () => {
    for (const [instance, region] of instances)
      await ctx.each<Operation>(
        SQL_OPERATIONS,
        row => {
          if (/^(RESTORE_VOLUME|CLONE|CREATE_CLONE)$/.test(row.operationType ?? '')) emitRestore(ctx, row, region);
        },
        { instance },
      );
    if (listed.state === 'unread') throw new UnreadError(listed);
  });
}

function emitRestore(ctx: GcpContext, row: Operation, region: string): void {
  const at = isoDate(row.endTime);
  const failed = row.error !== undefined && row.error !== null;
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'restore-test', type: 'sqladmin.googleapis.com/Operation', service: 'cloudsql', region },
      name: row.name === undefined ? undefined : `projects/${ctx.account}/operations/${row.name}`,
    }),
    facets: {
      restoreTest: value({
        what: 'restore' as const,
        outcome: row.status !== 'DONE' ? ('running' as const) : failed ? ('failed' as const) : ('completed' as const),
        ...(at === undefined ? {} : { at }),
      }),
    },
  });
}
