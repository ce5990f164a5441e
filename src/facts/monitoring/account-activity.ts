import type { Facts } from '../../model/facts.ts';
import { known, mapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Faults made on purpose, in all regions of an account. */
export const faultTests = defineFact({
  name: 'faultTests',
  on: ['account'],
  needs: { region: ['experiments'], account: ['experiments'] },
  prepare: () => undefined,
  compute: ({ account }, _, index): Reading<Facts['faultTests']> =>
    mapReading(inEveryRegion(index, account, 'experiments'), all => ({
      prepared: sum(all.map(({ prepared }) => prepared)),
      latest:
        all
          .flatMap(({ latest }) => latest ?? [])
          .sort()
          .at(-1) ?? null,
    })),
});

/** Who changes things in an account, and whether by hand. */
export const clickedChanges = defineFact({
  name: 'clickedChanges',
  on: ['account'],
  needs: { account: ['recentChanges'], region: ['recentChanges'] },
  prepare: () => undefined,
  compute: ({ account }, _, index): Reading<Facts['clickedChanges']> =>
    mapReading(inEveryRegion(index, account, 'recentChanges'), all => {
      const clicked = all.flatMap(({ byHand }) => byHand);
      return {
        changes: sum(all.map(({ changes }) => changes)),
        byHand: sum(clicked.map(({ changes }) => changes)),
        people: new Set(clicked.map(({ who }) => who)).size,
      };
    }),
});

/** What delivers to an account by itself: its own pipelines, and others that it lets in. */
export const deliveries = defineFact({
  name: 'deliveries',
  on: ['account'],
  needs: { region: ['pipelines'], identity: ['takenBy'] },
  prepare: index => Map.groupBy(index.seen('identity'), identity => identity.account),
  compute({ account }, byAccount, index): Reading<Facts['deliveries']> {
    const takers = (byAccount.get(account) ?? []).map(identity => facet(identity, 'takenBy'));
    const trusted = takers.filter(taker => known(taker)?.some(({ pipeline }) => pipeline === true) === true).length;
    const pipelines = inEveryRegion(index, account, 'pipelines');
    // One that we saw settles it; else the one that we were not shown may be it.
    if (trusted > 0) return value({ pipelines: pipelines.state === 'value' ? sum(pipelines.value) : 0, trusted });
    if (pipelines.state !== 'value' || sum(pipelines.value) > 0)
      return mapReading(pipelines, all => ({ pipelines: sum(all), trusted }));
    return (
      takers.find(taker => taker.state === 'unread') ??
      index.gap('identity', { account }) ??
      value({ pipelines: 0, trusted })
    );
  },
});

/** Whether something outside of what customers use looks whether they are served. */
export const seenFromOutside = defineFact({
  name: 'seenFromOutside',
  on: ['account'],
  needs: { account: ['outsideProbes'], region: ['outsideProbes'] },
  prepare: index =>
    new Set(
      [...index.seen('region'), ...index.seen('account')]
        .filter(place => (known(facet(place, 'outsideProbes')) ?? 0) > 0)
        .map(place => place.account),
    ),
  // One that we saw settles it; else it may be in the region that nobody read.
  compute: ({ account }, probed, index): Reading<boolean> =>
    probed.has(account) ? value(true) : mapReading(inEveryRegion(index, account, 'outsideProbes'), () => false),
});

/** What may happen in an account without anybody being told: nothing looks for it, or no alarm that somebody hears follows. */
export const unheardEvents = defineFact({
  name: 'unheardEvents',
  on: ['account'],
  needs: { account: ['eventWatch'], region: ['eventWatch'], alarm: ['alarm'] },
  prepare: index => Map.groupBy(index.seen('alarm'), alarm => alarm.account),
  compute({ account }, byAccount, index): Reading<readonly string[]> {
    const watches = inEveryRegion(index, account, 'eventWatch');
    if (watches.state !== 'value') return mapReading(watches, () => []);
    const alarms = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
    const heard = new Set(
      alarms.flatMap(reading => {
        const alarm = known(reading);
        return alarm?.enabled === true && alarm.actions > 0 ? (alarm.measure ?? []) : [];
      }),
    );
    const all = watches.value.flat();
    if (all.length === 0) return unread('not-collected', 'eventWatch');
    const told = new Set(all.filter(({ measures }) => measures.some(one => heard.has(one))).map(({ event }) => event));
    const unheard = [...new Set(all.map(({ event }) => event))].filter(event => !told.has(event));
    if (unheard.length === 0) return value([]);
    return alarms.find(alarm => alarm.state === 'unread') ?? index.gap('alarm', { account }) ?? value(unheard);
  },
});
