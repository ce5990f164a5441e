import { describe, it } from 'vitest';
import { externalAccessMonitoring } from '../../../src/facts/monitoring/external-access.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';

const MANAGER = '444455556666';
const AUDIT = '999900001111';
const denied = unread('denied');

const account = (id: string, delegated: string[] | null | typeof denied = null, manager: string | null = MANAGER) =>
  resource('account', {
    id: `account ${id}`,
    account: id,
    facets: {
      organizationMembership: manager === null ? null : { organization: 'o-1', managementAccount: manager },
      accessAnalyzerAdministrators: delegated,
    },
  });
const region = (
  id: string,
  of: string,
  own: boolean | typeof denied,
  ofOrganization: boolean | typeof denied = false,
) =>
  resource('region', {
    id,
    account: of,
    region: 'r1',
    facets: { externalAccessAnalyzer: own, organizationAccessAnalyzer: ofOrganization },
  });
const member = (own: boolean | typeof denied = false) => region('main', ACCOUNT, own);

createFactTester({ describe, it })(externalAccessMonitoring, [
  {
    name: 'its own analyzer',
    world: testInventory({ resources: [member(true)] }),
    expect: { main: value(true) },
  },
  {
    name: 'an account of no organization without one',
    world: testInventory({ resources: [account(ACCOUNT, null, null), member()] }),
    expect: { main: value(false) },
    unreadWhenRefused: ['account'],
  },
  {
    name: 'the administrator to which the organization delegates it answers for its members, also where their own is refused',
    world: testInventory({
      resources: [account(ACCOUNT), member(denied), account(AUDIT), region('audit', AUDIT, true, true)],
    }),
    expect: { main: value(true), audit: value(true) },
  },
  {
    name: 'neither the management account nor its administrator has one',
    world: testInventory({
      resources: [
        account(ACCOUNT),
        member(),
        account(MANAGER, [AUDIT]),
        region('manager', MANAGER, false),
        region('audit', AUDIT, true),
      ],
    }),
    expect: { main: value(false), manager: value(false), audit: value(true) },
  },
  {
    name: 'an administrator that was not read: unread, not absent',
    world: testInventory({
      resources: [account(ACCOUNT), member(), account(MANAGER, [AUDIT]), region('manager', MANAGER, false)],
    }),
    expect: { main: unread('not-collected', `account ${AUDIT}`), manager: unread('not-collected', `account ${AUDIT}`) },
  },
  {
    name: 'a member whose organization was not read',
    world: testInventory({ resources: [account(ACCOUNT), member()] }),
    expect: { main: unread('not-collected', `account ${MANAGER}`) },
  },
  {
    name: 'administrators that the management account was refused',
    world: testInventory({ resources: [account(ACCOUNT), member(), account(MANAGER, denied)] }),
    expect: { main: denied },
  },
  {
    name: 'the analyzer of another organization',
    world: testInventory({
      resources: [account(ACCOUNT, null, null), member(), account(AUDIT), region('audit', AUDIT, true, true)],
    }),
    expect: { main: value(false), audit: value(true) },
  },
]);
