import { toAllowedIngress } from '../../lib/port-set.ts';
import type { Facts } from '../../model/facts.ts';
import { flatMapReading, value, type Reading } from '../../model/reading.ts';
import { defineFact } from '../define-fact.ts';
import { INGRESS_KINDS, INGRESS_NEEDS, INGRESS_OPTIONAL, internetIngressOf } from './internet-ingress.ts';

/**
 * Ingress from the internet: public address, route, firewall and subnet rules all allow it. One of them that denies it settles
 * it, whatever else is unread.
 */
export const reachableFromInternet = defineFact({
  name: 'reachableFromInternet',
  on: INGRESS_KINDS,
  needs: INGRESS_NEEDS,
  optional: INGRESS_OPTIONAL,
  prepare: internetIngressOf,
  compute: (resource, ingressOf): Reading<Facts['reachableFromInternet']> =>
    flatMapReading(ingressOf(resource), ({ reached, gaps: [gap] }) =>
      gap === undefined ? value({ allowedIngress: toAllowedIngress(reached) }) : gap.gap,
    ),
});
