import type { LoadedExceptions } from '../config/exceptions.ts';
import type { Check } from '../model/check.ts';
import type { Exception } from '../model/exception.ts';
import { unknownName } from './select-checks.ts';

/** Accepted risks with the current ids of their checks. Throws `CB_UNKNOWN_CHECK` with the position in the file. */
export function resolveExceptions(loaded: LoadedExceptions | undefined, checks: readonly Check[]): Exception[] {
  if (loaded === undefined) return [];
  const ids = new Map(checks.flatMap(({ id, aliases = [] }) => [id, ...aliases].map(name => [name, id] as const)));
  return loaded.list.map((exception, index) => {
    const check = ids.get(exception.check);
    if (check !== undefined) return { ...exception, check };
    const where = `${loaded.placeOf(index, 'check')}: `;
    throw unknownName('check', exception.check, ids.keys(), 'cloudbrief checks list', where);
  });
}
