import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/outdated-tls-version.ts';
import { createCheckTester } from '../../support/world.ts';

type Version = 'ssl-3' | '1.0' | '1.1' | '1.2' | '1.3';
const listener = (minTlsVersion?: Version) => ({
  protocol: 'HTTPS',
  port: 443,
  redirectsToHttps: false,
  ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'TLS 1.2', given: { listeners: [listener('1.2')] } },
    { name: 'TLS 1.3 beside one that does not say', given: { listeners: [listener('1.3'), listener()] } },
  ],
  broken: [
    { name: 'TLS 1.0', given: { listeners: [listener('1.0')] }, message: 'outdated', data: { version: 'TLS 1.0' } },
    {
      name: 'one of two',
      given: { listeners: [listener('1.2'), listener('1.1')] },
      message: 'outdated',
      data: { version: 'TLS 1.1' },
    },
    { name: 'SSL', given: { listeners: [listener('ssl-3')] }, message: 'outdated', data: { version: 'SSL 3.0' } },
  ],
  notApplicable: [
    { name: 'does not say', given: { listeners: [listener()] } },
    { name: 'listens on nothing', given: { listeners: null } },
  ],
});
