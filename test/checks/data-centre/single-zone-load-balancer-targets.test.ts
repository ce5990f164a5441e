import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-load-balancer-targets.ts';
import { createCheckTester } from '../../support/world.ts';

const target = (id: string, healthy = true) => ({ id, healthy });

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'targets in two zones',
      given: { targets: [target('web-1'), target('web-2')], targetZones: ['az1', 'az2'] },
    },
  ],
  broken: [
    {
      name: 'two targets in one zone',
      given: { targets: [target('web-1'), target('web-2')], targetZones: ['az1'] },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'one that is healthy beside one that is not',
      given: { targets: [target('web-1'), target('web-2', false)], targetZones: ['az1'] },
      message: 'singleTarget',
      data: { zone: 'az1' },
    },
    {
      name: 'none that is healthy',
      given: { targets: [target('web-1', false), target('web-2', false)], targetZones: [] },
      message: 'noTarget',
    },
  ],
  notApplicable: [
    { name: 'nothing behind it', given: { targets: [], targetZones: [] } },
    { name: 'what is behind it has no zone', given: { targets: [target('fn')], targetZones: [] } },
  ],
});
