import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';

/** The limits that the checks judged by, ours or the user's own, in the order of the checks. */
export function checkParametersOf(
  checks: readonly Check[],
  given: Readonly<Record<string, unknown>>,
): NonNullable<Assessment['checkParameters']> {
  return checks.flatMap(({ id, params }) => {
    if (params === undefined) return [];
    const ours = valuesOf(params.safeParse({}).data);
    const used = valuesOf(params.safeParse(given[id] ?? {}).data);
    return Object.entries(used).map(([name, value]) => ({
      check: id,
      name,
      value,
      ...(ours[name] === value ? {} : { own: true as const }),
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
