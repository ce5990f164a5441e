import type { Facts } from '../../model/facts.ts';
import { valueOrNull, mapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Faults made on purpose, in all regions of an account. */
export const chaosExperimentRuns = defineFact({
  name: 'chaosExperimentRuns',
  on: ['account'],
  needs: { region: ['chaosExperiments'], account: ['chaosExperiments'] },
  prepare: () => undefined,
  compute: ({ account }, _, index): Reading<Facts['chaosExperimentRuns']> =>
    mapReading(inEveryRegion(index, account, 'chaosExperiments'), all => ({
      prepared: sum(all.map(({ prepared }) => prepared)),
      latest:
        all
          .flatMap(({ latest }) => latest ?? [])
          .sort()
          .at(-1) ?? null,
    })),
});

/** Who changes things in an account, and whether by hand. */
export const consoleChanges = defineFact({
  name: 'consoleChanges',
  on: ['account'],
  needs: { account: ['recentChanges'], region: ['recentChanges'] },
  prepare: () => undefined,
  compute: ({ account }, _, index): Reading<Facts['consoleChanges']> =>
    mapReading(inEveryRegion(index, account, 'recentChanges'), all => {
      const clicked = all.flatMap(({ console: byHand }) => byHand);
      return {
        changes: sum(all.map(({ changes }) => changes)),
        console: sum(clicked.map(({ changes }) => changes)),
        people: new Set(clicked.map(({ who }) => who)).size,
      };
    }),
});

/** What delivers to an account by itself: its own pipelines, and others that it lets in. */
export const deploymentPipelines = defineFact({
  name: 'deploymentPipelines',
  on: ['account'],
  needs: { region: ['pipelines'], identity: ['trustedPrincipals'] },
  prepare: index => Map.groupBy(index.seen('identity'), identity => identity.account),
  compute({ account }, byAccount, index): Reading<Facts['deploymentPipelines']> {
    const takers = (byAccount.get(account) ?? []).map(identity => facet(identity, 'trustedPrincipals'));
    const trustedPipelines = takers.filter(
      taker => valueOrNull(taker)?.some(({ pipeline }) => pipeline === true) === true,
    ).length;
    const pipelines = inEveryRegion(index, account, 'pipelines');
    // One that we saw settles it; else the one that we were not shown may be it.
    if (trustedPipelines > 0)
      return value({ pipelines: pipelines.state === 'value' ? sum(pipelines.value) : 0, trustedPipelines });
    if (pipelines.state !== 'value' || sum(pipelines.value) > 0)
      return mapReading(pipelines, all => ({ pipelines: sum(all), trustedPipelines: trustedPipelines }));
    return (
      takers.find(taker => taker.state === 'unread') ??
      index.gap('identity', { account }) ??
      value({ pipelines: 0, trustedPipelines: trustedPipelines })
    );
  },
});

/** Whether something outside of what customers use looks whether they are served. */
export const syntheticMonitoring = defineFact({
  name: 'syntheticMonitoring',
  on: ['account'],
  needs: { account: ['syntheticMonitors'], region: ['syntheticMonitors'] },
  prepare: index =>
    new Set(
      [...index.seen('region'), ...index.seen('account')]
        .filter(place => (valueOrNull(facet(place, 'syntheticMonitors')) ?? 0) > 0)
        .map(place => place.account),
    ),
  // One that we saw settles it; else it may be in the region that nobody read.
  compute: ({ account }, probed, index): Reading<boolean> =>
    probed.has(account) ? value(true) : mapReading(inEveryRegion(index, account, 'syntheticMonitors'), () => false),
});

/** What may happen in an account without anybody being told: nothing looks for it, or no alarm that somebody hears follows. */
export const eventsWithoutAlert = defineFact({
  name: 'eventsWithoutAlert',
  on: ['account'],
  needs: { account: ['securityAlertRules'], region: ['securityAlertRules'], alarm: ['alarm'] },
  prepare: index => Map.groupBy(index.seen('alarm'), alarm => alarm.account),
  compute({ account }, byAccount, index): Reading<readonly string[]> {
    const watches = inEveryRegion(index, account, 'securityAlertRules');
    if (watches.state !== 'value') return mapReading(watches, () => []);
    const alarms = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
    const heard = new Set(
      alarms.flatMap(reading => {
        const alarm = valueOrNull(reading);
        return alarm?.enabled === true && alarm.actions > 0 ? (alarm.metric ?? []) : [];
      }),
    );
    const all = watches.value.flat();
    if (all.length === 0) return unread('not-collected', 'eventWatch');
    const told = new Set(all.filter(({ metrics }) => metrics.some(one => heard.has(one))).map(({ event }) => event));
    const unheard = [...new Set(all.map(({ event }) => event))].filter(event => !told.has(event));
    if (unheard.length === 0) return value([]);
    return alarms.find(alarm => alarm.state === 'unread') ?? index.gap('alarm', { account }) ?? value(unheard);
  },
});
