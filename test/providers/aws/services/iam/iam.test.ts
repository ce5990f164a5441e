import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsIam } from '../../../../../src/providers/aws/services/iam/iam.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date';
const DAY = '2026-05-01T10:00:00+00:00';
const ISO = '2026-05-01T10:00:00.000Z';
const NO_KEY = 'false,N/A,N/A';
const user = (name: string): string => `arn:aws:iam::${ACCOUNT}:user/${name}`;
const row = (name: string, rest: string, arn = user(name)): string => `${name},${arn},${DAY},${rest}`;
const root = (rest: string): string => `<root_account>,arn:aws:iam::${ACCOUNT}:root,${DAY},${rest}`;
const report = (...rows: string[]) => ({
  Content: Buffer.from([HEADER, ...rows].join('\n')).toString('base64'),
  ReportFormat: 'text/csv',
  GeneratedTime: '2026-11-01T00:00:00Z',
});
const summary = (counts: Record<string, number>): string =>
  `<SummaryMap>${Object.entries(counts).map(([key, count]) => `<entry><key>${key}</key><value>${String(count)}</value></entry>`).join('')}</SummaryMap>`; // prettier-ignore

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'iam.GetAccountSummary': summary({
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
      AccountPasswordPresent: 1,
      Users: 2,
    }),
    'iam.GetAccountPasswordPolicy': { PasswordPolicy: { MinimumPasswordLength: 14, PasswordReusePrevention: 24 } },
    'iam.GenerateCredentialReport': { State: 'COMPLETE' },
    'iam.GetCredentialReport': report(),
    'iam.ListSAMLProviders': { SAMLProviderList: [] },
    'iam.ListVirtualMFADevices': { VirtualMFADevices: [], IsTruncated: false },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: ['us-east-1'], collectors: [awsIam] });
const account = ({ records }: Collected) =>
  records.find(record => record.record === 'facet' && record.id === `arn:aws:iam::${ACCOUNT}:root`);

describe('a user', () => {
  it.each<[string, string, object]>([
    [
      'with a password, MFA and an access key',
      `true,2026-11-01T08:00:00+00:00,${DAY},N/A,true,true,${DAY},2026-10-01T08:00:00+00:00,${NO_KEY}`,
      {
        consoleAccess: true,
        mfa: true,
        lastUsed: '2026-11-01T08:00:00.000Z',
        passwordSetAt: ISO,
        accessKeys: [{ active: true, createdAt: ISO, lastUsed: '2026-10-01T08:00:00.000Z' }],
      },
    ],
    [
      'with an unused password and no MFA',
      `true,no_information,${DAY},N/A,false,${NO_KEY},${NO_KEY}`,
      { consoleAccess: true, mfa: false, passwordSetAt: ISO, accessKeys: [] },
    ],
    [
      'with access keys alone, one inactive',
      `false,N/A,N/A,N/A,false,true,${DAY},N/A,false,${DAY},N/A`,
      {
        consoleAccess: false,
        accessKeys: [
          { active: true, createdAt: ISO },
          { active: false, createdAt: ISO },
        ],
      },
    ],
    ['without credentials', `false,N/A,N/A,N/A,false,${NO_KEY},${NO_KEY}`, { consoleAccess: false, accessKeys: [] }],
  ])('%s', async (_, rest, credentials) => {
    server.script({ 'iam.GetCredentialReport': report(row('ann', rest)) });
    const { resource } = await collect();
    expect(resource(user('ann'))).toMatchObject({
      kind: 'identity',
      type: 'AWS::IAM::User',
      name: 'ann',
      region: 'global',
      createdAt: ISO,
    });
    expect(resource(user('ann')).facets).toEqual({ credentials: { state: 'value', value: credentials } });
  });

  it('without MFA in the report is unread', async () => {
    server.script({
      'iam.GetCredentialReport': report(row('ann', `true,N/A,${DAY},N/A,not_supported,${NO_KEY},${NO_KEY}`)),
    });
    expect(facet((await collect()).resource(user('ann')), 'credentials')).toMatchObject({
      state: 'unread',
      reason: 'failed',
    });
  });

  it('with a comma in the name is one user', async () => {
    server.script({
      'iam.GetCredentialReport': report(
        row('"smith,ann"', `false,N/A,N/A,N/A,false,${NO_KEY},${NO_KEY}`, `"${user('smith,ann')}"`),
      ),
    });
    expect((await collect()).names('identity')).toEqual(['smith,ann']);
  });
});

