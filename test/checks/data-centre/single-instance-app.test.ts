import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-instance-app.ts';
import { createCheckTester } from '../../support/world.ts';

const scaling = { min: 2, max: 4, desired: 2, automatic: true };
const links = [{ to: 'arn:tg', role: 'target-group' }];

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two copies', given: { scaling, relationships: links } }],
  broken: [
    {
      name: 'one copy behind a balancer',
      given: { scaling: { ...scaling, min: 1, desired: 1 }, relationships: links },
      message: 'behindLoadBalancer',
      adjusted: 0,
    },
    {
      name: 'two that may become one',
      given: { scaling: { ...scaling, min: 1 }, relationships: links },
      message: 'canShrink',
      data: { count: 2, least: 1 },
    },
    {
      name: 'one copy that serves nobody',
      given: { scaling: { ...scaling, min: 1, desired: 1 }, relationships: [] },
      message: 'single',
      adjusted: -1,
    },
  ],
  notApplicable: [
    { name: 'switched off', given: { scaling: { ...scaling, min: 0, desired: 0 }, relationships: links } },
    {
      name: 'started by each request that finds none',
      given: { scaling: { ...scaling, min: 0, desired: 1, onRequest: true }, relationships: [] },
    },
    { name: 'one on each machine', given: { scaling: null, relationships: links } },
  ],
});
