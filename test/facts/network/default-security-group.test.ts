import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { defaultSecurityGroupTraffic } from '../../../src/facts/network/default-security-group.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const group = (id: string, facets: object) =>
  resource('firewall', { id, facets: { defaultSecurityGroup: true, ...facets } });
const rule = { protocol: 'all', fromPort: 0, toPort: 65_535, sources: ['sg-1'] };

createFactTester({ describe, it })(defaultSecurityGroupTraffic, [
  {
    name: 'by its rules in both directions; ingress settles it',
    world: testInventory({
      resources: [
        group('empty', { allowedIngress: [], allowsEgress: false }),
        group('out', { allowedIngress: [], allowsEgress: true }),
        group('in', { allowedIngress: [rule], allowsEgress: unread('failed') }),
        group('unsure', { allowedIngress: [], allowsEgress: unread('failed') }),
        group('chosen', { defaultSecurityGroup: false, allowedIngress: [rule] }),
      ],
    }),
    expect: { empty: value('none'), out: value('egress'), in: value('ingress'), unsure: unread('failed'), chosen: absent },
  },
]); // prettier-ignore
