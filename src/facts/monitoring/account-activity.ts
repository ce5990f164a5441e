import type { Facts } from '../../model/facts.ts';
import { valueOrNull, mapReading, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { inEveryRegion } from '../concentration/account-wide.ts';
import { defineFact } from '../define-fact.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Chaos experiments in all regions of an account. */
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

/** Recent changes of an account, and those made in the console. */
export const consoleChanges = defineFact({
  name: 'consoleChanges',
  on: ['account'],
  needs: { account: ['recentChanges'], region: ['recentChanges'] },
  prepare: () => undefined,
  compute: ({ account }, _, index): Reading<Facts['consoleChanges']> =>
    mapReading(inEveryRegion(index, account, 'recentChanges'), all => {
      const inConsole = all.flatMap(({ console: users }) => users);
      return {
        changes: sum(all.map(({ changes }) => changes)),
        console: sum(inConsole.map(({ changes }) => changes)),
        people: new Set(inConsole.map(({ who }) => who)).size,
      };
    }),
});

/** Pipelines of an account, and roles that an outside pipeline may assume. */
export const deploymentPipelines = defineFact({
  name: 'deploymentPipelines',
  on: ['account'],
  needs: { account: ['pipelines'], region: ['pipelines'], identity: ['trustedPrincipals'] },
  prepare: index => Map.groupBy(index.seen('identity'), identity => identity.account),
  compute({ account }, byAccount, index): Reading<Facts['deploymentPipelines']> {
    const trusted = (byAccount.get(account) ?? []).map(identity => facet(identity, 'trustedPrincipals'));
    const trustedPipelines = trusted.filter(
      reading => valueOrNull(reading)?.some(({ pipeline }) => pipeline === true) === true,
    ).length;
    const pipelines = inEveryRegion(index, account, 'pipelines');
    // One seen settles it; that there is none needs every reading.
    if (trustedPipelines > 0)
      return value({ pipelines: pipelines.state === 'value' ? sum(pipelines.value) : 0, trustedPipelines });
    if (pipelines.state !== 'value' || sum(pipelines.value) > 0)
      return mapReading(pipelines, all => ({ pipelines: sum(all), trustedPipelines }));
    return (
      trusted.find(reading => reading.state === 'unread') ??
      index.gap('identity', { account }) ??
      value({ pipelines: 0, trustedPipelines })
    );
  },
});

/** Whether a synthetic monitor covers an account. */
export const syntheticMonitoring = defineFact({
  name: 'syntheticMonitoring',
  on: ['account'],
  needs: { account: ['syntheticMonitors'], region: ['syntheticMonitors'] },
  prepare: index =>
    new Set(
      [...index.seen('region'), ...index.seen('account')]
        .filter(scope => (valueOrNull(facet(scope, 'syntheticMonitors')) ?? 0) > 0)
        .map(({ account }) => account),
    ),
  // One seen settles it; that there is none needs every region.
  compute: ({ account }, monitored, index): Reading<boolean> =>
    monitored.has(account) ? value(true) : mapReading(inEveryRegion(index, account, 'syntheticMonitors'), () => false),
});
