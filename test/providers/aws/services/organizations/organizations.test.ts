import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsOrganizations } from '../../../../../src/providers/aws/services/organizations/organizations.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: '999988887777', FeatureSet: 'ALL' } },
    [POLICIES]: scps(policy('FullAWSAccess', { AwsManaged: true }), policy('keep-copies')),
    [TARGETS]: { Targets: [{ TargetId: 'r-1', Type: 'ROOT' }] },
    [CONTENT]: content({ Effect: 'Deny', Action: '*', Resource: '*' }),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsOrganizations] });
const ABOUT = 'organizations.DescribeOrganization';
const CONTENT = 'organizations.DescribePolicy';
const content = (...Statement: object[]) => ({
  Policy: { Content: JSON.stringify({ Version: '2012-10-17', Statement }) },
});
const POLICIES = 'organizations.ListPolicies';
const TARGETS = 'organizations.ListTargetsForPolicy';
const UNITS = 'organizations.ListOrganizationalUnitsForParent';
const ACCOUNTS = 'organizations.ListAccountsForParent';
type Request = { readonly parameters: Readonly<Record<string, unknown>> };
const ofType =
  (type: string, ...found: object[]) =>
  ({ parameters }: Request) => ({ Policies: parameters['Filter'] === type ? found : [] });
const scps = (...found: object[]) => ofType('SERVICE_CONTROL_POLICY', ...found);
const policy = (Name: string, more: object = {}): object => ({
  Id: `p-${Name}`,
  Arn: `arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-${Name}`,
  Name,
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
  ...more,
});

/** The resource to which the collector contributes. */
const contributed = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.organizationMembership;
};

