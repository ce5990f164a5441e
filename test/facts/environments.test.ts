import { describe, it } from 'vitest';
import { environments } from '../../src/facts/environments.ts';
import { unread, value } from '../../src/model/reading.ts';
import { createFactTester, resource, world } from '../support/world.ts';

const account = resource('account', { id: 'main' });
const server = (id: string, tags: Record<string, string>) =>
  resource('server', { id, tags, facets: { management: null } });
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
]);
