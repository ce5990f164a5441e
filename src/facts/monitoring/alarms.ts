import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

const NEEDS = { alarm: ['alarm'], messaging: ['subscriberCount'] } as const;

/** Recipients of an alarm: its own actions, and the subscribers of its topics. */
export const alarmRecipientCount = defineFact({
  name: 'alarmRecipientCount',
  on: ['alarm'],
  needs: NEEDS,
  optional: ['subscriberCount'],
  prepare: accountsRead,
  compute: recipientCountOf,
});

/** Whether alarms of an account reach anyone. Alarms for autoscaling are not counted. */
export const alarmDelivery = defineFact({
  name: 'alarmDelivery',
  on: ['account'],
  needs: NEEDS,
  optional: ['subscriberCount'],
  prepare: index => ({
    byAccount: Map.groupBy(index.seen('alarm'), alarm => alarm.account),
    accounts: accountsRead(index),
  }),
  compute({ account }, { byAccount, accounts }, index): Reading<Facts['alarmDelivery']> {
    const alarms = byAccount.get(account) ?? [];
    const readings: Reading<unknown>[] = alarms.map(alarm => facet(alarm, 'alarm'));
    const notifications = alarms.filter(alarm => valueOrNull(facet(alarm, 'alarm'))?.purpose === 'notification');
    for (const alarm of notifications.filter(one => valueOrNull(facet(one, 'alarm'))?.enabled === true)) {
      const delivered = recipientCountOf(alarm, accounts, index);
      // One that reaches a recipient settles it; else an alarm that was not read may.
      if ((valueOrNull(delivered) ?? 0) > 0) return value('delivered');
      readings.push(delivered);
    }
    return (
      readings.find((reading): reading is Unread => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      value(notifications.length > 0 ? 'no-recipients' : 'no-alarms')
    );
  },
});

function accountsRead(index: InventoryIndex): ReadonlySet<string> {
  return new Set(index.inventory.header.targets.map(({ account }) => account));
}

function recipientCountOf(resource: Resource, accounts: ReadonlySet<string>, index: InventoryIndex): Reading<number> {
  const alarm: Reading<Facets['alarm']> = facet(resource, 'alarm');
  if (alarm.state !== 'value') return alarm;
  const { actions, topics = [] } = alarm.value;
  let count = actions - topics.length;
  let gap: Unread | undefined;
  for (const topic of topics) {
    const subscribers = subscribersOf(topic, accounts, index);
    if (subscribers.state === 'unread') gap ??= subscribers;
    count += valueOrNull(subscribers) ?? 0;
  }
  return count > 0 ? value(count) : (gap ?? value(0));
}

/** A topic that is missing from a complete list was deleted; one of an account that was not read may have subscribers. */
function subscribersOf(
  { id, account }: NonNullable<Facets['alarm']['topics']>[number],
  accounts: ReadonlySet<string>,
  index: InventoryIndex,
): Reading<number> {
  const topic = index.byId(id);
  if (topic !== undefined) return facet(topic, 'subscriberCount');
  if (!accounts.has(account)) return unread('not-collected', id);
  return index.gap('messaging', { account }) ?? value(0);
}
