import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planAws, type AwsRequest } from '../../src/providers/aws/plan.ts';
import { checkAwsAccess } from '../../src/providers/aws/probe.ts';
import { awsAccount } from '../../src/providers/aws/services/account/account.ts';
import { awsEbsVolumes } from '../../src/providers/aws/services/ec2/ebs-volumes.ts';
import { awsEc2Region } from '../../src/providers/aws/services/ec2/region.ts';
import { collectAws, FAST, IMPATIENT, useAwsEnvironment } from '../support/aws-collect.ts';
import { ACCOUNT, fault, hang, startAwsServer, type AwsServer } from '../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer();
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const plan = (request: Partial<AwsRequest> = {}): ReturnType<typeof planAws> =>
  planAws({ version: '1.2.3', ...FAST, collectors: [awsAccount, awsEbsVolumes], ...request });
const error = async (request: Partial<AwsRequest> = {}): Promise<unknown> =>
  plan(request).then(
    () => undefined,
    (reason: unknown) => reason,
  );

function profiles(text: string): void {
  const file = join(mkdtempSync(join(tmpdir(), 'cloudbrief-profiles-')), 'config');
  writeFileSync(file, text);
  process.env['AWS_CONFIG_FILE'] = file;
}

describe('a plan', () => {
  it('names the account, who reads it, and one unit for each collector and enabled region', async () => {
    server.script({
      'ec2.DescribeRegions': {
        regionInfo: [
          { regionName: 'eu-west-1', optInStatus: 'opt-in-not-required' },
          { regionName: 'me-south-1', optInStatus: 'not-opted-in' },
          { regionName: 'af-south-1', optInStatus: 'opted-in' },
        ],
      },
    });
    const { targets, units, warnings } = await plan();
    expect(targets).toEqual([
      {
        provider: 'aws',
        account: ACCOUNT,
        identity: `arn:aws:iam::${ACCOUNT}:user/reader`,
        regions: ['af-south-1', 'eu-west-1'],
      },
    ]);
    expect(units.map(({ id }) => id)).toEqual([
      `aws:${ACCOUNT}:global:aws-account`,
      `aws:${ACCOUNT}:af-south-1:aws-ec2-volumes`,
      `aws:${ACCOUNT}:eu-west-1:aws-ec2-volumes`,
    ]);
    expect(warnings).toEqual([]);
    expect(server.log.map(({ call }) => call)).toEqual(['sts.GetCallerIdentity', 'ec2.DescribeRegions']);
    expect(server.log[0]?.headers['user-agent']).toContain('cloudbrief/1.2.3');
  });

  it('is narrowed by named regions', async () => {
    const [target] = (await plan({ regions: ['us-east-1'] })).targets;
    expect(target?.regions).toEqual(['us-east-1']);
    expect(target?.omittedRegions, 'are stated').not.toContain('us-east-1');
    expect(target?.omittedRegions).toContain('eu-west-1');
  });

  it('stops at a region that does not exist, with a suggestion', async () => {
    expect(await error({ regions: ['eu-wset-1'] })).toMatchObject({
      code: 'CB_UNKNOWN_REGION',
      hint: 'Did you mean eu-west-1?',
    });
  });

  it('goes on with the named or configured region when regions may not be listed, and says so', async () => {
    server.script({
      'ec2.DescribeRegions': fault('UnauthorizedOperation', 403),
      'ec2.DescribeVolumes': { volumeSet: [] },
    });
    const collected = await collectAws({ collectors: [awsAccount, awsEbsVolumes] });
    expect(collected.targets[0]?.regions).toEqual(['us-east-1']);
    expect(collected.warnings).toEqual([expect.stringContaining('ec2:DescribeRegions: UnauthorizedOperation')]);
    expect(collected.population('region', 'global')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'ec2:DescribeRegions',
    });
    expect(collected.population('account').reading).toEqual({ state: 'value', value: 1 });

    const named = await collectAws({ collectors: [awsAccount], regions: ['eu-west-1'] });
    expect(named.targets[0]?.regions).toEqual(['eu-west-1']);
    expect(named.refusals).toEqual([expect.objectContaining({ call: 'ec2:DescribeRegions', reason: 'denied' })]);
  });

  it('counts what it asked itself with the account, once', async () => {
    const collected = await collectAws({ collectors: [awsAccount] });
    expect(collected.resource(`iam::${ACCOUNT}:root`)).toMatchObject({
      kind: 'account',
      region: 'global',
      type: 'AWS::Account',
    });
    expect(collected.unit('aws-account').calls).toEqual([
      { operation: 'ec2:DescribeRegions', count: 1, refused: 0 },
      { operation: 'sts:GetCallerIdentity', count: 1, refused: 0 },
    ]);
  });

  it('asks in the main region when nobody answers in the configured one', async () => {
    process.env['AWS_REGION'] = 'eu-west-1';
    server.script({
      'sts.GetCallerIdentity': ({ region }) =>
        region === 'eu-west-1' ? hang() : { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/reader`, UserId: 'x' },
    });
    const { targets } = await plan({ timeouts: IMPATIENT });
    expect(targets[0]?.account).toBe(ACCOUNT);
  });
});

describe('credentials', () => {
  it('that are nowhere', async () => {
    useAwsEnvironment(server.url, { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined });
    expect(await error()).toMatchObject({ code: 'CB_CREDENTIALS', message: 'No AWS credentials were found.' });
    expect(server.log).toEqual([]);
  });

  it('that have expired', async () => {
    server.script({
      'sts.GetCallerIdentity': fault('ExpiredToken', 403, 'The security token included in the request is expired'),
    });
    expect(await error()).toMatchObject({
      code: 'CB_CREDENTIALS',
      message: expect.stringContaining('expired'),
      hint: expect.stringContaining('aws sso login'),
    });
  });

  it('that AWS rejects', async () => {
    server.script({
      'sts.GetCallerIdentity': fault(
        'InvalidClientTokenId',
        403,
        'The security token included in the request is invalid.',
      ),
    });
    expect(await error()).toMatchObject({ code: 'CB_CREDENTIALS', message: expect.stringContaining('rejected') });
  });

  it('of a profile that does not exist, with a suggestion', async () => {
    profiles(
      '[default]\nregion = eu-west-1\n[profile production]\nregion = eu-west-1\n[sso-session productions]\nsso_region = x\n',
    );
    expect(await error({ profiles: ['prodution'] })).toMatchObject({
      code: 'CB_CREDENTIALS',
      hint: 'Did you mean production?',
    });
    process.env['AWS_PROFILE'] = 'nowhere';
    Reflect.deleteProperty(process.env, 'AWS_ACCESS_KEY_ID');
    expect(await error()).toMatchObject({ code: 'CB_CREDENTIALS', message: 'There is no AWS profile named nowhere.' });
  });

  it('when AWS cannot be reached', async () => {
    useAwsEnvironment('http://127.0.0.1:9');
    expect(await error()).toMatchObject({
      code: 'CB_CREDENTIALS',
      message: expect.stringContaining('could not be reached'),
    });
  });

  const byKey = ({ accessKeyId }: { accessKeyId: string }): { Account: string; Arn: string; UserId: string } => {
    const account = accessKeyId.includes('TWO') ? '444455556666' : ACCOUNT;
    return { Account: account, Arn: `arn:aws:iam::${account}:user/x`, UserId: 'x' };
  };
  const twoProfiles = ['one', 'two', 'twin']
    .map(
      name =>
        `[profile ${name}]\naws_access_key_id = AKIA${name === 'two' ? 'TWO' : 'ONE'}${name}\naws_secret_access_key = s\n`,
    )
    .join('');

  it('of several profiles are several accounts, and the same account twice is one', async () => {
    profiles(twoProfiles);
    server.script({ 'sts.GetCallerIdentity': byKey });
    const { targets, warnings } = await plan({ profiles: ['one', 'two', 'twin'] });
    expect(targets.map(({ account }) => account)).toEqual([ACCOUNT, '444455556666']);
    expect(warnings).toEqual([expect.stringContaining('profile twin')]);
  });

  it('of which some fail leave the others to be read, and the failed target in sight', async () => {
    profiles(twoProfiles);
    server.script({
      'sts.GetCallerIdentity': request =>
        request.accessKeyId.includes('TWO') ? fault('ExpiredToken', 403, 'expired') : byKey(request),
    });
    const { targets, warnings } = await plan({ profiles: ['one', 'two'] });
    expect(targets).toEqual([
      expect.objectContaining({ account: ACCOUNT }),
      expect.objectContaining({ account: 'profile two', failed: expect.stringContaining('expired') }),
    ]);
    expect(warnings).toEqual([expect.stringContaining('profile two')]);
  });

  it('of a role are assumed with the external id, once', async () => {
    server.script({
      'sts.AssumeRole': {
        Credentials: {
          AccessKeyId: 'ASIATWO',
          SecretAccessKey: 's',
          SessionToken: 't',
          Expiration: '2999-01-01T00:00:00Z',
        },
      },
      'sts.GetCallerIdentity': byKey,
      'ec2.DescribeVolumes': { volumeSet: [] },
    });
    const collected = await collectAws({
      roles: ['arn:aws:iam::444455556666:role/audit'],
      externalId: 'x-1',
      collectors: [awsEbsVolumes],
    });
    expect(collected.targets.map(({ account }) => account)).toEqual(['444455556666']);
    expect(server.log.find(({ call }) => call === 'sts.AssumeRole')?.parameters).toMatchObject({
      RoleArn: 'arn:aws:iam::444455556666:role/audit',
      ExternalId: 'x-1',
    });
    expect(server.count('sts.AssumeRole')).toBe(1);
  });

  it('of a role that may not be assumed', async () => {
    server.script({
      'sts.AssumeRole': fault('AccessDenied', 403, 'User: x is not authorized to perform: sts:AssumeRole'),
    });
    expect(await error({ roles: ['arn:aws:iam::444455556666:role/audit'] })).toMatchObject({
      code: 'CB_CREDENTIALS',
      hint: expect.stringContaining('trust policy'),
    });
  });
});

describe('the doctor', () => {
  it('names the permission of every refused operation, and the clock', async () => {
    server.script({
      'ec2.GetEbsEncryptionByDefault': fault('UnauthorizedOperation', 403),
      'ec2.DescribeVolumes': { volumeSet: [] },
    });
    const lines = await checkAwsAccess(
      { version: '0', ...FAST, collectors: [awsEc2Region, awsEbsVolumes] },
      () => Date.now() - 3_600_000,
    );
    expect(lines).toContainEqual(expect.objectContaining({ what: `account ${ACCOUNT}`, ok: true }));
    expect(lines).toContainEqual(
      expect.objectContaining({
        what: 'clock',
        ok: false,
        detail: expect.stringMatching(/^3(599|600|601) seconds behind AWS$/),
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        what: 'ec2:GetEbsEncryptionByDefault',
        ok: false,
        fix: expect.stringContaining('ec2:GetEbsEncryptionByDefault'),
      }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ what: 'aws-ec2-volumes in us-east-1', ok: true }));
  });

  it('asks the region of the user, not the first of the enabled ones', async () => {
    server.script({
      'ec2.DescribeRegions': {
        regionInfo: ['af-south-1', 'us-east-1'].map(regionName => ({ regionName, optInStatus: 'opted-in' })),
      },
      'ec2.DescribeVolumes': { volumeSet: [] },
    });
    const lines = await checkAwsAccess({ version: '0', ...FAST, collectors: [awsEbsVolumes] });
    const asked = lines.flatMap(({ what }) => (what.startsWith('aws-ec2-volumes') ? [what] : []));
    expect(asked).toEqual(['aws-ec2-volumes in us-east-1']);
  });

  it('ends at credentials that do not work', async () => {
    server.script({ 'sts.GetCallerIdentity': fault('InvalidClientTokenId', 403) });
    expect(await checkAwsAccess({ version: '0', ...FAST })).toEqual([
      expect.objectContaining({ what: 'credentials', ok: false }),
    ]);
  });
});
