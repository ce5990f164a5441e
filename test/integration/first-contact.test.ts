import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  awsEnvironment,
  createWorkspace,
  expectFault,
  readResults,
  runCli,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';

await describeWithMoto('the first contact with an account', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startFaultProxy(moto.url);
    work = createWorkspace();
  }, 120_000);
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path, env: awsEnvironment(proxy.url) });

  it('names a region that does not exist: says which was meant, and reads nothing', async () => {
    proxy.break();
    const failed = await run('assess', '--aws', '--region', 'eu-wset-1', '--format', 'json', '--out', 'typo');
    const [said, hint] = expectFault(failed, 'CB_UNKNOWN_REGION');
    expect(said).toContain('AWS has no region named eu-wset-1.');
    expect(hint).toContain('Did you mean eu-west-1?');
    expect(failed.stdout).toBe('');
    expect(proxy.seen.map(({ operation }) => operation).sort()).toEqual(['DescribeRegions', 'GetCallerIdentity']);
    expect(readdirSync(work.path)).not.toContain('typo');
  });

  it('has credentials that expired: says how to get others, and leaves no files', async () => {
    proxy.break({ when: () => true, mishap: 'expired' });
    const failed = await run('assess', '--aws', '--format', 'json', '--out', 'expired');
    const [said, hint] = expectFault(failed, 'CB_CREDENTIALS');
    expect(said).toContain('have expired');
    expect(hint).toContain('aws sso login');
    expect(readdirSync(work.path)).not.toContain('expired');
  });

  it('has credentials that expire on the way: what was read stands, the rest is unread', async () => {
    proxy.break({ when: ({ service }) => ['rds', 's3', 'iam'].includes(service), mishap: 'expired' });
    const { code, stderr } = await run(
      'assess',
      '--aws',
      '--region',
      'eu-west-1',
      '--format',
      'json',
      '--out',
      'halfway',
    );
    expect(code, stderr).toBe(0);
    const { assessment } = readResults(work.file('halfway'));
    const lost = assessment.coverage.unread.filter(({ call }) => call.startsWith('rds:'));
    // Each list that was refused has a line, also where several tell of one kind.
    expect(lost.map(({ call }) => call)).toEqual([
      'rds:DescribeDBClusterSnapshots',
      'rds:DescribeDBClusters',
      'rds:DescribeDBInstanceAutomatedBackups',
      'rds:DescribeDBInstances',
      'rds:DescribeDBProxies',
      'rds:DescribeDBSnapshots',
    ]);
    for (const { reason, detail } of lost) expect(`${reason} ${detail ?? ''}`).toMatch(/^denied .*expired/);
  });

  it('has a key that is none', async () => {
    await moto.enforcePolicies(true);
    const failed = await runCli(['assess', '--aws', '--format', 'json'], {
      cwd: work.path,
      env: awsEnvironment(moto.url, { id: 'AKIANOBODY', secret: 'x' }),
    });
    await moto.enforcePolicies(false);
    const [said, hint] = expectFault(failed, 'CB_CREDENTIALS');
    expect(said).toContain('rejected the credentials');
    expect(hint).toContain('Check that the access key is active');
    expect(failed.stderr, 'no secret is ever shown').not.toContain('AKIANOBODY');
  });

  it('meets nobody: says so in bounded time', async () => {
    const failed = await runCli(['assess', '--aws', '--format', 'json'], {
      cwd: work.path,
      env: awsEnvironment('http://127.0.0.1:9'),
    });
    const [said, hint] = expectFault(failed, 'CB_CREDENTIALS');
    expect(said).toContain('AWS could not be reached');
    expect(hint).toContain('AWS_ENDPOINT_URL');
  });

  it('finds an account with nothing in it: exit 0, and nothing to praise', async () => {
    proxy.break();
    const { code, stdout, stderr } = await run(
      'assess',
      '--aws',
      '--region',
      'eu-west-1',
      '--format',
      'json,html',
      '--all-findings',
      '--out',
      'empty',
    );
    expect(code, stderr).toBe(0);
    const { assessment, findings } = readResults(work.file('empty'));
    const grades = Object.entries(assessment.score.questions).filter(
      ([, { grade }]) => grade === 'strong' || grade === 'good',
    );
    expect(grades).toEqual([]);
    expect(['strong', 'good']).not.toContain(assessment.score.overall.grade);
    expect(stdout).not.toMatch(/\bStrong\b|\bGood\b/);
    expect(findings.filter(({ status }) => status === 'error')).toEqual([]);
    // The words for marks stand in the legend; no question has one of the two.
    expect(readFileSync(work.file('empty', 'briefing.html'), 'utf8')).toContain('Not assessed');
  });

  it('reads several accounts through roles, and says which of them it may not', async () => {
    const roles = ['111122223333', '444455556666', '777788889999'].map(
      account => `arn:aws:iam::${account}:role/reader`,
    );
    proxy.break({
      when: ({ operation, parameters }) => operation === 'AssumeRole' && parameters.get('RoleArn') === roles[1],
      mishap: 'denied',
    });
    const { code, stderr } = await run(
      'assess',
      '--role',
      ...roles,
      '--region',
      'eu-west-1',
      '--format',
      'json',
      '--out',
      'roles',
    );
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('arn:aws:iam::444455556666:role/reader may not be assumed');
    const { assessment, findings } = readResults(work.file('roles'));
    expect(assessment.targets.map(({ account, failed }) => [account, failed !== undefined])).toEqual([
      ['111122223333', false],
      ['444455556666', true],
      ['777788889999', false],
    ]);
    expect(assessment.coverage.unread).toContainEqual(
      expect.objectContaining({ account: '444455556666', reason: 'denied' }),
    );
    const trails = findings
      .filter(({ check }) => check === 'audit-logging-disabled')
      .map(({ resource }) => resource.account);
    expect(trails).toEqual(expect.arrayContaining(['111122223333', '777788889999']));
  });

  it('lets the doctor say what works and what does not', async () => {
    proxy.break({ when: ({ operation }) => operation === 'DescribeDBInstances', mishap: 'denied' });
    const { code, stdout } = await run('doctor', 'aws', '--region', 'eu-west-1', '--browser', '/bin/false');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^ok {4}account 123456789012: signed in as /m);
    expect(stdout).toMatch(/^FAIL {2}rds:DescribeDBInstances: denied/m);
    expect(stdout, 'the statement that is missing, ready to be pasted').toContain(
      [
        '      {',
        '        "Sid": "CloudbriefMissing",',
        '        "Effect": "Allow",',
        '        "Action": [',
        '          "rds:DescribeDBInstances"',
        '        ],',
        '        "Resource": "*"',
        '      }',
      ].join('\n'),
    );
    expect(stdout).toMatch(/^ok {4}aws-ec2-volumes in eu-west-1: everything could be read/m);
    expect(stdout).toMatch(/^ok {4}clock: agrees with AWS/m);
    expect(stdout).toMatch(/^FAIL {2}browser: .*\/bin\/false/m);
  });
});
