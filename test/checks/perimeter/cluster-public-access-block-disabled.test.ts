import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/cluster-public-access-block-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const block = (blocked: boolean, ...ports: (readonly [number, number])[]) => ({
  inUse: true,
  clusterPublicAccessBlock: { blocked, exceptions: ports.map(([fromPort, toPort]) => ({ fromPort, toPort })) },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'no exception', given: block(true) },
    { name: 'SSH, as the provider sets it', given: block(true, [22, 22]) },
  ],
  broken: [
    { name: 'off', given: block(false), message: 'off' },
    {
      name: 'one port more',
      given: block(true, [22, 22], [80, 80]),
      message: 'ports',
      credit: 0.5,
      data: { port: '80' },
    },
    { name: 'a range', given: block(true, [8000, 9000]), message: 'ports', credit: 0.5, data: { port: '8000–9000' } },
  ],
  notApplicable: [{ name: 'unused', given: { ...block(false), inUse: false } }],
});
