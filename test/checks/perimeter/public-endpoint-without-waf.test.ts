import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-endpoint-without-waf.ts';
import { createCheckTester } from '../../support/world.ts';

const open = { openings: [{ protocol: 'tcp', from: 443, to: 443, sources: ['0.0.0.0/0'] }] };
const listener = (protocol: string) => [{ protocol, port: 443, redirects: false }];
const rules = (more: object = {}) => ({
  rules: { blocks: 2, watches: 0, managed: true, limitsRate: true, default: 'allow' as const, ...more },
});
const given = (webFilter: ReturnType<typeof rules> | { rules: null }) => ({
  exposure: open,
  listeners: listener('HTTPS'),
  webFilter,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'known attacks and floods are stopped', given: given(rules()) },
    {
      name: 'all is refused that no rule lets in',
      given: given(rules({ blocks: 0, managed: false, default: 'block' })),
    },
  ],
  broken: [
    { name: 'no filter', given: given({ rules: null }), message: 'none' },
    { name: 'a site at the edge', head: { kind: 'edge' }, given: given({ rules: null }), message: 'none' },
    { name: 'it only counts', given: given(rules({ blocks: 0, watches: 3 })), message: 'idle' },
    {
      name: 'no rules of a maker',
      given: given(rules({ managed: false })),
      message: 'thin',
      credit: 0.5,
      data: { gap: 'known attacks' },
    },
    {
      name: 'nothing against floods',
      given: given(rules({ limitsRate: false })),
      message: 'thin',
      credit: 0.5,
      data: { gap: 'floods of requests' },
    },
  ],
  notApplicable: [
    { name: 'inside', given: { ...given({ rules: null }), exposure: { openings: [] } } },
    { name: 'no web pages', given: { ...given({ rules: null }), listeners: listener('TCP') } },
    { name: 'a mere name', given: { ...given({ rules: null }), exposure: null } },
  ],
});
