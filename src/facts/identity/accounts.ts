import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { BACKED_UP_KINDS, IN_USE_KINDS, type Provider } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';
import { areOfOneOrganization } from './organizations.ts';

type AuditLog = Facts['auditLogs'][number];

/** The months that come back in audits: less is a part of a record. */
const YEAR_IN_DAYS = 365;

const isComplete = (log: AuditLog): boolean =>
  log.logging && log.multiRegion && log.managementEvents && log.keptForAYear;

/** Audit logs that cover an account: its own, and those of its organization. */
export const auditLogs = defineFact({
  name: 'auditLogs',
  on: ['account'],
  needs: { 'audit-log': ['auditLog'], account: ['organizationMembership'] },
  prepare: index => ({
    byAccount: Map.groupBy(index.seen('audit-log'), one => one.account),
    shared: index.seen('audit-log').filter(isShared),
  }),
  compute(account, { byAccount, shared }, index): Reading<readonly AuditLog[]> {
    const own = byAccount.get(account.account) ?? [];
    const others = shared.filter(log => log.account !== account.account && log.provider === account.provider);
    const readings = [...own, ...others].flatMap(log => {
      const covers = areOfOneOrganization(index, account.account, log.account);
      if (valueOrNull(covers) === false) return [];
      return { name: log.name, reading: covers.state === 'unread' ? covers : facet(log, 'auditLog') };
    });
    const found = readings.flatMap(({ name, reading }) =>
      reading.state === 'value' ? [auditLogOf(name, reading.value)] : [],
    );
    // A complete log settles it; else one that was not read may be complete.
    if (found.some(isComplete)) return value(found);
    return (
      readings.map(one => one.reading).find(reading => reading.state === 'unread') ??
      index.gap('audit-log') ??
      value(found)
    );
  },
});

/** One whose settings are unread may be an organization's. */
function isShared(log: Resource): boolean {
  const reading = facet(log, 'auditLog');
  return reading.state === 'unread' || valueOrNull(reading)?.organization === true;
}

const auditLogOf = (
  name: string,
  { multiRegion, logging, managementEvents, logFileValidation, retentionDays }: Facets['auditLog'],
): AuditLog => ({
  name,
  multiRegion,
  logging,
  managementEvents,
  logFileValidation,
  // What a trail delivers is kept by its bucket.
  keptForAYear: (retentionDays ?? YEAR_IN_DAYS) >= YEAR_IN_DAYS,
});

/** Whether a region or account has anything that holds data or serves requests. */
export const inUse = defineFact({
  name: 'inUse',
  on: ['region', 'account'],
  needs: ofEach(IN_USE_KINDS, []),
  prepare(index) {
    const resources = IN_USE_KINDS.flatMap(kind => index.seen(kind));
    return new Set(resources.flatMap(resource => [scopeKey(resource), resource.account]));
  },
  compute(scope, used, index): Reading<boolean> {
    const regional = scope.kind === 'region';
    if (used.has(regional ? scopeKey(scope) : scope.account)) return value(true);
    const { account, region } = scope;
    return firstGap(index, IN_USE_KINDS, regional ? { account, region } : { account }) ?? value(false);
  },
});

/** Users of an account with console access. */
export const consoleUsers = defineFact({
  name: 'consoleUsers',
  on: ['account'],
  needs: { identity: ['credentials'] },
  prepare(index) {
    const users = new Map<string, number>();
    const gaps = new Map<string, Unread>();
    for (const identity of index.seen('identity')) {
      const credentials = facet(identity, 'credentials');
      if (credentials.state === 'unread') gaps.set(identity.account, credentials);
      if (valueOrNull(credentials)?.consoleAccess === true)
        users.set(identity.account, (users.get(identity.account) ?? 0) + 1);
    }
    return { users, gaps };
  },
  compute({ account }, { users, gaps }, index): Reading<number> {
    const count = users.get(account);
    if (count !== undefined) return value(count);
    return index.gap('identity', { account }) ?? gaps.get(account) ?? value(0);
  },
});

const readTargets = (index: InventoryIndex) =>
  index.inventory.header.targets.filter(target => target.failed === undefined);

function providersOf(index: InventoryIndex): readonly Provider[] {
  return [...new Set(readTargets(index).map(target => target.provider))].filter(provider => provider !== 'any').sort();
}

/** Accounts read in this run. */
export const accountsRead = defineFact({
  name: 'accountsRead',
  on: [...BACKED_UP_KINDS, 'account', 'practice', 'organization'],
  needs: {},
  prepare: index => readTargets(index).length,
  compute: (_, count) => value(count),
});

/** Providers read in this run. */
export const providersRead = defineFact({
  name: 'providersRead',
  on: ['account', 'practice'],
  needs: {},
  prepare: providersOf,
  compute: (_, providers) => value(providers),
});

/** Providers read, and the answer about a second one, which outranks what was read. */
export const providersInUse = defineFact({
  name: 'providersInUse',
  on: ['practice'],
  needs: { practice: ['answer'] },
  prepare: providersOf,
  compute(practice, providers): Reading<Facts['providersInUse']> {
    const answer = facet(practice, 'answer');
    if (answer.state === 'unread') return answer;
    return value({ providers, answer: valueOrNull(answer) ?? null });
  },
});
