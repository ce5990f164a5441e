import type { Facts } from '../../model/facts.ts';
import { absent, mapReading, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** What the default security group of a network lets through; ingress settles it, whatever else is unread. */
export const defaultSecurityGroupTraffic = defineFact({
  name: 'defaultSecurityGroupTraffic',
  on: ['firewall'],
  needs: { firewall: ['defaultSecurityGroup', 'allowedIngress', 'allowsEgress'] },
  optional: ['allowsEgress'],
  prepare: () => undefined,
  compute(firewall): Reading<Facts['defaultSecurityGroupTraffic']> {
    const isDefault = facet(firewall, 'defaultSecurityGroup');
    if (isDefault.state === 'unread') return isDefault;
    if (valueOrNull(isDefault) !== true) return absent;
    const ingress = facet(firewall, 'allowedIngress');
    if (ingress.state === 'unread') return ingress;
    if ((valueOrNull(ingress) ?? []).length > 0) return value('ingress');
    return mapReading(facet(firewall, 'allowsEgress'), egress => (egress ? 'egress' : 'none'));
  },
});
