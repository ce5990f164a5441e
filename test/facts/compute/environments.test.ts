import { describe, it } from 'vitest';
import { environments } from '../../../src/facts/compute/environments.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, world } from '../../support/world.ts';

const account = resource('account', { id: 'main' });
const server = (id: string, tags: Record<string, string>) =>
  resource('server', { id, tags, facets: { management: null } });
const plan = resource('server-group', { id: 'plan', facets: { management: null } });
const program = (kind: 'app' | 'function', id: string, env: string, on = 'plan') =>
  resource(kind, { id, tags: { env }, facets: { management: null, links: [{ to: on, role: 'plan' }] } });
const LISTS = ['server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share'] as const;

createFactTester({ describe, it })(environments, [
  {
    name: 'both, as the lists say that were read',
    world: world({
      resources: [account, server('shop', { env: 'production' }), server('try', { Stage: 'QA2' })],
      refused: ['database'],
    }),
    expect: { main: value({ production: 1, test: 1 }) },
  },
  {
    name: 'customers only',
    world: world({ resources: [account, server('shop', { Environment: ' live ' }), server('odd', { env: 'blue' })] }),
    expect: { main: value({ production: 1, test: 0 }) },
    unreadWhenRefused: [...LISTS],
  },
  {
    name: 'what was not shown may be for tests',
    world: world({ resources: [account, server('shop', { env: 'prod' })], refused: ['database'] }),
    expect: { main: unread('denied', 'test:List database') },
  },
  {
    name: 'a group of machines that both run on',
    world: world({
      resources: [plan, program('app', 'shop', 'prod'), program('function', 'try', 'dev')],
      refused: ['app'],
    }),
    expect: { plan: value({ production: 1, test: 1 }) },
  },
  {
    name: 'a group of machines for customers only, whatever runs elsewhere',
    world: world({ resources: [plan, program('app', 'shop', 'prod'), program('function', 'try', 'dev', 'other')] }),
    expect: { plan: value({ production: 1, test: 0 }) },
    unreadWhenRefused: ['app', 'function'],
  },
  {
    name: 'a group of machines beside functions that run on none of ours',
    world: world({
      resources: [plan, resource('function', { id: 'f', tags: { env: 'dev' }, facets: { management: null } })],
    }),
    expect: { plan: value({ production: 0, test: 0 }) },
    unreadWhenRefused: ['app', 'function'],
  },
]);
