import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { ResourcesById } from '../../resources-by-id.ts';

export const ACTION_GROUPS: ArmType = { type: 'Microsoft.Insights/actionGroups', apiVersion: '2023-01-01' };

type ActionGroupRef = string | { readonly actionGroupId?: string };

/** The actions of an alert; their format depends on the type of alert. */
export interface AlertActions {
  readonly actions?:
    readonly { readonly actionGroupId?: string }[] | { readonly actionGroups?: readonly ActionGroupRef[] } | null;
}

/** Number of enabled action groups with a receiver. A group of another subscription is unread. */
export function recipientCountOf(alert: AlertActions, groups: ResourcesById): Reading<number> {
  const ids = groupIdsOf(alert);
  if (ids.length === 0) return value(0);
  if (groups.state !== 'value') return groups;
  const all = groups.value;
  const count = ids.filter(id => hasReceivers(all.get(id))).length;
  const foreign = ids.find(id => !all.has(id) && !id.startsWith(`${subscriptionPathOf(all)}/`));
  return count === 0 && foreign !== undefined ? unread('not-collected', foreign) : value(count);
}

function groupIdsOf({ actions }: AlertActions): string[] {
  const refs = (
    Array.isArray(actions) ? actions : ((actions as { actionGroups?: readonly unknown[] } | null)?.actionGroups ?? [])
  ) as readonly ActionGroupRef[];
  return refs.map(ref => armId(typeof ref === 'string' ? ref : (ref.actionGroupId ?? '')));
}

/** `/subscriptions/…` of the groups; `/` without any. */
function subscriptionPathOf(groups: ReadonlyMap<string, ArmResource>): string {
  const [first = ''] = groups.keys();
  return first.split('/').slice(0, 3).join('/') || '/';
}

function hasReceivers(row: ArmResource | undefined): boolean {
  const properties = row?.properties ?? {};
  if (row === undefined || properties['enabled'] === false) return false;
  return Object.entries(properties).some(
    ([name, list]) => name.endsWith('Receivers') && Array.isArray(list) && list.length > 0,
  );
}
