import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { BACKED_UP_KINDS, IN_USE_KINDS, type Provider } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

type Trail = Facts['auditLogs'][number];

const recordsEverything = (trail: Trail): boolean => trail.logging && trail.multiRegion && trail.managementEvents;

/** The trails that write down what is done in this account: its own, and those of organizations. */
export const auditLogs = defineFact({
  name: 'auditLogs',
  on: ['account'],
  needs: { 'audit-log': ['auditLog'] },
  prepare: index => ({
    byAccount: Map.groupBy(index.seen('audit-log'), one => one.account),
    shared: index.seen('audit-log').filter(isShared),
  }),
  compute(account, { byAccount, shared }, index): Reading<readonly Trail[]> {
    const own = byAccount.get(account.account) ?? [];
    const others = shared.filter(trail => trail.account !== account.account && trail.provider === account.provider);
    const readings = [...own, ...others].map(trail => ({ name: trail.name, reading: facet(trail, 'auditLog') }));
    const found = readings.flatMap(({ name, reading }) =>
      reading.state === 'value' ? [trailOf(name, reading.value)] : [],
    );
    // One that records everything settles it; else a trail that we were not shown may be that one.
    if (found.some(recordsEverything)) return value(found);
    return (
      readings.map(one => one.reading).find(reading => reading.state === 'unread') ??
      index.gap('audit-log') ??
      value(found)
    );
  },
});

/** One whose settings we could not read may be an organization's. */
function isShared(trail: Resource): boolean {
  const reading = facet(trail, 'auditLog');
  return reading.state === 'unread' || valueOrNull(reading)?.organization === true;
}

const trailOf = (
  name: string,
  { multiRegion, logging, managementEvents, logFileValidation }: Facets['auditLog'],
): Trail => ({
  name,
  multiRegion,
  logging,
  managementEvents,
  logFileValidation,
});

/** Whether anything that holds data or serves customers is in this region or account. */
export const inUse = defineFact({
  name: 'inUse',
  on: ['region', 'account'],
  needs: ofEach(IN_USE_KINDS, []),
  prepare(index) {
    const busy = IN_USE_KINDS.flatMap(kind => index.seen(kind));
    return new Set(busy.flatMap(resource => [scopeKey(resource), resource.account]));
  },
  compute(place, busy, index): Reading<boolean> {
    const regional = place.kind === 'region';
    if (busy.has(regional ? scopeKey(place) : place.account)) return value(true);
    const { account, region } = place;
    return firstGap(index, IN_USE_KINDS, regional ? { account, region } : { account }) ?? value(false);
  },
});

/** How many people in this account log in with a password. */
export const consoleUsers = defineFact({
  name: 'consoleUsers',
  on: ['account'],
  needs: { identity: ['credentials'] },
  prepare(index) {
    const people = new Map<string, number>();
    const hidden = new Map<string, Unread>();
    for (const identity of index.seen('identity')) {
      const credentials = facet(identity, 'credentials');
      if (credentials.state === 'unread') hidden.set(identity.account, credentials);
      if (valueOrNull(credentials)?.consoleAccess === true)
        people.set(identity.account, (people.get(identity.account) ?? 0) + 1);
    }
    return { people, hidden };
  },
  compute({ account }, { people, hidden }, index): Reading<number> {
    const count = people.get(account);
    if (count !== undefined) return value(count);
    return index.gap('identity', { account }) ?? hidden.get(account) ?? value(0);
  },
});

const readTargets = (index: InventoryIndex) =>
  index.inventory.header.targets.filter(target => target.failed === undefined);

function providersOf(index: InventoryIndex): readonly Provider[] {
  return [...new Set(readTargets(index).map(target => target.provider))].filter(provider => provider !== 'any').sort();
}

/** How many accounts were read in this run. */
export const accountsRead = defineFact({
  name: 'accountsRead',
  on: [...BACKED_UP_KINDS, 'account', 'practice', 'organization'],
  needs: {},
  prepare: index => readTargets(index).length,
  compute: (_, count) => value(count),
});

/** The providers that were read. */
export const providersRead = defineFact({
  name: 'providersRead',
  on: ['account', 'practice'],
  needs: {},
  prepare: providersOf,
  compute: (_, providers) => value(providers),
});

/** The providers that were read and what a person said about a second one: either may show that there are two. */
export const providersInUse = defineFact({
  name: 'providersInUse',
  on: ['practice'],
  needs: { practice: ['answer'] },
  prepare: providersOf,
  compute(practice, providers): Reading<Facts['providersInUse']> {
    const answer = facet(practice, 'answer');
    if (answer.state === 'unread' && providers.length < 2) return answer;
    return value({ providers, answer: valueOrNull(answer) ?? null });
  },
});
