import { describe, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing.ts';
import { borrowedRights } from '../../../src/facts/identity/borrowed-rights.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
type CodeRunner = 'function' | 'server' | 'stack' | 'managed-service' | 'app';
const identity = (id: string, facets: TestFacets) =>
  resource('identity', { id, region: 'global', facets: { instanceProfiles: null, codeExecution: [], ...facets } });
const user = (id: string, kind: CodeRunner, pattern: string, certain = true) =>
  identity(id, { privilegeLevel: 'limited', codeExecution: [{ kind, pattern, certain }] });
const boss = identity('boss', { privilegeLevel: 'administrator', instanceProfiles: ['boss-profile'] });
const few = identity('few', { privilegeLevel: 'limited', instanceProfiles: ['few-profile'] });
const nightly = resource('function', { id: 'f:nightly', facets: { workloadIdentity: 'boss' } });
const mailer = resource('function', { id: 'f:mailer', facets: { workloadIdentity: 'few' } });
const jump = resource('server', { id: 's:jump', facets: { workloadIdentity: 'boss-profile' } });
const plain = resource('server', { id: 's:plain', facets: { workloadIdentity: null } });
const research = resource('managed-service', { id: 'n:research', facets: { workloadIdentity: 'boss' } });
const broker = resource('managed-service', { id: 'n:broker', facets: {} });
const queue = resource('app', { id: 'e:queue', facets: { workloadIdentity: 'boss' } });
const shop = resource('stack', { id: 'c:shop', facets: { workloadIdentity: 'boss' } });

test(borrowedRights, [
  {
    name: 'of functions, servers, stacks, notebooks and container services that run as an administrator',
    world: testInventory({
      resources: [
        ...[boss, few, nightly, mailer, jump, plain, shop, research, broker, queue],
        user('ann', 'function', 'f:night*'),
        user('ben', 'server', 's:*'),
        user('cem', 'stack', 'c:shop'),
        user('dot', 'managed-service', 'n:re*'),
        user('eve', 'app', 'e:*'),
      ],
    }),
    expect: {
      boss: value([]),
      few: value([]),
      ann: value([{ resource: 'f:nightly', role: 'boss' }]),
      ben: value([{ resource: 's:jump', role: 'boss' }]),
      cem: value([{ resource: 'c:shop', role: 'boss' }]),
      dot: value([{ resource: 'n:research', role: 'boss' }]),
      eve: value([{ resource: 'e:queue', role: 'boss' }]),
    },
  },
  {
    name: 'not of those with few rights, nor under a condition, nor where the role is unknown',
    world: testInventory({
      resources: [
        ...[boss, few, nightly, mailer, plain],
        resource('function', { id: 'f:lost', facets: { workloadIdentity: 'gone' } }),
        user('ann', 'function', 'f:mailer'),
        user('ben', 'server', 's:plain'),
        user('cem', 'function', 'f:nightly', false),
        user('dot', 'function', 'f:lost'),
      ],
    }),
    expect: {
      ann: value([]),
      ben: value([]),
      cem: unread('failed', 'its policies have conditions that cannot be evaluated'),
      dot: unread('not-collected', 'the role gone'),
    },
  },
  ...(['function', 'server', 'stack', 'managed-service', 'app'] as const).map(kind => ({
    name: `a ${kind} that is not listed may be one`,
    world: testInventory({ resources: [user('ann', kind, 'x:*')] }),
    expect: { ann: value([]) },
    unreadWhenRefused: [kind],
  })),
]);
