import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsOrganizations } from '../../../../../src/providers/aws/services/organizations/organizations.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: '999988887777', FeatureSet: 'ALL' } },
    [POLICIES]: { Policies: [policy('FullAWSAccess', { AwsManaged: true }), policy('keep-copies')] },
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
    server.script({ [TARGETS]: { Targets: [{ TargetId: 'ou-1', Type: 'ORGANIZATIONAL_UNIT' }] } });
    expect(await targets()).toEqual({ state: 'value', value: ['ou-1'] });
    server.script({ [TARGETS]: fault('AccessDeniedException') });
    expect(await targets()).toMatchObject({ state: 'unread', reason: 'denied' });
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
        parameters['NextToken'] === 'more'
          ? { Policies: [policy('b')] }
          : { Policies: [policy('a')], NextToken: 'more' },
    });
    expect((await collect()).names('guardrail')).toEqual(['a', 'b']);
  });
});

describe('backup policies', () => {
  const roots = (Status: string) => ({ Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'BACKUP_POLICY', Status }] }] });
  const managementAccount = { [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: ACCOUNT, FeatureSet: 'ALL' } } };
  const policies = (...backups: object[]) => ({
    [POLICIES]: ({ parameters }: { parameters: Readonly<Record<string, unknown>> }) => ({
      Policies: parameters['Filter'] === 'BACKUP_POLICY' ? backups : [],
    }),
  });
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
