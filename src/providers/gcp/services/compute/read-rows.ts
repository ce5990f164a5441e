import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { UnreadError } from '../../client/failure.ts';
import type { GcpContext, GcpList, Take } from '../../context.ts';
import type { Row } from '../../facets/common.ts';

interface Rows<T> {
  /** What was listed, also where a location did not answer. */
  readonly found: readonly T[];
  /** The whole list; unread where a part of it is missing. */
  readonly all: Reading<readonly T[]>;
}

/** The rows of a list, read once for all collectors of the project that need them. */
export const readRows = <T extends object>(ctx: GcpContext, list: GcpList): Promise<Rows<T>> =>
  ctx.shared(`rows of ${list.call}`, async () => {
    const found: T[] = [];
    const read = await ctx.read(list.call, async () => {
      await ctx.each<T>(list, row => void found.push(row));
      return found;
    });
    return { found, all: read.state === 'absent' ? value<readonly T[]>([]) : read };
  });

/** Every row of a list that others need too; use it inside `list`. Throws where the list is incomplete. */
export async function eachShared<T extends object>(ctx: GcpContext, list: GcpList, take: Take<T>): Promise<void> {
  const { found, all } = await readRows<T>(ctx, list);
  for (const row of found) await take(row);
  if (all.state === 'unread') throw new UnreadError(all);
}

/** Rows of one list by full resource name. */
export type ById<T> = Reading<ReadonlyMap<string, T>>;

export const rowsById = async <T extends Row>(ctx: GcpContext, list: GcpList): Promise<ById<T>> =>
  mapReading((await readRows<T>(ctx, list)).all, rows => byFullName(ctx, rows));

export const byFullName = <T extends Row>(ctx: GcpContext, rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(
    rows.flatMap(row => (row.selfLink === undefined ? [] : [[ctx.fullName('compute', row.selfLink), row] as const])),
  );
