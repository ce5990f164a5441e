import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsEnvironment, createWorkspace, readResults, runCli, type Results, type Workspace } from '../support/cli.ts';
import { startFaultProxy, type Fault, type FaultProxy, type Mishap, type SeenRequest } from '../support/fault-proxy.ts';
import { withoutRetryDelay } from '../support/fast-retries.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

const MISHAPS: readonly Mishap[] = ['throttle', 'cut', 'half', 'empty', 'page', 'types', 'denied', 'html'];
/** One call in so many. */
const ONE_IN = [3, 8, 20, 60] as const;
/** Without these nothing is read at all. */
const SPARED = new Set(['GetCallerIdentity', 'DescribeRegions']);

/** The same mishap for the same request, whatever the order and however often it is repeated. */
function mishapOf(seed: number, { service, region, operation, body }: SeenRequest): Mishap | undefined {
  if (SPARED.has(operation)) return undefined;
  const digest = createHash('sha256').update([seed, service, region, operation, body].join('\n')).digest();
  return digest.readUInt32BE(0) % ONE_IN[seed % ONE_IN.length]! === 0
    ? MISHAPS[digest.readUInt32BE(4) % MISHAPS.length]
    : undefined;
}

await describeWithMoto('faults at random', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  let good: Results;
  let turn = 0;
  beforeAll(async () => {
    moto = await startMoto();
    await buildAccount(moto.url);
    proxy = await startFaultProxy(moto.url, { remembers: true });
    work = createWorkspace();
    good = await assess();
  }, 120_000);
  withoutRetryDelay();
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });
  const assess = async (...faults: readonly Fault[]): Promise<Results> => {
    proxy.break(...faults);
    const out = `run-${turn++}`;
    const args = ['--region', HOME, AWAY, '--format', 'json', '--all-findings', '--now', '2027-01-31', '--out', out];
    const run = await runCli(['assess', '--aws', ...args], { cwd: work.path, env: awsEnvironment(proxy.url) });
    expect([0, 2], run.stderr).toContain(run.code);
    expect(run.stderr).not.toMatch(/^\s+at |CB_BUG/m);
    return readResults(work.file(out));
  };

  async function expectHonest(seed: number): Promise<void> {
    const spoiled = new Set<string>();
    const results = await assess(
      ...MISHAPS.map(mishap => ({
        mishap,
        when: (one: SeenRequest) => {
          if (mishapOf(seed, one) !== mishap) return false;
          // The account has no queue, which SQS says with an empty object: it has no member to be of another type.
          if (mishap === 'types' && one.operation === 'ListQueues') return false;
          if (/^(Describe|List|Get)/.test(one.operation)) spoiled.add(`${one.operation} ${one.region}`);
          return true;
        },
      })),
    );
    const before = new Map(good.findings.map(({ id, status }) => [id, status]));
    // The emulator says that customers manage the keys of AWS: with their aliases unread they look like others.
    const changed = results.findings.filter(
      ({ id, status, resource }) => status !== 'unknown' && before.get(id) !== status && resource.kind !== 'key',
    );
    expect(changed.map(({ check, resource, status, id }) => `${check} ${resource.id}: ${before.get(id) ?? 'none'} to ${status}`)).toEqual([]); // prettier-ignore
    const scores = results.assessment.score.questions;
    for (const [question, { proven }] of Object.entries(scores))
      expect(proven, question).toBeLessThanOrEqual(
        good.assessment.score.questions[question as keyof typeof scores].proven,
      );
    const ledger = results.assessment.coverage.unread.map(
      ({ call, region }) => `${call.split(':')[1] ?? ''} ${region}`,
    );
    const named = (line: string): boolean => ledger.includes(line) || ledger.includes(line.replace(/\S+$/, 'global'));
    expect([...spoiled].filter(line => !named(line))).toEqual([]);
  }

  it.each([0, 1, 2])('change verdicts to unknown only, and the ledger has them all (seed %i)', expectHonest);

  it('in thirty runs', { tags: ['slow'], timeout: 1_800_000 }, async () => {
    for (let seed = 3; seed < 33; seed++) await expectHonest(seed);
  });
});
