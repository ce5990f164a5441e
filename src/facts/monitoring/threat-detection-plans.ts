import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { scopeKey } from '../../model/keys.ts';
import type { Kind } from '../../model/kinds.ts';
import { absent, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import { firstGap } from '../scope.ts';

type Plan = Facets['threatDetectionPlans'][number];

/** The kinds of what each plan watches: only their lists matter for it. */
const WATCHED: Readonly<Record<Plan['plan'], readonly Kind[]>> = {
  buckets: ['bucket'],
  kubernetes: ['kubernetes-cluster'],
  containers: ['kubernetes-cluster', 'app'],
  servers: ['server'],
  databases: ['database'],
  functions: ['function'],
};
const WATCHED_KINDS = [...new Set(Object.values(WATCHED).flat())];

/** Plans of threat detection that are off and would watch something that is in the region. */
export const missingThreatDetectionPlans = defineFact({
  name: 'missingThreatDetectionPlans',
  on: ['region'],
  needs: { region: ['threatDetectionPlans'], ...ofEach(WATCHED_KINDS, []) },
  prepare: index =>
    new Set(WATCHED_KINDS.flatMap(kind => index.seen(kind)).map(resource => `${scopeKey(resource)}\n${resource.type}`)),
  compute(region, inUse, index): Reading<Facts['missingThreatDetectionPlans']> {
    const plans = facet(region, 'threatDetectionPlans');
    if (plans.state !== 'value') return plans.state === 'unread' ? plans : absent;
    const isNeeded = ({ types }: Plan): boolean => types.some(type => inUse.has(`${scopeKey(region)}\n${type}`));
    const needed = plans.value.filter(isNeeded);
    const missing = needed.filter(({ enabled }) => !enabled).map(({ plan }) => plan);
    if (missing.length > 0) return value({ missing, needed: needed.length });
    // Whatever a refused list hides matters only to a plan that is off.
    const off = plans.value.filter(plan => !plan.enabled).flatMap(({ plan }) => WATCHED[plan]);
    const { account, region: at } = region;
    return firstGap(index, off, { account, region: at }) ?? value({ missing, needed: needed.length });
  },
});
