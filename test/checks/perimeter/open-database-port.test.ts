import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/open-database-port.ts';
import { createCheckTester } from '../../support/world.ts';

const open = (from: number, to = from, protocol = 'tcp') => ({
  protocol,
  fromPort: from,
  toPort: to,
  sources: ['0.0.0.0/0'],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a database that nobody can reach', given: { reachableFromInternet: { allowedIngress: [] } } },
    {
      name: 'a database that answers no packet of that kind',
      given: { reachableFromInternet: { allowedIngress: [open(5432, 5432, 'udp')] } },
    },
    {
      name: 'a server with the shop on it',
      head: { kind: 'server' },
      given: { reachableFromInternet: { allowedIngress: [open(443)] } },
    },
  ],
  broken: [
    {
      name: 'a database on a port of its own',
      given: { reachableFromInternet: { allowedIngress: [open(13_306)] } },
      message: 'database',
      data: { port: 13_306 },
    },
    {
      name: 'a warehouse',
      head: { kind: 'warehouse' },
      given: { reachableFromInternet: { allowedIngress: [open(5439)] } },
      message: 'database',
      data: { port: 5439 },
    },
    {
      name: 'a database on any port',
      given: { reachableFromInternet: { allowedIngress: [open(0, 65_535, 'all')] } },
      message: 'database',
      data: { port: '0 to 65535' },
    },
    {
      name: 'a server with Redis on it',
      head: { kind: 'server' },
      given: { reachableFromInternet: { allowedIngress: [open(6000, 7000)] } },
      message: 'service',
      data: { port: 6379, service: 'Redis' },
    },
    {
      name: 'a balancer that passes on MySQL',
      head: { kind: 'load-balancer' },
      given: { reachableFromInternet: { allowedIngress: [open(3306)] } },
      message: 'service',
      data: { port: 3306, service: 'MySQL' },
    },
  ],
});
