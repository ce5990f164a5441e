import { writeFileSync } from 'node:fs';
import { CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GenerateCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsEnvironment, createWorkspace, readResults, runCli, type CliRun, type Workspace } from '../support/cli.ts';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';

const REGION = 'eu-west-1';
const SHOP = '111122223333';
const PAYMENTS = '444455556666';
const role = (account: string, name = 'reader'): string => `arn:aws:iam::${account}:role/${name}`;

/** Asked once for an account and region. */
const ZONES = 'ec2:DescribeAvailabilityZones';
/** When something was read. */
const MOMENTS = new Set(['started', 'ended', 'readAt', 'createdAt']);

/** Puts a plain disk and a bucket into an account of its own; moto tells accounts apart by who assumed which role. */
async function furnish(endpoint: string, account: string): Promise<void> {
  const settings = { endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const sts = new STSClient(settings);
  const assume = new AssumeRoleCommand({ RoleArn: role(account), RoleSessionName: 'builder' });
  const { Credentials: given } = await sts.send(assume);
  const credentials = {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  };
  const own = { ...settings, credentials };
  const Tags = [{ Key: 'Name', Value: `disk-of-${account}` }];
  await new EC2Client(own).send(
    new CreateVolumeCommand({
      AvailabilityZone: `${REGION}a`,
      Size: 8,
      TagSpecifications: [{ ResourceType: 'volume', Tags }],
    }),
  );
  // Whoever asks first waits for the report; the runs are to find the same.
  await new IAMClient(own).send(new GenerateCredentialReportCommand({}));
  const bucket = { Bucket: `bucket-of-${account}`, CreateBucketConfiguration: { LocationConstraint: REGION } as const };
  await new S3Client({ ...own, forcePathStyle: true }).send(new CreateBucketCommand(bucket));
}

await describeWithMoto('several accounts', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startFaultProxy(moto.url);
    work = createWorkspace();
    await furnish(moto.url, SHOP);
    await furnish(moto.url, PAYMENTS);
  }, 120_000);
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> => {
    const done = await runCli(args, { cwd: work.path, env: { ...awsEnvironment(proxy.url), ...env } });
    expect(done.code, done.stderr).toBe(0);
    return done;
  };
  const judged = ['--format', 'json', '--all-findings', '--now', '2026-12-01T00:00:00Z'];
  const region = ['--region', REGION];

  it('read in two runs and put together give the assessment that one run over both gives', async () => {
    await run(['assess', '--role', role(SHOP), role(PAYMENTS), ...region, ...judged, '--out', 'both']);
    await run(['collect', '--role', role(SHOP), ...region, '--out', 'shop.ndjson']);
    await run(['collect', '--role', role(PAYMENTS), ...region, '--out', 'payments.ndjson.gz']);
    await run(['assess', '--from', 'shop.ndjson', 'payments.ndjson.gz', ...judged, '--out', 'merged']);
    await run(['assess', '--from', 'payments.ndjson.gz', 'shop.ndjson', ...judged, '--out', 'turned']);
    const both = readResults(work.file('both'));
    expect(both.verdicts('unencrypted-disk')).toEqual([`fail disk-of-${SHOP}`, `fail disk-of-${PAYMENTS}`]);
    // Everything but the minutes in which it was read, and which unit asked for the zones: the first that needs them asks for all.
    const isNoMatter = (key: string, value: unknown): boolean =>
      MOMENTS.has(key) || (value as { operation?: unknown } | null)?.operation === ZONES;
    const substance = ({ assessment, findings }: typeof both): unknown =>
      JSON.parse(
        JSON.stringify([assessment, findings], (key, value: unknown) => {
          if (isNoMatter(key, value)) return undefined;
          return Array.isArray(value) ? value.filter(one => !isNoMatter('', one)) : value;
        }),
      );
    const merged = readResults(work.file('merged'));
    expect(substance(merged)).toEqual(substance(both));
    expect(substance(readResults(work.file('turned')))).toEqual(substance(merged));
  });

  it('are reached through a chain of roles, each with what the one before it gave', async () => {
    const config = work.file('aws-config');
    writeFileSync(
      config,
      `[profile base]\naws_access_key_id = test\naws_secret_access_key = test\n[profile hub]\nrole_arn = ${role(SHOP, 'hub')}\nsource_profile = base\nregion = ${REGION}\n`,
    );
    const { AWS_ENDPOINT_URL } = awsEnvironment(proxy.url);
    proxy.break();
    const done = await runCli(
      [
        'collect',
        '--profile',
        'hub',
        '--role',
        role(PAYMENTS),
        '--external-id',
        'agreed',
        ...region,
        '--out',
        'chain.ndjson',
      ],
      { cwd: work.path, env: { AWS_ENDPOINT_URL, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: '/nowhere' } },
    );
    expect(done.code, done.stderr).toBe(0);
    const assumed = proxy.seen.filter(({ operation }) => operation === 'AssumeRole');
    expect(assumed.map(({ parameters }) => [parameters.get('RoleArn'), parameters.get('ExternalId')])).toEqual([
      [role(SHOP, 'hub'), null],
      [role(PAYMENTS), 'agreed'],
    ]);
    const [first, second] = assumed.map(({ accessKeyId }) => accessKeyId);
    expect(first).toBe('test');
    expect(second, 'asked with what the first role gave').toMatch(/^ASIA/);
    const elsewhere = proxy.seen.filter(({ operation }) => operation === 'DescribeVolumes');
    expect(elsewhere.map(({ accessKeyId }) => accessKeyId)).not.toContain(second);
  });
});