describe('the organization', () => {
  it('is a facet of the account, and customer-managed policies are listed', async () => {
    const { names, population } = await collect();
    expect(await contributed()).toEqual({
      state: 'value',
      value: { organization: 'o-1', managementAccount: '999988887777' },
    });
    expect(names('guardrail')).toEqual(['keep-copies']);
    expect(population('guardrail').reading).toEqual({ state: 'value', value: 1 });
  });

  it('may be absent, without policies and without a call for them', async () => {
    server.script({ [ABOUT]: fault('AWSOrganizationsNotInUseException') });
    const { population, refusals } = await collect();
    expect(await contributed()).toEqual({ state: 'absent' });
    expect(population('guardrail').reading).toEqual({ state: 'value', value: 0 });
    expect(refusals).toEqual([]);
    expect(server.count(POLICIES)).toBe(0);
  });

  it('of a member account is visible, with unread policies', async () => {
    server.script({ [POLICIES]: fault('AccessDeniedException') });
    expect(await contributed()).toMatchObject({ state: 'value' });
    expect((await collect()).population('guardrail')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'organizations:ListPolicies',
    });
  });

  it('is unread where the call is refused, and its policies are requested all the same', async () => {
    server.script({ [ABOUT]: fault('AccessDeniedException') });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
    expect((await collect()).names('guardrail')).toEqual(['keep-copies']);
  });

  it('has policies with what they are attached to', async () => {
    const targets = async () => (await collect()).resource('p-keep-copies').facets.guardrailTargets;
    expect(await targets()).toEqual({ state: 'value', value: ['*'] });
    server.script({ [TARGETS]: { Targets: [] } });
    expect(await targets()).toEqual({ state: 'value', value: [] });
    server.script({ [TARGETS]: fault('AccessDeniedException') });
    expect(await targets()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('has policies with the accounts of their units, and of the units below them', async () => {
    const tree: Readonly<Record<string, { readonly accounts: string[]; readonly units: string[] }>> = {
      'r-1': { accounts: ['100000000001'], units: ['ou-shop', 'ou-lab'] },
      'ou-shop': { accounts: ['100000000002'], units: ['ou-shop-eu'] },
      'ou-shop-eu': { accounts: ['100000000003'], units: [] },
      'ou-lab': { accounts: ['100000000004'], units: [] },
    };
    const below = ({ parameters }: Request) => tree[String(parameters['ParentId'])] ?? { accounts: [], units: [] };
    server.script({
      [TARGETS]: { Targets: [{ TargetId: 'ou-shop', Type: 'ORGANIZATIONAL_UNIT' }, { TargetId: '100000000004', Type: 'ACCOUNT' }] },
      'organizations.ListRoots': { Roots: [{ Id: 'r-1' }] },
      [ACCOUNTS]: (request: Request) => ({ Accounts: below(request).accounts.map(Id => ({ Id })) }),
      [UNITS]: (request: Request) => ({ OrganizationalUnits: below(request).units.map(Id => ({ Id, Name: Id })) }),
    });
    const targets = async () => (await collect()).resource('p-keep-copies').facets.guardrailTargets;
    expect(await targets()).toEqual({ state: 'value', value: ['100000000004', '100000000002', '100000000003'] });
    server.script({ [ACCOUNTS]: fault('AccessDeniedException') });
    expect(await targets(), 'a unit whose accounts are refused').toEqual({ state: 'value', value: ['ou-shop', '100000000004'] });
  }); // prettier-ignore

  it('has resource control policies, which hold for a few services only', async () => {
    server.script({ [POLICIES]: ofType('RESOURCE_CONTROL_POLICY', policy('keep-copies')) });
    const { resource } = await collect();
    expect(resource('p-keep-copies').facets.deletionGuardrail).toEqual({ state: 'value', value: 'some' });
  });

  it.each<[string, object, string]>([
    ['everything', { Effect: 'Deny', Action: '*', Resource: '*' }, 'all'],
    ['regions', { Effect: 'Deny', NotAction: 'iam:*', Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }, 'none'],
    ['one service', { Effect: 'Deny', Action: 'backup:Delete*', Resource: '*' }, 'some'],
    ['something else', { Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }, 'none'],
    ['all but a few actions', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }, 'some'],
  ])('says what its policies forbid to delete: %s', async (_, statement, forbids) => {
    server.script({ [CONTENT]: content(statement) });
    const { resource } = await collect();
    expect(resource('p-keep-copies').facets.deletionGuardrail).toEqual({ state: 'value', value: forbids });
  }); // prettier-ignore

  it('has policies from every page', async () => {
    server.script({
      [POLICIES]: ({ parameters }) =>
        parameters['Filter'] !== 'SERVICE_CONTROL_POLICY'
          ? { Policies: [] }
          : parameters['NextToken'] === 'more'
            ? { Policies: [policy('b')] }
            : { Policies: [policy('a')], NextToken: 'more' },
    });
    expect((await collect()).names('guardrail')).toEqual(['a', 'b']);
  });
});

describe('backup policies', () => {
  const roots = (Status: string) => ({ Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'BACKUP_POLICY', Status }] }] });
  const managementAccount = { [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: ACCOUNT, FeatureSet: 'ALL' } } };
  const policies = (...backups: object[]) => ({ [POLICIES]: ofType('BACKUP_POLICY', ...backups) });
  const backupPolicies = async () =>
    (await collect()).records.find(record => record.record === 'facet')?.facets.organizationBackupPolicy;

  it.each([
    ['exist', 'ENABLED', [policy('nightly')], true],
    ['are enabled without policies', 'ENABLED', [], false],
    ['exist while the type is disabled', 'PENDING_DISABLE', [policy('nightly')], false],
  ])('%s', async (_, status, found, expected) => {
    server.script({ ...managementAccount, ...policies(...found), 'organizations.ListRoots': roots(status) });
    expect(await backupPolicies()).toEqual({ state: 'value', value: expected });
  });

  it('are requested in the management account alone', async () => {
    expect(await backupPolicies()).toEqual({ state: 'absent' });
    expect(server.count('organizations.ListRoots')).toBe(0);
  });

  it('are unread where they are refused', async () => {
    server.script({ ...managementAccount, ...policies(), 'organizations.ListRoots': fault('AccessDeniedException') });
    expect(await backupPolicies()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('administrators of the access analyzer', () => {
  const ADMINISTRATORS = 'organizations.ListDelegatedAdministrators';
  const managing = { [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: ACCOUNT, FeatureSet: 'ALL' } } };
  const read = async () =>
    (await collect()).records.find(record => record.record === 'facet')?.facets.accessAnalyzerAdministrators;

  it('are read in the management account alone', async () => {
    expect(await read()).toEqual({ state: 'absent' });
    expect(server.count(ADMINISTRATORS)).toBe(0);
    server.script({ ...managing, [ADMINISTRATORS]: { DelegatedAdministrators: [{ Id: '999900001111' }] } });
    expect(await read()).toEqual({ state: 'value', value: ['999900001111'] });
    server.script({ [ADMINISTRATORS]: fault('AccessDeniedException') });
    expect(await read()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
