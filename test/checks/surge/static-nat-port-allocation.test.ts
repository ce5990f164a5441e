import { describe, it } from 'vitest';
import check from '../../../checks/surge/static-nat-port-allocation.ts';
import { createCheckTester } from '../../support/world.ts';

const ports = (perMachine: number, dynamic = false) => ({ natPorts: { perMachine, dynamic } });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'ports as they are needed', given: ports(32, true) },
    { name: 'a large fixed number', given: ports(1024) },
  ],
  broken: [{ name: 'the 64 of the default', given: ports(64), message: 'few', data: { ports: 64 } }],
  notApplicable: [{ name: 'a gateway of a web proxy', given: { natPorts: null } }],
});
