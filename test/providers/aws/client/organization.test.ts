import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CloudbriefError } from '../../../../src/model/errors.ts';
import type { AwsRequest } from '../../../../src/providers/aws/plan.ts';
import { MANAGEMENT, planOrganization, signIns } from '../../../support/aws-organization.ts';
import { fault, startAwsServer, type AwsServer } from '../../../support/aws-server.ts';

const [SHOP, PAYMENTS, CLOSED] = ['222222222222', '333333333333', '444444444444'];
const account = (Id: string, Name: string, Status = 'ACTIVE') => ({ Id, Name, Status });
const ALL = [account(MANAGEMENT, 'main'), account(SHOP, 'shop-live'), account(PAYMENTS, 'payments'), account(CLOSED, 'old', 'SUSPENDED')]; // prettier-ignore

describe('an AWS organization', () => {
  let server: AwsServer;
  beforeAll(async () => {
    server = await startAwsServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.script({
      'organizations.ListAccounts': [{ Accounts: ALL.slice(0, 2), NextToken: 'more' }, { Accounts: ALL.slice(2) }],
      ...signIns({ [PAYMENTS]: fault('AccessDenied', 403, 'not authorized to perform: sts:AssumeRole') }),
    });
  });

  const plan = (more: Partial<AwsRequest> = {}) => planOrganization(server, more);
  const assumed = () => server.log.filter(({ call }) => call === 'sts.AssumeRole').map(({ parameters }) => parameters);

  it('is read account by account: its own with the credentials, the others with the role, refused ones by name', async () => {
    const { targets, warnings } = await plan({ externalId: 'agreed', sessionName: 'quarterly' });
    expect(targets.map(({ account, failed }) => [account, failed === undefined])).toEqual([
      [MANAGEMENT, true],
      [SHOP, true],
      [PAYMENTS, false],
    ]);
    expect(warnings.join('\n')).toContain(`Accounts that are not active are not read: ${CLOSED} (SUSPENDED).`);
    expect(warnings.join('\n')).toContain(`Nothing is read with role arn:aws:iam::${PAYMENTS}:role/audit/reader:`);
    expect(assumed()[0]).toMatchObject({ RoleArn: `arn:aws:iam::${SHOP}:role/audit/reader`, ExternalId: 'agreed', RoleSessionName: 'quarterly' }); // prettier-ignore
  });

  it('reads the accounts that patterns name, and says how many they leave out', async () => {
    const { targets, warnings } = await plan({ organizationAccounts: ['shop-*', MANAGEMENT, '!*-test'] });
    expect(targets.map(one => one.account)).toEqual([MANAGEMENT, SHOP]);
    expect(warnings).toContain('1 of 4 accounts of the organization are left out by organizationAccounts.');
    await expect(plan({ organizationAccounts: ['nothing*'] })).rejects.toThrow('No active account of the organization');
  });

  describe('selected by tag', () => {
    const tags: Readonly<Record<string, readonly object[]>> = {
      [MANAGEMENT]: [{ Key: 'environment', Value: 'production' }, { Key: 'team', Value: 'platform' }],
      [SHOP]: [{ Key: 'environment', Value: 'production' }, { Key: 'team', Value: 'lab-2' }],
    }; // prettier-ignore
    beforeEach(() => {
      server.script({
        'organizations.ListAccounts': { Accounts: ALL },
        'organizations.ListTagsForResource': ({ parameters }) => ({
          Tags: tags[String(parameters['ResourceId'])] ?? [],
        }),
      });
    });
    const asked = () => server.log.filter(({ call }) => call === 'organizations.ListTagsForResource').length;

    it('reads the accounts with the tags, and says how many it leaves out', async () => {
      const { targets, warnings } = await plan({ organizationTags: ['Environment=prod*', 'team', '!team=lab*'] });
      expect(targets.map(one => one.account)).toEqual([MANAGEMENT]);
      expect(warnings).toContain('2 of 4 accounts of the organization are left out by their tags.');
      await expect(plan({ organizationTags: ['environment=test'] })).rejects.toThrow('No active account');
      await expect(plan({ organizationTags: ['=test'] })).rejects.toThrow('The tag =test has no key.');
    });

    it('asks for the tags of active accounts that nothing else leaves out, and of none without the filter', async () => {
      const before = asked();
      await plan();
      expect(asked()).toBe(before);
      await plan({ organizationAccounts: [SHOP], organizationTags: ['team'] });
      expect(asked()).toBe(before + 1);
    });

    it('reads nothing where the tags are refused: who is meant is unknown', async () => {
      server.script({ 'organizations.ListTagsForResource': fault('AccessDeniedException', 400) });
      const error = await plan({ organizationTags: ['team'] }).catch((error: unknown) => error as CloudbriefError);
      expect((error as CloudbriefError).message).toContain(`The tags of account ${MANAGEMENT} cannot be read`);
      expect((error as CloudbriefError).hint).toContain('organizations:ListTagsForResource');
    });
  });

  it('reads the accounts below a unit', async () => {
    server.script({
      'organizations.ListAccountsForParent': ({ parameters }) => ({ Accounts: parameters['ParentId'] === 'ou-below' ? [ALL[1]] : [] }),
      'organizations.ListOrganizationalUnitsForParent': ({ parameters }) => ({ OrganizationalUnits: parameters['ParentId'] === 'ou-top' ? [{ Id: 'ou-below' }] : [] }),
    }); // prettier-ignore
    expect((await plan({ organizationalUnits: ['ou-top'] })).targets.map(one => one.account)).toEqual([SHOP]);
  });

  it('enters an account with the role that is named for it', async () => {
    const role = `arn:aws:iam::${SHOP}:role/special`;
    await plan({ roles: [role], organizationAccounts: [SHOP] });
    expect(assumed().at(-1)).toMatchObject({ RoleArn: role });
  });

  it('says who may list the accounts where these credentials may not', async () => {
    server.script({ 'organizations.ListAccounts': fault('AccessDeniedException', 400) });
    const error = await plan().catch((error: unknown) => error as CloudbriefError);
    expect(error).toBeInstanceOf(CloudbriefError);
    expect((error as CloudbriefError).message).toContain('organizations:ListAccounts');
    expect((error as CloudbriefError).hint).toContain('management account');
  });
});
