import { describe, it } from 'vitest';
import check from '../../../checks/records/access-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'written down', given: { accessLogging: 'enabled' } }],
  broken: [
    { name: 'not written down', given: { accessLogging: 'disabled' }, message: 'none' },
    { name: 'other logs', given: { accessLogging: 'unrelated' }, message: 'unrelated' },
    { name: 'some visits', given: { accessLogging: 'partial' }, message: 'partial', credit: 0.5 },
    { name: 'a filter', head: { kind: 'firewall' }, given: { accessLogging: 'disabled' }, message: 'firewall' },
    { name: 'a zone of names', head: { kind: 'dns-zone' }, given: { accessLogging: 'disabled' }, message: 'dnsZone' },
  ],
  notApplicable: [{ name: 'passes everything on', given: { accessLogging: null } }],
});
