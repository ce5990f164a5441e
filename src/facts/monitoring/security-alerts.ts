import { absent, mapReading, unread, value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import type { Facets } from '../../model/facets.ts';
import { ATTACK_EVENTS, CHANGE_EVENTS } from '../../model/facets/monitoring.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { fedByTrails, hiddenFromAlerts } from './alert-sources.ts';
import { centralAlerts, heardMetrics } from './central-alerts.ts';
import { handsOn } from './security-event-rules.ts';

type Rule = Facets['securityAlertRules'][number];

const SOURCES = {
  on: ['account'],
  needs: {
    'log-store': [],
    account: ['securityAlertRules', 'organizationMembership'],
    region: ['securityAlertRules', 'securityEventRules'],
    alarm: ['alarm'],
    'audit-log': ['auditLog'],
  },
  optional: ['securityEventRules', 'organizationMembership'],
  optionalKinds: ['log-store'],
  prepare: (index: InventoryIndex) => ({
    alarms: Map.groupBy(index.seen('alarm'), alarm => alarm.account),
    trails: index.seen('audit-log'),
  }),
} as const;

type Sources = ReturnType<typeof SOURCES.prepare>;

/**
 * Security events without an alert, its own or one of the account that keeps the log of the organization: no metric filter looks for them or for one of their operations, none that does reads the log
 * of a trail, or no enabled alarm with an action follows; and no rule on events hands it on.
 */
export const eventsWithoutAlert = defineFact({
  ...SOURCES,
  name: 'eventsWithoutAlert',
  compute: (account, sources, index) => unalertedOf(account, sources, index, ATTACK_EVENTS),
});

/** The same of changes that are everyday work. Where the account has one list of alerts, these are among the others. */
export const changesWithoutAlert = defineFact({
  ...SOURCES,
  name: 'changesWithoutAlert',
  compute(account, sources, index): Reading<readonly string[]> {
    const own = account.facets.securityAlertRules;
    if (own !== undefined) return own.state === 'unread' ? own : absent;
    const missing = unalertedOf(account, sources, index, CHANGE_EVENTS);
    if (missing.state !== 'value' || !missing.value.includes(ORGANIZATION)) return missing;
    // Only the management account records changes of the organization.
    const membership = facet(account, 'organizationMembership');
    if (valueOrNull(membership)?.managementAccount === account.account) return missing;
    const others = missing.value.filter(event => event !== ORGANIZATION);
    return others.length === 0 && membership.state === 'unread' ? membership : value(others);
  },
});

const ORGANIZATION: Rule['event'] = 'organization-changes';

function unalertedOf(
  { account }: Resource,
  { alarms: byAccount, trails }: Sources,
  index: InventoryIndex,
  events: readonly Rule['event'][],
): Reading<readonly string[]> {
  const rules = inEveryRegion(index, account, 'securityAlertRules');
  if (rules.state !== 'value') return mapReading(rules, () => []);
  const all = rules.value.flat().filter(({ event }) => events.includes(event));
  if (all.length === 0) return unread('not-collected', 'securityAlertRules');
  const alarms = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
  const alerted = heardMetrics(alarms);
  const central = centralAlerts(index, account);
  const isFed = fedByTrails(index, account, trails);
  const isAlerted = (rule: Rule): boolean =>
    central.has(rule) || (isFed(rule) && rule.metrics.some(metric => alerted.has(metric)));
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
  const sources = [...alarms, ...(isNotCollected(handed) ? [] : [handed])];
  return gapOfAlerts(index, account, trails, sources) ?? central.gap ?? value(missing);
}

/** Why an alert on what the account records may not have been seen. */
function gapOfAlerts(
  index: InventoryIndex,
  account: string,
  trails: readonly Resource[],
  sources: readonly Reading<unknown>[],
): Unread | undefined {
  const own = trails.filter(one => one.account === account);
  return (
    [...sources, ...trails.map(log => facet(log, 'auditLog'))].find(reading => reading.state === 'unread') ??
    index.gap('alarm', { account }) ??
    index.gap('audit-log', { account }) ??
    hiddenFromAlerts(index, own)
  );
}

/** A provider without such rules, or an inventory from before they were read. */
const isNotCollected = (reading: Reading<unknown>): boolean =>
  reading.state === 'unread' && reading.reason === 'not-collected';

const isEveryOperation = (rules: readonly Rule[], isAlerted: (rule: Rule) => boolean): boolean =>
  [...Map.groupBy(rules, ({ operation }) => operation).values()].every(group => group.some(isAlerted));
