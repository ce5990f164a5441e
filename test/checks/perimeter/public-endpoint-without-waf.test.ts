import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-endpoint-without-waf.ts';
import { createCheckTester } from '../../support/world.ts';

const open = { allowedIngress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, sources: ['0.0.0.0/0'] }] };
const listener = (protocol: string) => [{ protocol, port: 443, redirectsToHttps: false }];
const rules = (more: object = {}) => ({
  rules: {
    blockingRules: 2,
    countingRules: 0,
    managedRules: true,
    rateLimiting: true,
    defaultAction: 'allow' as const,
    ...more,
  },
});
const given = (wafProtection: ReturnType<typeof rules> | { rules: null }) => ({
  reachableFromInternet: open,
  listeners: listener('HTTPS'),
  wafProtection,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'known attacks and floods are stopped', given: given(rules()) },
    {
      name: 'all is refused that no rule lets in',
      given: given(rules({ blockingRules: 0, managedRules: false, defaultAction: 'block' })),
    },
  ],
  broken: [
    { name: 'no filter', given: given({ rules: null }), message: 'none' },
    { name: 'a site at the edge', head: { kind: 'cdn' }, given: given({ rules: null }), message: 'none' },
    { name: 'it only counts', given: given(rules({ blockingRules: 0, countingRules: 3 })), message: 'countOnly' },
    {
      name: 'no rules of a maker',
      given: given(rules({ managedRules: false })),
      message: 'noManagedRules',
      credit: 0.5,
    },
    {
      name: 'nothing against floods',
      given: given(rules({ rateLimiting: false })),
      message: 'noRateLimit',
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'inside', given: { ...given({ rules: null }), reachableFromInternet: { allowedIngress: [] } } },
    { name: 'no web pages', given: { ...given({ rules: null }), listeners: listener('TCP') } },
    { name: 'a mere name', given: { ...given({ rules: null }), reachableFromInternet: null } },
  ],
});
