import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  awsEnvironment,
  createWorkspace,
  readResults,
  runCli,
  type CliRun,
  type Results,
  type Workspace,
} from '../support/cli.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

const REGIONS = ['--region', HOME, AWAY];
const ACCOUNT = '123456789012';

/** What AWS (or moto) made by itself: default networks, disks of servers, servers of groups, nightly snapshots. */
const UNNAMED = /^(i|vol|vpc|subnet)-[0-9a-f]{8,}$|^rds:|^default$/;

/** moto has no buckets of Lightsail, in neither region. */
const NO_LIGHTSAIL = ['unknown all of kind bucket', 'unknown all of kind bucket'];

/** What the check said of everything that the account's builders gave a name. */
const said = (results: Results, check: string): string[] =>
  results.verdicts(check).filter(one => !UNNAMED.test(one.split(' ')[1]!));

await describeWithMoto('an account in two regions', () => {
  let moto: Moto;
  let work: Workspace;
  let run: CliRun;
  let results: Results;
  beforeAll(async () => {
    moto = await startMoto();
    await buildAccount(moto.url);
    work = createWorkspace();
    const args = ['--format', 'json', '--all-findings', '--out', 'out'];
    run = await runCli(['assess', '--aws', ...REGIONS, ...args], { cwd: work.path, env: awsEnvironment(moto.url) });
    results = readResults(work.file('out'));
  }, 120_000);
  afterAll(async () => {
    work.remove();
    await moto.stop();
  });

  it('is read and assessed', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(results.assessment.targets).toEqual([
      {
        provider: 'aws',
        account: ACCOUNT,
        identity: expect.stringContaining(ACCOUNT) as string,
        regions: [HOME, AWAY],
        omittedRegions: expect.arrayContaining(['eu-central-1']) as string[],
      },
    ]);
    expect(results.findings.filter(({ status }) => status === 'error')).toEqual([]);
  });

  it.each<[string, string[]]>([
    // The members of the cluster are in two zones, so it is one database in two.
    ['single-zone-database', ['fail orders', 'pass catalog', 'pass ledger']],
    // Moto knows no accelerators.
    ['single-zone-load-balancer', ['fail front-one-zone', 'pass front-plain', 'pass front-two-zones']],
    ['single-zone-server-group', ['fail group-one-zone', 'pass group-elastic', 'pass group-fixed']],
    ['single-zone-load-balancer-targets', ['fail front-one-zone', 'fail front-plain', 'pass front-two-zones']],
    ['nat-gateway-shared-across-zones', ['fail us-way-out', 'fail way-out', 'pass us-way-in', 'pass way-in']],
    ['server-without-autohealing', ['fail us-reports', 'fail web-public', 'fail web-sealed', 'fail worker-private']],
  ])('stays open when a data centre fails: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['unencrypted-database', ['fail orders', 'pass catalog', 'pass ledger']],
    ['unencrypted-disk', ['fail disk-plain', 'pass disk-sealed', 'pass disk-uncopied', 'pass disk-unused']],
    ['unencrypted-backup', ['fail copy-shared', 'fail orders-by-hand', 'pass copy-kept']],
    ['disk-encryption-by-default-disabled', [`fail ${AWAY}`, `pass ${HOME}`]],
    [
      'http-without-https-redirect',
      // Moto cannot list accelerators.
      [
        'fail front-plain',
        'not-applicable front-one-zone',
        'pass front-two-zones',
        'unknown all of kind global-load-balancer',
      ],
    ],
  ])('keeps its data secret: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['database-without-backup', ['pass catalog', 'pass ledger', 'pass orders']],
    // Only a disk that a server holds has data to lose.
    [
      'disk-without-backup',
      ['fail disk-uncopied', 'not-applicable disk-unused', 'pass disk-plain', 'pass disk-sealed'],
    ],
    [
      'no-cross-region-backup',
      // Their copies may be in the regions that this run leaves out; the bucket names where its own are.
      [
        ...['pass shop-images', ...NO_LIGHTSAIL],
        ...[
          'unknown catalog',
          'unknown disk-plain',
          'unknown disk-sealed',
          'unknown disk-uncopied',
          'unknown disk-unused',
          'unknown ledger',
        ],
        ...['unknown orders', 'unknown shop-exports', 'unknown shop-images-away', 'unknown shop-open-list'],
        ...['unknown shop-open-policy', 'unknown shop-sealed'],
      ],
    ],
    ['database-without-deletion-protection', ['fail catalog', 'fail orders', 'pass ledger']],
    ['short-backup-retention', ['fail orders', 'pass catalog', 'pass ledger']],
    [
      'unversioned-bucket',
      [
        ...['fail shop-exports', 'pass shop-images', 'pass shop-images-away', 'pass shop-open-list'],
        ...['pass shop-open-policy', 'pass shop-sealed', ...NO_LIGHTSAIL],
      ],
    ],
  ])('has copies elsewhere: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('shows no copy out of reach of its own account, and does not say that there is none where it did not look', () => {
    const verdicts = said(results, 'no-isolated-backup');
    expect(verdicts.filter(one => !one.startsWith('unknown '))).toEqual([]);
    expect(results.finding('no-isolated-backup', 'orders')).toMatchObject({ severity: 'critical', status: 'unknown' });
  });

  it.each<[string, string[]]>([
    // The same group: behind an address and a way in; behind a subnet rule that is shut; behind no address at all.
    [
      'open-management-port',
      [
        ...['fail web-public', 'pass front-one-zone', 'pass front-plain', 'pass front-two-zones'],
        ...['pass us-reports', 'pass web-sealed', 'pass worker-private'],
      ],
    ],
    [
      'unrestricted-ingress',
      [
        ...['fail open-admin', 'fail open-unused', 'fail us-open-admin', 'fail us-open-data'],
        ...['pass data', 'pass us-data', 'pass us-web', 'pass web'],
      ],
    ],
    ['publicly-shared-backup', ['fail copy-shared', 'pass copy-kept', 'pass orders-by-hand']],
    ['imdsv1-enabled', ['fail web-public', 'pass us-reports', 'pass web-sealed', 'pass worker-private']],
    ['user-mfa-disabled', ['fail bert-one-factor', 'not-applicable deploy-key', 'pass anna-two-factors']],
    ['weak-password-policy', [`fail ${ACCOUNT}`]],
    ['public-access-block-disabled', [`fail ${ACCOUNT}`]],
    // moto answers 0 for AccountMFAEnabled and for AccountAccessKeysPresent, whatever there is.
    ['root-mfa-disabled', [`fail ${ACCOUNT}`]],
    ['root-access-key', [`pass ${ACCOUNT}`]],
  ])('keeps strangers out: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('weighs a door by what stands behind it', () => {
    expect(results.finding('open-management-port', 'web-public')).toMatchObject({ severity: 'critical' });
    expect(results.finding('unrestricted-ingress', 'open-admin'), 'in use').toMatchObject({ severity: 'medium' });
    expect(results.finding('unrestricted-ingress', 'open-unused'), 'behind nothing').toMatchObject({ severity: 'low' });
    expect(results.status('open-database-port', 'us-reports')).toBe('fail');
    for (const database of ['orders', 'ledger', 'catalog'])
      expect(results.status('open-database-port', database)).toBe('pass');
  });

  it('knows which buckets are open, and of which it cannot know', () => {
    expect(said(results, 'public-bucket')).toEqual([
      'fail shop-open-list',
      // Its policy alone proves it.
      'fail shop-open-policy',
      'pass shop-images',
      'pass shop-images-away',
      'pass shop-sealed',
      ...NO_LIGHTSAIL,
      // moto never says whether a policy is public: PolicyStatus comes without IsPublic, which is no "no".
      'unknown shop-exports',
    ]);
    const reason = results.finding('public-bucket', 'shop-exports')?.reason;
    expect(reason).toMatchObject({ code: 'failed', detail: expect.stringContaining('IsPublic') as string });
    const [line] = results.assessment.coverage.unread.filter(({ call }) => call === 's3:GetBucketPolicyStatus');
    expect(line).toMatchObject({
      provider: 'aws',
      account: ACCOUNT,
      reason: 'failed',
      checks: expect.arrayContaining(['public-bucket']) as string[],
    });
  });

  it.each<[string, string[]]>([
    ['burstable-server', ['fail web-public', 'pass us-reports', 'pass web-sealed', 'pass worker-private']],
    ['burstable-database', ['fail orders', 'pass catalog', 'pass ledger']],
    ['server-group-without-autoscaling', ['fail group-fixed', 'fail group-one-zone', 'pass group-elastic']],
    [
      'standalone-server-behind-load-balancer',
      ['fail web-public', 'fail web-sealed', 'not-applicable us-reports', 'not-applicable worker-private'],
    ],
    ['audit-logging-disabled', [`pass ${ACCOUNT}`]],
    ['log-file-validation-disabled', ['pass trail-all-regions']],
    ['stale-access-key', ['not-applicable anna-two-factors', 'not-applicable bert-one-factor', 'pass deploy-key']],
  ])('is fast, holds the rush and keeps records: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('shows by its tags what a script made', () => {
    expect(results.status('resource-without-infrastructure-as-code', 'ledger')).toBe('pass');
    expect(results.status('resource-without-infrastructure-as-code', 'orders')).toBe('fail');
  });

  it('leaves to people what no API can tell: unknown, and in no score', () => {
    expect(results.verdicts('untested-restore')).toEqual(['unknown restore test']);
    const { grade, proven } = results.assessment.score.questions['recovery'];
    expect({ grade, proven }).toEqual({ grade: 'not-assessed', proven: 0 });
  });

  it('judges as of the day that it is told, and the age of what may have happened since as of the reading', async () => {
    const later = new Date(Date.now() + 400 * 86_400_000).toISOString();
    const args = [
      '--from',
      'out/inventory.ndjson.gz',
      '--now',
      later,
      '--format',
      'json',
      '--all-findings',
      '--out',
      'later',
    ];
    const { code } = await runCli(['assess', ...args], { cwd: work.path });
    expect(code).toBe(0);
    const then = readResults(work.file('later'));
    expect(then.assessment.now).toBe(later);
    expect(then.status('stale-access-key', 'deploy-key')).toBe('pass');
    expect(then.status('stale-backups', 'orders')).toBe(results.status('stale-backups', 'orders'));
  });
});
