import type { Plan, PlannedBlock, PlannedResource } from '../../model/planned.ts';
import { absent, flatMapReading, unread, value, type Reading, type Unread } from '../../model/reading.ts';

const typed =
  <T>(isOne: (given: unknown) => given is T, what: string) =>
  (block: PlannedBlock, path: string): Reading<T> =>
    flatMapReading(block.read(path), (given): Reading<T> =>
      isOne(given) ? value(given) : unread('failed', `${path} is no ${what}`),
    );

export const text = typed((given): given is string => typeof given === 'string', 'text');
export const number = typed((given): given is number => typeof given === 'number', 'number');
export const flag = typed((given): given is boolean => typeof given === 'boolean', 'boolean');
export const texts = typed(
  (given): given is readonly string[] => Array.isArray(given) && given.every(one => typeof one === 'string'),
  'list of texts',
);

/** What holds where an attribute is not set. */
export const orElse = <T>(reading: Reading<T>, otherwise: T): Reading<T> =>
  reading.state === 'absent' ? value(otherwise) : reading;

/** The text of an attribute that names a resource; undefined where it is not known. */
export const known = (block: PlannedBlock, path: string): string | undefined => {
  const reading = text(block, path);
  return reading.state === 'value' && reading.value !== '' ? reading.value : undefined;
};

/** Tags or labels, without those that are not known. */
export function tagsIn(block: PlannedBlock, paths: readonly string[]): Readonly<Record<string, string>> {
  for (const path of paths) {
    const reading = block.read(path);
    if (reading.state !== 'value' || typeof reading.value !== 'object' || reading.value === null) continue;
    // `fromEntries`, because a tag may be named `__proto__`.
    return Object.fromEntries(
      Object.entries(reading.value).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
    );
  }
  return {};
}

/** Nothing outside of the plan can be about what is only made by it. */
export const isNew = ({ change }: PlannedResource): boolean => change === 'create' || change === 'replace';

export const OUTSIDE = unread('unsupported', 'it may be set outside of the plan');

/** The resources of a type about another one, and why there may be more. */
export interface About {
  readonly found: readonly PlannedResource[];
  readonly hidden: Unread | undefined;
}

/** Settings that have resources of their own: `aws_s3_bucket_versioning` of a bucket. */
export function about(
  plan: Plan,
  subject: PlannedResource,
  { type, by }: { readonly type: string; readonly by: string },
): About {
  const found: PlannedResource[] = [];
  let hidden: Unread | undefined;
  for (const one of plan.ofType(type)) {
    const named = plan.named(one, by, [subject.type]);
    if (named.state === 'unread') hidden ??= unread(named.reason, `${one.address}: ${named.detail ?? by}`);
    else if (named.state === 'value' && named.value.includes(subject)) found.push(one);
  }
  return { found, hidden };
}

/** The one such resource. Without it: nothing sets it for what the plan makes, and else something outside of the plan may. */
export function settingOf(
  plan: Plan,
  subject: PlannedResource,
  setting: { readonly type: string; readonly by: string },
): Reading<PlannedResource> {
  const { found, hidden } = about(plan, subject, setting);
  const [first] = found;
  if (first !== undefined) return value(first);
  if (hidden !== undefined) return hidden;
  return isNew(subject) ? absent : OUTSIDE;
}

/** Where nothing is set, the service or the account decides, and the plan does not say how. */
export const ifSet = <T>(reading: Reading<T>, name: string): Reading<T> =>
  reading.state === 'absent' ? unread('unsupported', `${name} is not set`) : reading;

/**
 * What the service does where nothing is set. For a resource that the plan makes, also where the plugin computes what the
 * configuration leaves out. A dynamic block over something unknown looks the same: of a block, only the weakest setting may be
 * the default.
 */
export function byDefault<T>(
  { plan, resource, path }: { readonly plan: Plan; readonly resource: PlannedResource; readonly path: string },
  reading: Reading<T>,
  otherwise: Reading<T>,
): Reading<T> {
  if (reading.state === 'absent') return otherwise;
  const isLeftOut = reading.state === 'unread' && isNew(resource) && plan.isUnset(resource, path);
  return isLeftOut ? otherwise : reading;
}

/** All values; unread where one is. */
export function allOf<T>(readings: readonly Reading<T>[]): Reading<readonly T[]> {
  const gap = readings.find(one => one.state === 'unread');
  return gap?.state === 'unread' ? gap : value(readings.flatMap(one => (one.state === 'value' ? [one.value] : [])));
}

/** Everything of a type about a resource. Of one that exists there may be more, outside of the plan. */
export function allAbout(
  plan: Plan,
  subject: PlannedResource,
  setting: { readonly type: string; readonly by: string },
): Reading<readonly PlannedResource[]> {
  const { found, hidden } = about(plan, subject, setting);
  return hidden ?? (isNew(subject) ? value(found) : OUTSIDE);
}
