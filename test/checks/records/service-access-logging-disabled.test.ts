import { describe, it } from 'vitest';
import check from '../../../checks/records/service-access-logging-disabled.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (logging: Facets['accessLogging'], isPublic = false) => ({
  accessLogging: logging,
  requestLogging: { logging, isPublic },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a vault that logs', head: { kind: 'key' }, given: given('enabled') },
    { name: 'a queue that logs', head: { kind: 'messaging' }, given: given('enabled') },
  ],
  broken: [
    { name: 'a vault without logs', head: { kind: 'key' }, given: given('disabled'), message: 'none' },
    {
      name: 'a registry that logs sign-ins only',
      head: { kind: 'registry' },
      given: given('partial'),
      message: 'partial',
      credit: 0.5,
      adjusted: -1,
    },
    {
      name: 'storage that logs nothing',
      head: { kind: 'bucket' },
      given: given('disabled'),
      message: 'none',
      adjusted: -1,
    },
    {
      name: 'a public bucket that logs nothing',
      head: { kind: 'bucket' },
      given: given('disabled', true),
      message: 'none',
    },
    {
      name: 'a queue that logs its own errors only',
      head: { kind: 'messaging' },
      given: given('unrelated'),
      message: 'unrelated',
      adjusted: -1,
    },
  ],
  notApplicable: [
    { name: 'a key in a vault', head: { kind: 'key' }, given: { accessLogging: null, requestLogging: null } },
  ],
});
