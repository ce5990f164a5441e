import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

const NEEDS = { alarm: ['alarm'], messaging: ['heardBy'] } as const;

/** How many hear of an alarm: those that it tells by itself, and those that listen to the topics that it tells. */
export const ears = defineFact({
  name: 'ears',
  on: ['alarm'],
  needs: NEEDS,
  optional: ['heardBy'],
  prepare: accountsOf,
  compute: earsOf,
});

/** Whether somebody hears the alarms of this account. What only makes a group grow or shrink is not counted. */
export const alarmsHeard = defineFact({
  name: 'alarmsHeard',
  on: ['account'],
  needs: NEEDS,
  optional: ['heardBy'],
  prepare: index => ({ byAccount: Map.groupBy(index.seen('alarm'), alarm => alarm.account), read: accountsOf(index) }),
  compute({ account }, { byAccount, read }, index): Reading<Facts['alarmsHeard']> {
    const alarms = byAccount.get(account) ?? [];
    const readings: Reading<unknown>[] = alarms.map(alarm => facet(alarm, 'alarm'));
    const forPeople = alarms.filter(alarm => known(facet(alarm, 'alarm'))?.purpose === 'people');
    for (const alarm of forPeople.filter(one => known(facet(one, 'alarm'))?.enabled === true)) {
      const heard = earsOf(alarm, read, index);
      // One that somebody hears settles it; else an alarm that we were not shown may be that one.
      if ((known(heard) ?? 0) > 0) return value('heard');
      readings.push(heard);
    }
    return (
      readings.find((reading): reading is Unread => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      value(forPeople.length > 0 ? 'deaf' : 'none')
    );
  },
});

function accountsOf(index: InventoryIndex): ReadonlySet<string> {
  return new Set(index.inventory.header.targets.map(({ account }) => account));
}

function earsOf(resource: Resource, read: ReadonlySet<string>, index: InventoryIndex): Reading<number> {
  const alarm: Reading<Facets['alarm']> = facet(resource, 'alarm');
  if (alarm.state !== 'value') return alarm;
  const { actions, topics = [] } = alarm.value;
  let count = actions - topics.length;
  let hidden: Unread | undefined;
  for (const topic of topics) {
    const listeners = listenersOf(topic, read, index);
    if (listeners.state === 'unread') hidden ??= listeners;
    count += known(listeners) ?? 0;
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
  if (topic !== undefined) return facet(topic, 'heardBy');
  if (!read.has(account)) return unread('not-collected', id);
  return index.gap('messaging', { account }) ?? value(0);
}
