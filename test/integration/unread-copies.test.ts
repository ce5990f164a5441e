import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsEnvironment, createWorkspace, readResults, runCli, type Results, type Workspace } from '../support/cli.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { startMotoFront, type MotoFront } from '../support/moto-proxy.ts';
import { enabled } from './near-misses/accounts.ts';
import { AWAY, buildAccount, buildBackups, HOME } from './account/index.ts';

await describeWithMoto('a plan and a vault of which nobody says what is in them', () => {
  let moto: Moto;
  let front: MotoFront;
  let work: Workspace;
  let without: Results;
  let results: Results;
  beforeAll(async () => {
    moto = await startMoto();
    front = await startMotoFront(moto.url, { 'ec2.DescribeRegions': enabled([HOME, AWAY]) });
    const { home } = await buildAccount(moto.url);
    work = createWorkspace();
    without = await assess('without');
    await buildBackups(home);
    results = await assess('with');
  }, 120_000);
  afterAll(async () => {
    work.remove();
    await front.stop();
    await moto.stop();
  });
  const assess = async (out: string): Promise<Results> => {
    const args = ['--region', HOME, AWAY, '--format', 'json', '--all-findings', '--out', out];
    const run = await runCli(['assess', ...args], { cwd: work.path, env: awsEnvironment(front.url) });
    expect(run.code, run.stderr).toBe(0);
    return readResults(work.file(out));
  };

  it('are in the ledger: moto has neither list, and says so', () => {
    const calls = results.assessment.coverage.unread.map(({ call, reason, region }) => `${reason} ${call} ${region}`);
    expect(calls).toContain(`failed backup:ListBackupSelections ${HOME}`);
    expect(calls).toContain(`failed backup:ListRecoveryPointsByBackupVault ${HOME}`);
  });

  it('are neither a fail nor a pass: a plan that may select everything or nothing', () => {
    expect(results.verdicts('empty-backup-plan')).toEqual(['unknown plan-nightly']);
  });

  it.each([
    ['no-cross-region-backup', 'orders'],
    ['no-isolated-backup', 'shop-exports'],
    ['no-isolated-backup', 'catalog'],
    ['disk-without-backup', 'disk-uncopied'],
  ])('hide whether there are copies, in every region: %s of %s', (check, resource) => {
    expect(without.status(check, resource)).toBe('fail');
    expect(results.status(check, resource)).toBe('unknown');
  });

  it('prove nothing', () => {
    const [before, after] = [without, results].map(({ assessment }) => assessment.score.questions['offsite-copies']);
    expect(after!.proven).toBeLessThanOrEqual(before!.proven);
    expect(after!.possible).toBeGreaterThan(before!.possible);
    expect(after!.coverage).toBeLessThan(before!.coverage);
  });
});
