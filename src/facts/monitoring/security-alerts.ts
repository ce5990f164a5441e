import { mapReading, unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import type { Facets } from '../../model/facets.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';
import { handsOn } from './security-event-rules.ts';

type Rule = Facets['securityAlertRules'][number];

/**
 * Security events without an alert: no metric filter looks for them or for one of their operations, none that does reads the log
 * of a trail, or no enabled alarm with an action follows; and no rule on events hands it on.
 */
export const eventsWithoutAlert = defineFact({
  name: 'eventsWithoutAlert',
  on: ['account'],
  needs: {
    account: ['securityAlertRules'],
    region: ['securityAlertRules', 'securityEventRules'],
    alarm: ['alarm'],
    'audit-log': ['auditLog'],
  },
  optional: ['securityEventRules'],
  prepare: index => ({
    alarms: Map.groupBy(index.seen('alarm'), alarm => alarm.account),
    trails: index.seen('audit-log').map(log => facet(log, 'auditLog')),
  }),
  compute({ account }, { alarms: byAccount, trails }, index): Reading<readonly string[]> {
    const rules = inEveryRegion(index, account, 'securityAlertRules');
    if (rules.state !== 'value') return mapReading(rules, () => []);
    const all = rules.value.flat();
    if (all.length === 0) return unread('not-collected', 'securityAlertRules');
    const alarms = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
    const alertedMetrics = new Set(
      alarms.flatMap(reading => {
        const alarm = valueOrNull(reading);
        return alarm?.enabled === true && alarm.actions > 0 ? (alarm.metric ?? []) : [];
      }),
    );
    const fed = new Set(trails.flatMap(log => valueOrNull(log)?.logGroup ?? []));
    const isAlerted = ({ metrics, logGroup }: Rule): boolean =>
      (logGroup === undefined || fed.has(logGroup)) && metrics.some(metric => alertedMetrics.has(metric));
    const unalerted = [...Map.groupBy(all, ({ event }) => event)].filter(
      ([, group]) => !isEveryOperation(group, isAlerted),
    );
    if (unalerted.length === 0) return value([]);
    const handed = handsOn(index, account);
    const isHandedOn = valueOrNull(handed) ?? (() => false);
    const missing = unalerted
      .filter(([event, group]) => !isEveryOperation(group, ({ operation }) => isHandedOn(event, operation)))
      .map(([event]) => event);
    if (missing.length === 0) return value([]);
    return (
      [...alarms, ...trails, ...(isNotCollected(handed) ? [] : [handed])].find(reading => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      index.gap('audit-log', { account }) ??
      value(missing)
    );
  },
});

/** A provider without such rules, or an inventory from before they were read. */
const isNotCollected = (reading: Reading<unknown>): boolean =>
  reading.state === 'unread' && reading.reason === 'not-collected';

const isEveryOperation = (rules: readonly Rule[], isAlerted: (rule: Rule) => boolean): boolean =>
  [...Map.groupBy(rules, ({ operation }) => operation).values()].every(group => group.some(isAlerted));
