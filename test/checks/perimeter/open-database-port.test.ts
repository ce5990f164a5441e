import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/open-database-port.ts';
import type { Exposure } from '../../../src/model/facts.ts';
import { everyPort, exposure } from '../../support/exposure.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (...exposedDataStores: Exposure[]) => ({ exposedDataStores, internetRules: [] });
const unnamed = { group: 'none', rule: 'none' };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a database that nobody can reach', given: given() },
    { name: 'a server without a data store that strangers reach', head: { kind: 'server' }, given: given() },
  ],
  broken: [
    {
      name: 'a database on a port of its own',
      given: given(exposure(null, 13_306)),
      message: 'database',
      data: { ...unnamed, port: 13_306, audience: 'internet' },
    },
    {
      name: 'a warehouse',
      head: { kind: 'warehouse' },
      given: given(exposure(null, 5439)),
      message: 'database',
      data: { ...unnamed, port: 5439, audience: 'internet' },
    },
    {
      name: 'a database on any port',
      given: given(everyPort),
      message: 'database',
      data: { ...unnamed, port: '0–65535', audience: 'internet' },
    },
    {
      name: 'a database for every customer of the provider',
      given: given(exposure(null, 1433, { audience: 'provider-customers', severity: 'high' })),
      message: 'database',
      data: { ...unnamed, port: 1433, audience: 'provider-customers' },
      adjusted: -1,
    },
    {
      name: 'a database for a large part of the internet',
      given: given(exposure(null, 5432, { audience: 'public-range', addresses: 8_388_608, severity: 'high' })),
      message: 'largeRange',
      data: { addresses: 8_388_608, port: 5432 },
      credit: 0.5,
      adjusted: -1,
    },
    {
      name: 'a server with Redis on it, beside a range',
      head: { kind: 'server' },
      given: given(exposure(null, 20_000, { toPort: 30_000 }), exposure('Redis', 6379)),
      message: 'service',
      data: { ...unnamed, port: 6379, service: 'Redis', audience: 'internet' },
    },
    {
      name: 'a balancer that passes on MySQL',
      head: { kind: 'load-balancer' },
      given: given(exposure('MySQL', 3306)),
      message: 'service',
      data: { ...unnamed, port: 3306, service: 'MySQL', audience: 'internet' },
    },
  ],
  notApplicable: [{ name: 'a server with every port open', head: { kind: 'server' }, given: given(everyPort) }],
});
