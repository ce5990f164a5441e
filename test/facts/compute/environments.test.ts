import { describe, it } from 'vitest';
import { environments } from '../../../src/facts/compute/environments.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const account = resource('account', { id: 'main' });
const server = (id: string, tags: Record<string, string>) =>
  resource('server', { id, tags, facets: { infrastructureAsCode: null } });
const plan = resource('server-group', { id: 'plan', facets: { infrastructureAsCode: null } });
const program = (kind: 'app' | 'function', id: string, env: string, on = 'plan') =>
  resource(kind, {
    id,
    tags: { env },
    facets: { infrastructureAsCode: null, relationships: [{ to: on, role: 'plan' }] },
  });
const LISTS = ['server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share'] as const;

createFactTester({ describe, it })(environments, [
  {
    name: 'both, as the lists say that were read',
    world: testInventory({
      resources: [account, server('shop', { env: 'production' }), server('try', { Stage: 'QA2' })],
      refused: ['database'],
    }),
    expect: { main: value({ production: 1, test: 1 }) },
  },
  {
    name: 'customers only',
    world: testInventory({
      resources: [account, server('shop', { Environment: ' live ' }), server('odd', { env: 'blue' })],
    }),
    expect: { main: value({ production: 1, test: 0 }) },
    unreadWhenRefused: [...LISTS],
  },
  {
    name: 'what was not shown may be for tests',
    world: testInventory({ resources: [account, server('shop', { env: 'prod' })], refused: ['database'] }),
    expect: { main: unread('denied', 'test:List database') },
  },
  {
    name: 'a group of machines that both run on',
    world: testInventory({
      resources: [plan, program('app', 'shop', 'prod'), program('function', 'try', 'dev')],
      refused: ['app'],
    }),
    expect: { plan: value({ production: 1, test: 1 }) },
  },
  {
    name: 'a group of machines for customers only, whatever runs elsewhere',
    world: testInventory({
      resources: [plan, program('app', 'shop', 'prod'), program('function', 'try', 'dev', 'other')],
    }),
    expect: { plan: value({ production: 1, test: 0 }) },
    unreadWhenRefused: ['app', 'function'],
  },
  {
    name: 'a group of machines beside functions that run on none of ours',
    world: testInventory({
      resources: [
        plan,
        resource('function', { id: 'f', tags: { env: 'dev' }, facets: { infrastructureAsCode: null } }),
      ],
    }),
    expect: { plan: value({ production: 0, test: 0 }) },
    unreadWhenRefused: ['app', 'function'],
  },
]);
