import { describe, it } from 'vitest';
import {
  deploymentPipelines,
  chaosExperimentRuns,
  syntheticMonitoring,
} from '../../../src/facts/monitoring/account-activity.ts';
import { managementAgent } from '../../../src/facts/monitoring/management-agent.ts';
import type { TestFacets } from '../../../src/check/testing.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const account = (facets: TestFacets = {}) => resource('account', { id: 'main', region: 'global', facets });
const region = (id: string, facets: TestFacets) => resource('region', { id, region: id, facets });
const test = createFactTester({ describe, it });

test(chaosExperimentRuns, [
  {
    name: 'all regions together, by the latest of them',
    world: testInventory({
      resources: [
        account(),
        region('r1', { chaosExperiments: { prepared: 1, latest: '2026-05-01T00:00:00Z' } }),
        region('r2', { chaosExperiments: { prepared: 2 } }),
      ],
    }),
    expect: { main: value({ prepared: 3, latest: '2026-05-01T00:00:00Z' }) },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'in one word for the whole account',
    world: testInventory({ resources: [account({ chaosExperiments: { prepared: 1 } })] }),
    expect: { main: value({ prepared: 1, latest: null }) },
  },
  {
    name: 'the word of the account is not heard',
    world: testInventory({ resources: [account({ chaosExperiments: unread('denied') })] }),
    expect: { main: unread('denied') },
  },
]);

test(syntheticMonitoring, [
  {
    name: 'a probe of the account',
    world: testInventory({ resources: [account({ syntheticMonitors: 1 })] }),
    expect: { main: value(true) },
  },
  {
    name: 'none of the account',
    world: testInventory({ resources: [account({ syntheticMonitors: 0 })] }),
    expect: { main: value(false) },
  },
  {
    name: 'a probe in one region',
    world: testInventory({
      resources: [account(), region('r1', { syntheticMonitors: 0 }), region('r2', { syntheticMonitors: 1 })],
    }),
    expect: { main: value(true) },
    unreadWhenRefused: ['region'],
  },
]);

test(deploymentPipelines, [
  {
    name: 'a pipeline elsewhere that is let in',
    world: testInventory({
      resources: [
        account(),
        region('r1', { pipelines: 0 }),
        resource('identity', {
          id: 'role',
          facets: {
            trustedPrincipals: [{ type: 'federated', principal: 'ci', requiresExternalIdOrMfa: true, pipeline: true }],
          },
        }),
      ],
    }),
    expect: { main: value({ pipelines: 0, trustedPipelines: 1 }) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'people alone',
    world: testInventory({
      resources: [
        account(),
        region('r1', { pipelines: 0 }),
        resource('identity', {
          id: 'role',
          facets: { trustedPrincipals: [{ type: 'federated', principal: 'ad', requiresExternalIdOrMfa: true }] },
        }),
      ],
    }),
    expect: { main: value({ pipelines: 0, trustedPipelines: 0 }) },
    unreadWhenRefused: ['identity', 'region'],
  },
]);

const server = resource('server', { id: 's1' });
test(managementAgent, [
  {
    name: 'the list of the account has it',
    world: testInventory({ resources: [server, account({ serversWithAgent: ['s1'] })] }),
    expect: { s1: value(true) },
    unreadWhenRefused: ['account'],
  },
  {
    name: 'the list of its region has it not',
    world: testInventory({
      resources: [server, account(), resource('region', { id: 'r', facets: { serversWithAgent: ['s2'] } })],
    }),
    expect: { s1: value(false) },
    unreadWhenRefused: ['region'],
  },
]);
