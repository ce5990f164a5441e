import { describe, it } from 'vitest';
import check from '../../../checks/records/access-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'written down', given: { accessLog: 'kept' } }],
  broken: [
    { name: 'not written down', given: { accessLog: 'none' }, message: 'none' },
    { name: 'a filter', head: { kind: 'firewall' }, given: { accessLog: 'none' }, message: 'filter' },
    { name: 'a zone of names', head: { kind: 'dns-zone' }, given: { accessLog: 'none' }, message: 'names' },
  ],
  notApplicable: [{ name: 'passes everything on', given: { accessLog: null } }],
});
