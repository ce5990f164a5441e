import { mapReading, unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import type { Facets } from '../../model/facets.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

type Rule = Facets['securityAlertRules'][number];

/**
 * Security events without an alert: no metric filter looks for them or for one of their operations, none that does reads the log
 * of a trail, or no enabled alarm with an action follows.
 */
export const eventsWithoutAlert = defineFact({
  name: 'eventsWithoutAlert',
  on: ['account'],
  needs: {
    account: ['securityAlertRules'],
    region: ['securityAlertRules'],
    alarm: ['alarm'],
    'audit-log': ['auditLog'],
  },
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
    const missing = [...Map.groupBy(all, ({ event }) => event)]
      .filter(([, group]) => !isEveryOperation(group, isAlerted))
      .map(([event]) => event);
    if (missing.length === 0) return value([]);
    return (
      [...alarms, ...trails].find(reading => reading.state === 'unread') ??
      index.gap('alarm', { account }) ??
      index.gap('audit-log', { account }) ??
      value(missing)
    );
  },
});

const isEveryOperation = (rules: readonly Rule[], isAlerted: (rule: Rule) => boolean): boolean =>
  [...Map.groupBy(rules, ({ operation }) => operation).values()].every(group => group.some(isAlerted));
