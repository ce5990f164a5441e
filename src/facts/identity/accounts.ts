import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import type { Kind, Provider } from '../../model/kinds.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap, placeKey } from '../scope.ts';

type Trail = Facts['trails'][number];

const recordsEverything = (trail: Trail): boolean => trail.logging && trail.allRegions && trail.managementEvents;

/** The trails that write down what is done in this account: its own, and those of organizations. */
export const trails = defineFact({
  name: 'trails',
  on: ['account'],
  needs: { trail: ['trail'] },
  prepare: index => ({
    byAccount: Map.groupBy(index.seen('trail'), one => one.account),
    shared: index.seen('trail').filter(isShared),
  }),
  compute(account, { byAccount, shared }, index): Reading<readonly Trail[]> {
    const own = byAccount.get(account.account) ?? [];
    const others = shared.filter(trail => trail.account !== account.account && trail.provider === account.provider);
    const readings = [...own, ...others].map(trail => ({ name: trail.name, reading: facet(trail, 'trail') }));
    const found = readings.flatMap(({ name, reading }) =>
      reading.state === 'value' ? [trailOf(name, reading.value)] : [],
    );
    // One that records everything settles it; else a trail that we were not shown may be that one.
    if (found.some(recordsEverything)) return value(found);
    return (
      readings.map(one => one.reading).find(reading => reading.state === 'unread') ?? index.gap('trail') ?? value(found)
    );
  },
});

/** One whose settings we could not read may be an organization's. */
function isShared(trail: Resource): boolean {
  const reading = facet(trail, 'trail');
  return reading.state === 'unread' || known(reading)?.organization === true;
}

const trailOf = (name: string, { allRegions, logging, managementEvents, integrity }: Facets['trail']): Trail => ({
  name,
  allRegions,
  logging,
  managementEvents,
  integrity,
});

const AT_WORK: readonly Kind[] = ['server', 'disk', 'database', 'bucket', 'load-balancer'];

/** Whether anything that holds data or serves customers is in this region or account. */
export const inUse = defineFact({
  name: 'inUse',
  on: ['region', 'account'],
  needs: { server: [], disk: [], database: [], bucket: [], 'load-balancer': [] },
  prepare(index) {
    const busy = AT_WORK.flatMap(kind => index.seen(kind));
    return new Set(busy.flatMap(resource => [placeKey(resource), resource.account]));
  },
  compute(place, busy, index): Reading<boolean> {
    const regional = place.kind === 'region';
    if (busy.has(regional ? placeKey(place) : place.account)) return value(true);
    const { account, region } = place;
    return firstGap(index, AT_WORK, regional ? { account, region } : { account }) ?? value(false);
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
      if (known(credentials)?.console === true) people.set(identity.account, (people.get(identity.account) ?? 0) + 1);
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
  on: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache', 'account', 'practice', 'organization'],
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
export const providerChoice = defineFact({
  name: 'providerChoice',
  on: ['practice'],
  needs: { practice: ['answer'] },
  prepare: providersOf,
  compute(practice, providers): Reading<Facts['providerChoice']> {
    const answer = facet(practice, 'answer');
    if (answer.state === 'unread' && providers.length < 2) return answer;
    return value({ providers, answer: known(answer) ?? null });
  },
});
