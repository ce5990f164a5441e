import type { Plan, PlannedResource } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, allOf, ifSet, isNew, OUTSIDE, text, texts } from '../../kit/planned.ts';
import type { Binding, IamPolicy } from '../facets/iam-policy.ts';

/**
 * The IAM policy of what the plan makes, from the resources that grant roles on it: `google_pubsub_topic_iam_member` and
 * its kin, by the attribute that names what they are for.
 */
export function policyOf(resource: PlannedResource, plan: Plan, by: string): Reading<IamPolicy> {
  const grants = ['member', 'binding', 'policy'].map(kind =>
    about(plan, resource, { type: `${resource.type}_iam_${kind}`, by }),
  );
  const hidden = grants.find(one => one.hidden !== undefined)?.hidden;
  if (hidden !== undefined) return hidden;
  if (!isNew(resource)) return OUTSIDE;
  return mapReading(allOf(grants.flatMap(({ found }) => found).map(bindingsOf)), all => ({ bindings: all.flat() }));
}

function bindingsOf(grant: PlannedResource): Reading<readonly Binding[]> {
  if (grant.type.endsWith('_policy')) return flatMapReading(ifSet(text(grant, 'policy_data'), 'policy_data'), parsed);
  const members = grant.type.endsWith('_member')
    ? mapReading(ifSet(text(grant, 'member'), 'member'), one => [one])
    : ifSet(texts(grant, 'members'), 'members');
  return flatMapReading(ifSet(text(grant, 'role'), 'role'), role =>
    mapReading(members, all => [{ role, members: all }]),
  );
}

function parsed(policy: string): Reading<readonly Binding[]> {
  try {
    const { bindings } = JSON.parse(policy) as IamPolicy;
    return Array.isArray(bindings) ? value(bindings) : absent;
  } catch {
    return unread('failed', 'policy_data is not JSON');
  }
}
