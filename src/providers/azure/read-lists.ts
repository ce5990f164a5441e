import type { Kind } from '../../model/kinds.ts';
import type { Reading } from '../../model/reading.ts';
import { once } from '../kit/memoize.ts';
import { listCall, type ArmResource, type ArmType } from './client/arm.ts';
import type { ArmRead, AzureContext } from './context.ts';

/**
 * Lists a type once for populations of several kinds. `emit` gets the rows that were read, also when the list broke off:
 * then the populations are unread.
 */
export function listOnce(
  ctx: AzureContext,
  type: ArmType,
): (kind: Kind, emit: (rows: readonly ArmResource[]) => void | Promise<void>) => Promise<Reading<number>> {
  const rows: ArmResource[] = [];
  const readOnce = once(() => ctx.each(type, row => void rows.push(row)));
  return (kind, emit) =>
    ctx.list(kind, listCall(type), async () => {
      try {
        await readOnce();
      } finally {
        await emit(rows);
      }
    });
}

/** All rows of a list that Resource Graph does not have. */
export const readAll = <T = ArmResource>(ctx: AzureContext, read: ArmRead): Promise<Reading<readonly T[]>> =>
  ctx.read(read.call, async () => {
    const rows: T[] = [];
    for await (const page of ctx.pages<T>(read)) rows.push(...page);
    return rows;
  });
