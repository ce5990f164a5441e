import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CloudbriefError } from '../../../../src/model/errors.ts';
import type { AwsRequest } from '../../../../src/providers/aws/plan.ts';
import { MANAGEMENT, planOrganization, signIns } from '../../../support/aws-organization.ts';
import { delayed, fault, named, startAwsServer, type AwsServer } from '../../../support/aws-server.ts';

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
    expect(assumed().find(one => String(one['RoleArn']).includes(SHOP))).toMatchObject({ RoleArn: `arn:aws:iam::${SHOP}:role/audit/reader`, ExternalId: 'agreed', RoleSessionName: 'quarterly' }); // prettier-ignore
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

    it('asks for several at once, and for no more than the limit of a service', async () => {
      const many = Array.from({ length: 30 }, (_, number) =>
        account(String(500_000_000_000 + number), `team-${number}`),
      );
      let [open, most] = [0, 0];
      server.script({
        'organizations.ListAccounts': { Accounts: [ALL[0], ...many] },
        'organizations.ListTagsForResource': ({ parameters }) => {
          most = Math.max(most, ++open);
          setTimeout(() => (open -= 1), 20);
          return delayed(20, { Tags: String(parameters['ResourceId']).endsWith('7') ? [{ Key: 'team', Value: 'x' }] : [] });
        },
      }); // prettier-ignore
      const { targets } = await plan({ organizationTags: ['team'] });
      expect(targets.map(one => one.account)).toEqual(['500000000007', '500000000017', '500000000027']);
      expect(most).toBeGreaterThan(4);
      expect(most).toBeLessThanOrEqual(8);
    });

    it('sends nothing more after a refusal', async () => {
      const many = Array.from({ length: 60 }, (_, number) =>
        account(String(500_000_000_000 + number), `team-${number}`),
      );
      server.script({
        'organizations.ListAccounts': { Accounts: many },
        'organizations.ListTagsForResource': delayed(5, fault('AccessDeniedException', 400)),
      }); // prettier-ignore
      const before = asked();
      await expect(plan({ organizationTags: ['team'] })).rejects.toThrow('cannot be read');
      expect(asked() - before).toBeLessThan(30);
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

  it('knows the units above each account, those of accounts that cannot be entered too', async () => {
    const below: Readonly<Record<string, { readonly accounts: readonly string[]; readonly units: readonly object[] }>> = {
      r: { accounts: [MANAGEMENT], units: [{ Id: 'ou-1', Name: 'Retail' }] },
      'ou-1': { accounts: [SHOP], units: [{ Id: 'ou-2', Name: 'Europe' }] },
      'ou-2': { accounts: [PAYMENTS], units: [] },
    };
    server.script({
      'organizations.ListAccounts': { Accounts: ALL },
      'organizations.ListRoots': { Roots: [{ Id: 'r' }] },
      'organizations.ListAccountsForParent': ({ parameters }) => ({ Accounts: below[String(parameters['ParentId'])]?.accounts.map(Id => ({ Id })) ?? [] }),
      'organizations.ListOrganizationalUnitsForParent': ({ parameters }) => ({ OrganizationalUnits: below[String(parameters['ParentId'])]?.units ?? [] }),
    });
    const { targets } = await plan();
    expect(targets.map(({ account, division, failed }) => [account, division, failed === undefined])).toEqual([
      [MANAGEMENT, [], true],
      [SHOP, ['Retail'], true],
      [PAYMENTS, ['Retail', 'Europe'], false],
    ]);
    server.script({ 'organizations.ListRoots': fault('AccessDeniedException', 400) });
    const refused = await plan();
    expect(refused.targets.every(({ division }) => division === undefined)).toBe(true);
    expect(refused.warnings.join('\n')).toContain('The units of the organization could not be listed');
  }); // prettier-ignore

  it('enters an account with the role that is named for it', async () => {
    const role = `arn:aws:iam::${SHOP}:role/special`;
    await plan({ roles: [role], organizationAccounts: [SHOP] });
    expect(assumed().at(-1)).toMatchObject({ RoleArn: role });
  });

  describe('with accounts that are entered in a way of their own', () => {
    const HUB = 'arn:aws:iam::999999999999:role/hub';

    it('takes role, external id, session name and regions of the account, and those of all others elsewhere', async () => {
      server.script(signIns({}));
      const { targets } = await plan({
        externalId: 'all',
        regions: [],
        accounts: { [SHOP]: { role: 'special', externalId: 'shop', sessionName: 'one', regions: ['eu-west-1'] } },
      });
      const of = (id: string) => assumed().findLast(({ RoleArn }) => String(RoleArn).includes(id));
      expect(of(SHOP)).toMatchObject({ RoleArn: `arn:aws:iam::${SHOP}:role/special`, ExternalId: 'shop', RoleSessionName: 'one' });
      expect(of(PAYMENTS)).toMatchObject({ RoleArn: `arn:aws:iam::${PAYMENTS}:role/audit/reader`, ExternalId: 'all' });
      expect(targets.map(one => one.regions)).toEqual([['eu-west-1'], ['eu-west-1'], ['eu-west-1']]);
    }); // prettier-ignore

    it('narrows the regions of one account only', async () => {
      const regions = ['eu-west-1', 'us-east-1'].map(regionName => ({ regionName, optInStatus: 'opt-in-not-required' }));
      server.script({ ...signIns({}), 'ec2.DescribeRegions': { regionInfo: named('item', regions) } });
      const { targets } = await plan({ accounts: { [SHOP]: { regions: ['us-east-1'] } } });
      expect(targets.map(one => one.regions)).toEqual([['eu-west-1', 'us-east-1'], ['us-east-1'], ['eu-west-1', 'us-east-1']]);
    }); // prettier-ignore

    it('assumes the roles of the chain first, once for all accounts', async () => {
      server.script(signIns({}));
      const before = assumed().length;
      await plan({ roleChain: [HUB], externalId: 'agreed' });
      const roles = assumed().slice(before);
      expect(roles.map(({ RoleArn }) => RoleArn).sort()).toEqual(
        [HUB, `arn:aws:iam::${SHOP}:role/audit/reader`, `arn:aws:iam::${PAYMENTS}:role/audit/reader`].sort(),
      );
      expect(roles[0], 'the external id is that of the accounts').toMatchObject({ RoleArn: HUB });
      expect(roles[0]).not.toHaveProperty('ExternalId');
      const keys = server.log.filter(({ call }) => call === 'sts.AssumeRole').slice(before).map(one => one.accessKeyId);
      expect(keys).toEqual(['test', 'KEY999999999999', 'KEY999999999999']);
    }); // prettier-ignore

    it('says which of them is not among the accounts that are read', async () => {
      const { warnings } = await plan({ accounts: { '888888888888': { role: 'x' } } });
      expect(warnings).toContain('Account 888888888888, which aws.accounts names, is not among those that are read.');
    });
  });

  it('says who may list the accounts where these credentials may not', async () => {
    server.script({ 'organizations.ListAccounts': fault('AccessDeniedException', 400) });
    const error = await plan().catch((error: unknown) => error as CloudbriefError);
    expect(error).toBeInstanceOf(CloudbriefError);
    expect((error as CloudbriefError).message).toContain('organizations:ListAccounts');
    expect((error as CloudbriefError).hint).toContain('management account');
  });
});
