import type { FacetReadings } from '../../../model/resource.ts';
import type { PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { NOT_IN_PLAN } from '../../../model/planned-places.ts';
import { absent, flatMapReading, unread, type Reading } from '../../../model/reading.ts';
import { byDefault, OUTSIDE, settingOf, text } from '../../kit/planned.ts';
import { sharedWithFrom } from '../policy/resource-policy.ts';

interface PolicySource {
  /** The attribute of the resource itself; none, where a policy is a resource of its own only. */
  readonly inline?: string;
  /** The resource that sets a policy, and the attribute by which it names what it is for. */
  readonly own: { readonly type: string; readonly by: string };
}

/** The resource policy of a resource. Absent: none is made for it. */
export function policyOf(
  resource: PlannedResource,
  { plan }: PlannedContext,
  { inline, own }: PolicySource,
): Reading<string> {
  const setting = settingOf(plan, resource, own);
  const set = flatMapReading(setting, one => text(one, 'policy'));
  // What exists shows its policy, whatever made it.
  if (setting.state === 'value' || inline === undefined || (set.state === 'unread' && set !== OUTSIDE)) return set;
  const written = text(resource, inline);
  if (written.state === 'value') return written.value === '' ? absent : written;
  return byDefault<string>({ plan, resource, path: inline }, written, absent);
}

/** With whom a policy shares. Where the own account is not known, nobody can tell it from others. */
export function sharedBy(policy: Reading<string>, { account }: PlannedContext, service: string): FacetReadings {
  const shared = sharedWithFrom(policy, { account, service });
  const isOpen = shared.state === 'value' && (shared.value.length === 0 || shared.value.includes('*'));
  const isTold = isOpen || shared.state !== 'value' || account !== NOT_IN_PLAN;
  return { sharedWith: isTold ? shared : unread('unsupported', 'the plan does not name its account') };
}
