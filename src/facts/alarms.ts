import type { Facts } from '../model/facts.ts';
import { known, value, type Reading } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import { defineFact } from './define-fact.ts';

/** Whether somebody hears the alarms of this account. What only makes a group grow or shrink is not counted. */
export const alarmsHeard = defineFact({
  name: 'alarmsHeard',
  on: ['account'],
  needs: { alarm: ['alarm'] },
  prepare: index => Map.groupBy(index.seen('alarm'), alarm => alarm.account),
  compute({ account }, byAccount, index): Reading<Facts['alarmsHeard']> {
    const readings = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
    const forPeople = readings.map(reading => known(reading)).filter(alarm => alarm?.purpose === 'people');
    // One that somebody hears settles it; else an alarm that we were not shown may be that one.
    if (forPeople.some(alarm => alarm?.enabled === true && alarm.actions > 0)) return value('heard');
    return (
      readings.find(reading => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      value(forPeople.length > 0 ? 'deaf' : 'none')
    );
  },
});
