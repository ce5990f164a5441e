import type { LoadedExceptions } from '../config/exceptions.ts';
import type { Check } from '../model/check.ts';
import type { Exception } from '../model/exception.ts';
import { unknownName } from '../run/select-checks.ts';

export { MAX_EXCEPTION_MONTHS } from './exceptions.ts';

/** The accepted risks by today's names of their checks; one of a check that never was is refused, with its place. */
export function resolveExceptions(loaded: LoadedExceptions | undefined, checks: readonly Check[]): Exception[] {
  if (loaded === undefined) return [];
  const ids = new Map(
    checks.flatMap(check => [check.id, ...(check.aliases ?? [])].map(name => [name, check.id] as const)),
  );
  return loaded.list.map((exception, index) => {
    const check = ids.get(exception.check);
    if (check === undefined)
      throw unknownName(
        'check',
        exception.check,
        ids.keys(),
        'cloudbrief checks list',
        `${loaded.placeOf(index, 'check')}: `,
      );
    return { ...exception, check };
  });
}
