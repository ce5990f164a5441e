import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';

/** The parameters of the checks, defaults and configured values, in the order of the checks. */
export function checkParametersOf(
  checks: readonly Check[],
  given: Readonly<Record<string, unknown>>,
): NonNullable<Assessment['checkParameters']> {
  return checks.flatMap(({ id, params }) => {
    if (params === undefined) return [];
    const defaults = valuesOf(params.safeParse({}).data);
    const used = valuesOf(params.safeParse(given[id] ?? {}).data);
    return Object.entries(used).map(([name, value]) => ({
      check: id,
      name,
      value,
      ...(defaults[name] === value ? {} : { own: true as const }),
    }));
  });
}

const valuesOf = (data: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((data ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
