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
      },
    ]);
    expect(results.findings.filter(({ status }) => status === 'error')).toEqual([]);
  });

  it.each<[string, string[]]>([
    // The members of the cluster are in two zones, so it is one database in two.
    ['single-zone-database', ['fail orders', 'pass catalog', 'pass ledger']],
    // Moto knows no accelerators.
    [
      'single-zone-entry-point',
      ['fail front-one-zone', 'pass front-plain', 'pass front-two-zones', 'unknown all of kind edge'],
    ],
    ['single-zone-server-group', ['fail group-one-zone', 'pass group-elastic', 'pass group-fixed']],
    ['one-zone-behind-balancer', ['fail front-one-zone', 'fail front-plain', 'pass front-two-zones']],
    ['single-zone-way-out', ['fail us-way-out', 'fail way-out', 'pass us-way-in', 'pass way-in']],
    ['unreplaced-server', ['fail us-reports', 'fail web-public', 'fail web-sealed', 'fail worker-private']],
  ])('stays open when a data centre fails: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['unencrypted-database', ['fail orders', 'pass catalog', 'pass ledger']],
    ['unencrypted-disk', ['fail disk-plain', 'pass disk-sealed', 'pass disk-uncopied', 'pass disk-unused']],
    ['unencrypted-copy', ['fail copy-shared', 'fail orders-by-hand', 'pass copy-kept']],
    ['disk-encryption-not-default', [`fail ${AWAY}`, `pass ${HOME}`]],
    [
      'plain-text-entry-point',
      // Moto cannot list accelerators.
      ['fail front-plain', 'pass front-one-zone', 'pass front-two-zones', 'unknown all of kind edge'],
    ],
  ])('keeps its data secret: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['data-without-copies', ['pass catalog', 'pass ledger', 'pass orders']],
    // Only a disk that a server holds has data to lose.
    [
      'disk-without-copies',
      ['fail disk-uncopied', 'not-applicable disk-unused', 'pass disk-plain', 'pass disk-sealed'],
    ],
    [
      'copies-in-one-region',
      [
        ...['fail catalog', 'fail disk-plain', 'fail disk-sealed', 'fail disk-uncopied', 'fail ledger', 'fail orders'],
        ...[
          'fail shop-exports',
          'fail shop-images-away',
          'fail shop-open-list',
          'fail shop-open-policy',
          'fail shop-sealed',
        ],
        ...['not-applicable disk-unused', 'pass shop-images'],
      ],
    ],
    ['deletable-database', ['fail catalog', 'fail orders', 'pass ledger']],
    ['short-backup-retention', ['fail orders', 'pass catalog', 'pass ledger']],
    [
      'unversioned-bucket',
      [
        ...['fail shop-exports', 'pass shop-images', 'pass shop-images-away', 'pass shop-open-list'],
        ...['pass shop-open-policy', 'pass shop-sealed'],
      ],
    ],
  ])('has copies elsewhere: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('has no copy out of reach of its own account', () => {
    const verdicts = said(results, 'copies-in-one-account');
    expect(verdicts.filter(one => !one.startsWith('fail '))).toEqual([
      'not-applicable disk-unused',
      // moto has no DescribeLockedSnapshots, so their copies may be locked and may be not.
      'unknown disk-plain',
      'unknown disk-sealed',
    ]);
    expect(verdicts).toContain('fail shop-images');
    expect(results.finding('copies-in-one-account', 'orders')).toMatchObject({ severity: 'critical' });
  });

  it.each<[string, string[]]>([
    // The same group: behind an address and a way in; behind a subnet rule that is shut; behind no address at all.
    [
      'open-admin-port',
      [
        ...['fail web-public', 'pass front-one-zone', 'pass front-plain', 'pass front-two-zones'],
        ...['pass us-reports', 'pass web-sealed', 'pass worker-private'],
      ],
    ],
    [
      'open-firewall',
      [
        ...['fail open-admin', 'fail open-unused', 'fail us-open-admin', 'fail us-open-data'],
        ...['pass data', 'pass us-data', 'pass us-web', 'pass web'],
      ],
    ],
    ['publicly-shared-copy', ['fail copy-shared', 'pass copy-kept', 'pass orders-by-hand']],
    ['stealable-machine-login', ['fail web-public', 'pass us-reports', 'pass web-sealed', 'pass worker-private']],
    ['person-without-second-factor', ['fail bert-one-factor', 'not-applicable deploy-key', 'pass anna-two-factors']],
    ['weak-password-rules', [`fail ${ACCOUNT}`]],
    ['public-storage-possible', [`fail ${ACCOUNT}`]],
    // moto answers 0 for AccountMFAEnabled and for AccountAccessKeysPresent, whatever there is.
    ['top-login-without-second-factor', [`fail ${ACCOUNT}`]],
    ['top-login-key', [`pass ${ACCOUNT}`]],
  ])('keeps strangers out: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('weighs a door by what stands behind it', () => {
    expect(results.finding('open-admin-port', 'web-public')).toMatchObject({ severity: 'critical' });
    expect(results.finding('open-firewall', 'open-admin'), 'in use').toMatchObject({ severity: 'medium' });
    expect(results.finding('open-firewall', 'open-unused'), 'behind nothing').toMatchObject({ severity: 'low' });
    expect(results.status('open-data-port', 'us-reports')).toBe('fail');
    for (const database of ['orders', 'ledger', 'catalog'])
      expect(results.status('open-data-port', database)).toBe('pass');
  });

  it('knows which buckets are open, and of which it cannot know', () => {
    expect(said(results, 'public-bucket')).toEqual([
      'fail shop-open-list',
      'pass shop-images',
      'pass shop-images-away',
      'pass shop-sealed',
      // moto never says whether a policy is public: PolicyStatus comes without IsPublic, which is no "no".
      'unknown shop-exports',
      'unknown shop-open-policy',
    ]);
    const reason = results.finding('public-bucket', 'shop-open-policy')?.reason;
    expect(reason).toContain('IsPublic');
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
    ['fixed-size-group', ['fail group-fixed', 'fail group-one-zone', 'pass group-elastic']],
    [
      'lone-server-behind-balancer',
      ['fail web-public', 'fail web-sealed', 'not-applicable us-reports', 'not-applicable worker-private'],
    ],
    ['no-account-trail', [`pass ${ACCOUNT}`]],
    ['unsealed-trail', ['pass trail-all-regions']],
    ['stale-key', ['not-applicable anna-two-factors', 'not-applicable bert-one-factor', 'pass deploy-key']],
  ])('is fast, holds the rush and keeps records: %s', (check, expected) => {
    expect(said(results, check)).toEqual(expected);
  });

  it('shows by its tags what a script made', () => {
    expect(results.status('unscripted-resource', 'ledger')).toBe('pass');
    expect(results.status('unscripted-resource', 'orders')).toBe('fail');
  });

  it('leaves to people what no API can tell: unknown, and in no score', () => {
    expect(results.verdicts('untested-restore')).toEqual(['unknown restore test']);
    const { grade, proven } = results.assessment.score.questions['recovery'];
    expect({ grade, proven }).toEqual({ grade: 'not-assessed', proven: 0 });
  });

  it('judges as of the day that it is told', async () => {
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
    expect(then.status('stale-key', 'deploy-key')).toBe('fail');
    expect(then.status('stale-copies', 'orders')).toBe('fail');
  });
});