describe('the credential report', () => {
  const ann = row('ann', `false,N/A,N/A,N/A,false,${NO_KEY},${NO_KEY}`);

  it('is awaited', async () => {
    server.script({
      'iam.GenerateCredentialReport': [{ State: 'STARTED' }, { State: 'INPROGRESS' }, { State: 'COMPLETE' }],
      'iam.GetCredentialReport': report(ann),
    });
    expect((await collect()).population('identity').reading).toEqual({ state: 'value', value: 1 });
    expect(server.count('iam.GenerateCredentialReport')).toBe(3);
    expect(server.count('iam.GetCredentialReport')).toBe(1);
  });

  it('that exists is read also where its generation is refused', async () => {
    server.script({
      'iam.GenerateCredentialReport': fault('AccessDenied', 403),
      'iam.GetCredentialReport': report(ann),
    });
    const { names, refusals } = await collect();
    expect(names('identity')).toEqual(['ann']);
    expect(refusals).toMatchObject([{ call: 'iam:GenerateCredentialReport', reason: 'denied' }]);
  });

  it.each<[string, object, string]>([
    ['is refused', fault('AccessDenied', 403), 'denied'],
    ['does not exist', fault('ReportNotPresent', 410), 'failed'],
    ['has no users', { Content: Buffer.from('something,else\n1,2').toString('base64') }, 'failed'],
    ['has a malformed row', report(ann, 'bob,too,short'), 'failed'],
  ])('that %s leaves users unread', async (_, answer, reason) => {
    server.script({ 'iam.GetCredentialReport': answer as never });
    expect((await collect()).population('identity')).toMatchObject({
      reading: { state: 'unread', reason },
      call: 'iam:GetCredentialReport',
    });
  });
});

