import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnreadLine } from '../../src/model/assessment.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import {
  awsEnvironment,
  createWorkspace,
  expectFault,
  readResults,
  runCli,
  type CliRun,
  type Results,
  type Workspace,
} from '../support/cli.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, createReader, HOME } from './account/index.ts';

const REGIONS = ['--region', HOME, AWAY];

interface Policy {
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: string;
  }[];
}
type Keys = Awaited<ReturnType<typeof createReader>>;

/** AWS answers this to everybody and no policy can forbid it; moto asks the policy. */
const WHO_AM_I = { Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: '*' };

/** What moto asks for where it does not know the right of a call to S3; AWS knows the ones in the printed policy. */
const MOTO_ASKS = {
  Effect: 'Allow',
  Action: ['s3:ListBucket', 's3:GetPublicAccessBlock', 's3express:*'],
  Resource: '*',
};

await describeWithMoto('an identity with few rights', () => {
  let moto: Moto;
  let work: Workspace;
  let readers: { readonly full: Keys; readonly without: Readonly<Record<string, Keys>>; readonly nothing: Keys };
  let full: Results;

  /** One of each service, each of another kind: a list, a detail, an operation that goes by another name. */
  const TAKEN = [
    ...['rds:DescribeDBInstances', 'rds:DescribeDBSnapshots', 's3:GetBucketVersioning', 's3:GetBucketAcl'],
    ...[
      'ec2:DescribeInstances',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSnapshots',
      'ec2:DescribeAvailabilityZones',
    ],
    ...[
      'iam:GetCredentialReport',
      'iam:GetAccountSummary',
      'autoscaling:DescribePolicies',
      'cloudtrail:DescribeTrails',
    ],
    ...['elasticloadbalancing:DescribeListeners', 'backup:ListBackupVaults', 's3:ListAllMyBuckets'],
  ];

  beforeAll(async () => {
    moto = await startMoto();
    const { home } = await buildAccount(moto.url);
    work = createWorkspace();
    const printed = await runCli(['policy', 'aws'], { cwd: work.path });
    const policies = JSON.parse(printed.stdout) as readonly Policy[];
    const allowed = [...policies.flatMap(({ Statement }) => Statement), WHO_AM_I, MOTO_ASKS];
    const less = (action: string): object[] => [...allowed, { Effect: 'Deny', Action: [action], Resource: '*' }];
    const without: Record<string, Keys> = {};
    for (const [index, action] of TAKEN.entries())
      without[action] = await createReader(home, `reader-${index}`, less(action));
    readers = {
      without,
      full: await createReader(home, 'reader', allowed),
      nothing: await createReader(home, 'stranger', [WHO_AM_I]),
    };
    await moto.enforcePolicies(true);
    const run = await assess(readers.full, 'full', '--format', 'json');
    expect(run.code, run.stderr).toBe(0);
    full = readResults(work.file('full'));
  }, 300_000);
  afterAll(async () => {
    work.remove();
    await moto.stop();
  });
  const deniedIn = ({ assessment }: Results): UnreadLine[] =>
    assessment.coverage.unread.filter(({ reason }) => reason === 'denied');
  const assess = (keys: Keys, out: string, ...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--aws', ...REGIONS, '--all-findings', '--out', out, ...args], {
      cwd: work.path,
      env: awsEnvironment(moto.url, keys),
    });

  it('needs no more than the policy that is printed', () => {
    // Of others moto does not know which right a call needs, and refuses it whatever the policy says.
    const known = /^(autoscaling|cloudtrail|ec2|elasticloadbalancing|iam|rds|s3|s3control|sts):/;
    expect(deniedIn(full).filter(({ call }) => known.test(call))).toEqual([]);
    expect(full.status('single-zone-database', 'orders')).toBe('fail');
    expect(full.status('user-mfa-disabled', 'bert-one-factor')).toBe('fail');
  });

  it('without a list: every check on that kind is unknown in each region, and nothing follows from what is not there', async () => {
    const run = await assess(readers.without['rds:DescribeDBInstances']!, 'no-databases', '--format', 'json,html');
    expect(run.code, run.stderr).toBe(0);
    const less = readResults(work.file('no-databases'));
    for (const check of [
      'single-zone-database',
      'unencrypted-database',
      'database-without-deletion-protection',
      'burstable-database',
    ]) {
      expect(
        less.verdicts(check).filter(one => / (orders|ledger)$/.test(one)),
        check,
      ).toEqual([]);
      const unknown = less.findings.filter(finding => finding.check === check && finding.status === 'unknown');
      expect(new Set(unknown.map(({ resource }) => resource.region)), check).toEqual(new Set([HOME, AWAY]));
    }
    // The list of clusters was not refused: what it tells stands, and where its instances run is not known.
    expect(less.status('unencrypted-database', 'catalog')).toBe('pass');
    expect(less.status('single-zone-database', 'catalog')).toBe('unknown');
    const [line] = less.assessment.coverage.unread.filter(
      ({ call, region }) => call === 'rds:DescribeDBInstances' && region === HOME,
    );
    expect(line).toMatchObject({ reason: 'denied', account: '123456789012' });
    expect(line!.checks).toEqual(expect.arrayContaining(['single-zone-database', 'unrestricted-ingress']));
    // A group that no server or balancer uses may be used by a database.
    expect(full.finding('unrestricted-ingress', 'open-unused')).toMatchObject({ status: 'fail', severity: 'low' });
    expect(less.status('unrestricted-ingress', 'open-unused')).toBe('unknown');
    const html = readFileSync(work.file('no-databases', 'briefing.html'), 'utf8');
    expect(html, 'the briefing names the right that is missing').toContain('rds:DescribeDBInstances');
  });

  it('without details: those facets are unknown and the others stand; the rights are named as IAM calls them', async () => {
    const proxy = await startFaultProxy(moto.url);
    proxy.break({ when: ({ operation }) => /\?(encryption|policyStatus)$/.test(operation), mishap: 'denied' });
    const env = awsEnvironment(proxy.url, readers.full);
    const args = ['--all-findings', '--out', 'no-details', '--format', 'json,html'];
    const run = await runCli(['assess', '--aws', ...REGIONS, ...args], { cwd: work.path, env });
    await proxy.stop();
    expect(run.code, run.stderr).toBe(0);
    const less = readResults(work.file('no-details'));
    expect(less.status('unversioned-bucket', 'shop-exports')).toBe('fail');
    expect(less.status('public-bucket', 'shop-exports')).toBe('unknown');
    // The door that is open is open, and the one that is shut is shut, whatever a policy says.
    expect(less.status('public-bucket', 'shop-open-list')).toBe('fail');
    expect(less.status('public-bucket', 'shop-sealed')).toBe('pass');
    const lines = deniedIn(less).filter(({ call }) => call.startsWith('s3:'));
    expect(lines.map(({ call, permissions }) => ({ call, grants: permissions }))).toEqual([
      { call: 's3:GetBucketEncryption', grants: ['s3:GetEncryptionConfiguration'] },
      { call: 's3:GetBucketPolicyStatus', grants: undefined },
    ]);
    const html = readFileSync(work.file('no-details', 'briefing.html'), 'utf8');
    for (const right of ['s3:GetEncryptionConfiguration', 's3:GetBucketPolicyStatus']) expect(html).toContain(right);
  });

  it('whatever is taken away, no question is proven better', { tags: ['slow'], timeout: 300_000 }, async () => {
    for (const [index, action] of TAKEN.entries()) {
      const out = `without-${index}`;
      const run = await assess(readers.without[action]!, out, '--format', 'json');
      expect(run.code, `${action}: ${run.stderr}`).toBe(0);
      const less = readResults(work.file(out));
      const denied = deniedIn(less);
      expect(
        denied.map(line => line.permissions?.[0] ?? line.call),
        `${action} is named`,
      ).toContain(action);
      for (const question of QUESTION_SLUGS) {
        const [before, after] = [full.assessment.score.questions[question], less.assessment.score.questions[question]];
        expect(after.proven, `${question} without ${action}`).toBeLessThanOrEqual(before.proven);
        expect(after.coverage, `coverage of ${question} without ${action}`).toBeLessThanOrEqual(before.coverage);
      }
      expect(less.assessment.score.overall.proven, action).toBeLessThanOrEqual(full.assessment.score.overall.proven);
      // Whatever became unknown is blamed on a call that was refused.
      const blamed = new Set(denied.flatMap(({ checks }) => checks));
      for (const { check, resource, status } of less.findings) {
        if (status !== 'unknown' || full.finding(check, resource.name)?.status === 'unknown') continue;
        expect(blamed, `${check} of ${resource.name} without ${action}`).toContain(check);
      }
      // What was a pass may become unknown, never the other way round.
      for (const { check, resource, status } of full.findings) {
        if (status === 'pass') continue;
        expect(less.finding(check, resource.name)?.status, `${check} of ${resource.name} without ${action}`).not.toBe(
          'pass',
        );
      }
    }
  });

  it('with no rights at all: exit 2, the files say that nothing was seen, no question has a grade', async () => {
    const run = await assess(readers.nothing, 'nothing', '--format', 'json,html');
    const [said, hint] = expectFault(run, 'CB_NOTHING_READ');
    expect(said).toContain('Nothing could be read (denied');
    expect(hint).toContain('cloudbrief policy aws');
    const { assessment, findings } = readResults(work.file('nothing'));
    for (const [question, { grade, proven }] of Object.entries(assessment.score.questions)) {
      expect({ question, grade, proven }).toEqual({ question, grade: 'not-assessed', proven: 0 });
    }
    expect(assessment.score.overall).toMatchObject({ proven: 0, coverage: 0, grade: 'not-assessed' });
    expect(findings.filter(({ status }) => status === 'pass' || status === 'fail')).toEqual([]);
    expect(readFileSync(work.file('nothing', 'briefing.html'), 'utf8')).toContain('Not assessed');
    const collected = await runCli(['collect', ...REGIONS, '--out', 'nothing.ndjson'], {
      cwd: work.path,
      env: awsEnvironment(moto.url, readers.nothing),
    });
    expectFault(collected, 'CB_NOTHING_READ');
  });
});
