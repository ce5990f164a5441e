import type { Facts } from '../model/facts.ts';
import { known, mapReading, value, type Reading } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import { inEveryRegion } from './account-wide.ts';
import { defineFact } from './define-fact.ts';

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
  needs: { region: ['recentChanges'] },
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

/** Whose word a role takes that only a pipeline somewhere else can give. */
const PIPELINES_ELSEWHERE =
  /actions\.githubusercontent|gitlab|bitbucket|circleci|app\.terraform\.io|vstoken\.dev\.azure|buildkite|spacelift/i;

/** What delivers to an account by itself: its own pipelines, and others that it lets in. */
export const deliveries = defineFact({
  name: 'deliveries',
  on: ['account'],
  needs: { region: ['pipelines'], identity: ['takenBy'] },
  prepare: index => Map.groupBy(index.seen('identity'), identity => identity.account),
  compute({ account }, byAccount, index): Reading<Facts['deliveries']> {
    const takers = (byAccount.get(account) ?? []).map(identity => facet(identity, 'takenBy'));
    const trusted = takers.filter(
      taker => known(taker)?.some(({ who }) => PIPELINES_ELSEWHERE.test(who)) === true,
    ).length;
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
  needs: { region: ['outsideProbes'] },
  prepare: index =>
    new Set(
      index
        .seen('region')
        .filter(region => (known(facet(region, 'outsideProbes')) ?? 0) > 0)
        .map(region => region.account),
    ),
  // One that we saw settles it; else it may be in the region that nobody read.
  compute: ({ account }, probed, index): Reading<boolean> =>
    probed.has(account) ? value(true) : mapReading(inEveryRegion(index, account, 'outsideProbes'), () => false),
});

/** Words that the log of an account writes when one of these happens. */
const EVENTS: readonly (readonly [event: string, sign: RegExp])[] = [
  ['top log-in', /userIdentity\.type[^)]*Root/i],
  ['rights', /(Put|Attach|Create|Delete|Detach)(Group|Role|User)?Policy/],
  ['records', /StopLogging|DeleteTrail|UpdateTrail/],
  ['doors', /AuthorizeSecurityGroup|CreateNetworkAcl|SecurityGroupIngress/],
];

/** What may happen in an account without anybody being told: no filter looks for it, or no alarm that somebody hears follows. */
export const unheardEvents = defineFact({
  name: 'unheardEvents',
  on: ['account'],
  needs: { region: ['logFilters'], alarm: ['alarm'] },
  prepare: index => Map.groupBy(index.seen('alarm'), alarm => alarm.account),
  compute({ account }, byAccount, index): Reading<readonly string[]> {
    const filters = inEveryRegion(index, account, 'logFilters');
    if (filters.state !== 'value') return mapReading(filters, () => []);
    const alarms = (byAccount.get(account) ?? []).map(alarm => facet(alarm, 'alarm'));
    const heard = new Set(
      alarms.flatMap(reading => {
        const alarm = known(reading);
        return alarm?.enabled === true && alarm.actions > 0 ? (alarm.measure ?? []) : [];
      }),
    );
    const unheard = EVENTS.filter(
      ([, sign]) => !filters.value.flat().some(({ looksFor, measure }) => sign.test(looksFor) && heard.has(measure)),
    ).map(([event]) => event);
    if (unheard.length === 0) return value([]);
    return alarms.find(alarm => alarm.state === 'unread') ?? index.gap('alarm', { account }) ?? value(unheard);
  },
});
