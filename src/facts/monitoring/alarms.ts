import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

const NEEDS = { alarm: ['alarm'], messaging: ['subscriberCount'] } as const;

/** How many hear of an alarm: those that it tells by itself, and those that listen to the topics that it tells. */
export const alarmRecipientCount = defineFact({
  name: 'alarmRecipientCount',
  on: ['alarm'],
  needs: NEEDS,
  optional: ['subscriberCount'],
  prepare: accountsOf,
  compute: recipientCountOf,
});

/** Whether somebody hears the alarms of this account. What only makes a group grow or shrink is not counted. */
export const alarmDelivery = defineFact({
  name: 'alarmDelivery',
  on: ['account'],
  needs: NEEDS,
  optional: ['subscriberCount'],
  prepare: index => ({ byAccount: Map.groupBy(index.seen('alarm'), alarm => alarm.account), read: accountsOf(index) }),
  compute({ account }, { byAccount, read }, index): Reading<Facts['alarmDelivery']> {
    const alarms = byAccount.get(account) ?? [];
    const readings: Reading<unknown>[] = alarms.map(alarm => facet(alarm, 'alarm'));
    const forPeople = alarms.filter(alarm => valueOrNull(facet(alarm, 'alarm'))?.purpose === 'notification');
    for (const alarm of forPeople.filter(one => valueOrNull(facet(one, 'alarm'))?.enabled === true)) {
      const delivered = recipientCountOf(alarm, read, index);
      // One that somebody hears settles it; else an alarm that we were not shown may be that one.
      if ((valueOrNull(delivered) ?? 0) > 0) return value('delivered');
      readings.push(delivered);
    }
    return (
      readings.find((reading): reading is Unread => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      value(forPeople.length > 0 ? 'no-recipients' : 'no-alarms')
    );
  },
});

function accountsOf(index: InventoryIndex): ReadonlySet<string> {
  return new Set(index.inventory.header.targets.map(({ account }) => account));
}

function recipientCountOf(resource: Resource, read: ReadonlySet<string>, index: InventoryIndex): Reading<number> {
  const alarm: Reading<Facets['alarm']> = facet(resource, 'alarm');
  if (alarm.state !== 'value') return alarm;
  const { actions, topics = [] } = alarm.value;
  let count = actions - topics.length;
  let hidden: Unread | undefined;
  for (const topic of topics) {
    const listeners = listenersOf(topic, read, index);
    if (listeners.state === 'unread') hidden ??= listeners;
    count += valueOrNull(listeners) ?? 0;
  }
  return count > 0 ? value(count) : (hidden ?? value(0));
}

/** A topic that is not among all of its account was deleted; what belongs to an account that was not read may have listeners. */
function listenersOf(
  { id, account }: NonNullable<Facets['alarm']['topics']>[number],
  read: ReadonlySet<string>,
  index: InventoryIndex,
): Reading<number> {
  const topic = index.byId(id);
  if (topic !== undefined) return facet(topic, 'subscriberCount');
  if (!read.has(account)) return unread('not-collected', id);
  return index.gap('messaging', { account }) ?? value(0);
}