describe('the account', () => {
  const rootUser = async () => {
    const found = account(await collect());
    return found?.record === 'facet' ? found.facets.rootCredentials : undefined;
  };

  it('has the root user from the summary, and access keys counted from the report', async () => {
    server.script({
      'iam.GetCredentialReport': report(
        root(`not_supported,N/A,not_supported,not_supported,true,true,${DAY},N/A,true,${DAY},N/A`),
      ),
    });
    const collected = await collect();
    expect(collected.names('identity')).toEqual([]);
    expect(account(collected)).toMatchObject({
      facets: {
        rootCredentials: { state: 'value', value: { mfa: true, accessKeys: 2, centrallyManaged: false } },
        passwordPolicy: { state: 'value', value: { minimumLength: 14, reusePrevention: 24 } },
      },
    });
  });

  it('counts no inactive key of the root user, nor takes it for centrally managed', async () => {
    server.script({
      'iam.GetAccountSummary': summary({
        AccountMFAEnabled: 1,
        AccountAccessKeysPresent: 1,
        AccountPasswordPresent: 0,
      }),
      'iam.GetCredentialReport': report(
        root(`not_supported,N/A,not_supported,not_supported,true,false,${DAY},N/A,${NO_KEY}`),
      ),
    });
    expect(await rootUser()).toEqual({
      state: 'value',
      value: { mfa: true, accessKeys: 0, centrallyManaged: false },
    });
  });

  it('whose root user is centrally managed has no root password and no root keys', async () => {
    server.script({
      'iam.GetAccountSummary': summary({
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountPasswordPresent: 0,
      }),
    });
    expect(await rootUser()).toEqual({
      state: 'value',
      value: { mfa: false, accessKeys: 0, centrallyManaged: true },
    });
    server.script({
      'iam.GetAccountSummary': summary({
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 1,
        AccountPasswordPresent: 0,
      }),
    });
    expect(await rootUser()).toEqual({
      state: 'value',
      value: { mfa: false, accessKeys: 1, centrallyManaged: false },
    });
  });

  it('with a refused summary has the root user from the report, or is unread', async () => {
    server.script({
      'iam.GetAccountSummary': fault('AccessDenied', 403),
      'iam.GetCredentialReport': report(
        root(`not_supported,N/A,not_supported,not_supported,false,${NO_KEY},${NO_KEY}`),
      ),
    });
    expect(await rootUser()).toEqual({ state: 'value', value: { mfa: false, accessKeys: 0 } });
    server.script({ 'iam.GetCredentialReport': fault('AccessDenied', 403) });
    expect(await rootUser()).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('without the counts has an unread root user', async () => {
    server.script({ 'iam.GetAccountSummary': summary({ Users: 2 }) });
    expect(await rootUser()).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it.each<[string, object, object]>([
    ['none', fault('NoSuchEntity', 404), { state: 'absent' }],
    ['refused', fault('AccessDenied', 403), { state: 'unread', reason: 'denied' }],
    [
      'with password reuse allowed',
      { PasswordPolicy: { MinimumPasswordLength: 8 } },
      { state: 'value', value: { minimumLength: 8, reusePrevention: 0 } },
    ],
  ])('password policy: %s', async (_, answer, passwordPolicy) => {
    server.script({ 'iam.GetAccountPasswordPolicy': answer as never });
    expect(account(await collect())).toMatchObject({ facets: { passwordPolicy } });
  });
});

it('an account in China has no root user, whatever the summary counts', async () => {
  server.script({
    'sts.GetCallerIdentity': { Account: ACCOUNT, Arn: `arn:aws-cn:iam::${ACCOUNT}:user/reader`, UserId: 'AIDA1' },
    'ec2.DescribeRegions': { regionInfo: [{ regionName: 'cn-north-1', optInStatus: 'opt-in-not-required' }] },
  });
  const { records } = await collectAws({ regions: ['cn-north-1'], collectors: [awsIam] });
  const found = records.find(record => record.record === 'facet' && record.id.endsWith(':root'));
  expect(found).toMatchObject({
    facets: {
      rootCredentials: { state: 'absent' },
      rootUsage: { state: 'absent' },
      rootVirtualMfaDevices: { state: 'absent' },
    },
  });
  expect(server.count('iam.ListVirtualMFADevices')).toBe(0);
});

describe('virtual MFA devices of the root user', () => {
  const device = (serial: string, owner: string) => ({
    SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/${serial}`,
    User: { Arn: owner, UserName: 'x', UserId: ACCOUNT, Path: '/', CreateDate: DAY },
    EnableDate: DAY,
  });
  const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
  it.each<[string, object, object]>([
    ['none', { VirtualMFADevices: [] }, { state: 'value', value: 0 }],
    ['one', { VirtualMFADevices: [device('root-account-mfa-device', ROOT)] }, { state: 'value', value: 1 }],
    // The name of a device is free: its owner decides.
    ['one with a name of its own', { VirtualMFADevices: [device('safe', ROOT)] }, { state: 'value', value: 1 }],
    [
      'of a user',
      { VirtualMFADevices: [device('root-account-mfa-device', user('root'))] },
      { state: 'value', value: 0 },
    ],
    ['refused', fault('AccessDenied', 403), { state: 'unread', reason: 'denied' }],
    ['not in the response', { IsTruncated: false }, { state: 'unread', reason: 'failed' }],
  ])('%s', async (_, answer, rootVirtualMfaDevices) => {
    server.script({ 'iam.ListVirtualMFADevices': answer as never });
    const found = account(await collect());
    expect(found).toMatchObject({ facets: { rootVirtualMfaDevices, federation: { state: 'value' } } });
  });

  it('on a second page count', async () => {
    server.script({
      'iam.ListVirtualMFADevices': [
        { VirtualMFADevices: [device('ann', user('ann'))], IsTruncated: true, Marker: 'm' },
        { VirtualMFADevices: [device('safe', ROOT)], IsTruncated: false },
      ],
    });
    expect(account(await collect())).toMatchObject({ facets: { rootVirtualMfaDevices: { value: 1 } } });
  });
});

describe('use of the root user', () => {
  const used = async (...rows: string[]): Promise<unknown> => {
    server.script({ 'iam.GetCredentialReport': report(...rows) });
    const found = account(await collect());
    return found?.record === 'facet' ? found.facets.rootUsage : undefined;
  };

  it.each<[string, string, object]>([
    [
      'by password',
      `not_supported,2026-11-01T08:00:00+00:00,not_supported,not_supported,true,${NO_KEY},${NO_KEY}`,
      { lastUsed: '2026-11-01T08:00:00.000Z' },
    ],
    [
      'by an access key',
      `not_supported,${DAY},not_supported,not_supported,true,true,${DAY},2026-10-01T08:00:00+00:00,${NO_KEY}`,
      { lastUsed: '2026-10-01T08:00:00.000Z' },
    ],
    ['never', `not_supported,no_information,not_supported,not_supported,true,${NO_KEY},${NO_KEY}`, {}],
  ])('%s', async (_, rest, expected) => {
    expect(await used(root(rest))).toEqual({ state: 'value', value: expected });
  });

  it('is unread where the report is refused or lacks it', async () => {
    expect(await used()).toMatchObject({ state: 'unread', reason: 'failed' });
    server.script({ 'iam.GetCredentialReport': fault('AccessDenied', 403) });
    expect(account(await collect())).toMatchObject({ facets: { rootUsage: { state: 'unread', reason: 'denied' } } });
  });
});

it('an identity provider federates access', async () => {
  expect(account(await collect())).toMatchObject({ facets: { federation: { state: 'value', value: false } } });
  server.script({
    'iam.ListSAMLProviders': { SAMLProviderList: [{ Arn: `arn:aws:iam::${ACCOUNT}:saml-provider/AWSSSO_1` }] },
  });
  expect(account(await collect())).toMatchObject({ facets: { federation: { state: 'value', value: true } } });
});
