import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { PAGE_LIMIT } from '../../src/providers/kit/page-guard.ts';
import { AWAY, buildAccount, HOME } from '../integration/account/index.ts';
import { awsEnvironment, createWorkspace, readResults, runCli, type Results, type Workspace } from './cli.ts';
import { followsEndlessToken } from './endless-list.ts';
import { startFaultProxy, type FaultProxy, type Mishap, type SeenRequest } from './fault-proxy.ts';
import { withoutRetryDelay } from './fast-retries.ts';
import { describeWithMoto, startMoto, type Moto } from './moto.ts';
import { expectOnlyUnknown } from './only-unknown.ts';
import { testSeeds, type SeedsByCost } from './seeds.ts';

const MISHAPS: readonly Mishap[] = ['throttle', 'cut', 'half', 'empty', 'page', 'types', 'denied', 'html', 'endless'];
/** One call in so many. */
const ONE_IN = [3, 8, 20, 60] as const;
/** Without these nothing is read at all. */
const SPARED = new Set(['GetCallerIdentity', 'DescribeRegions']);

/** The same mishap for the same request, whatever the order and however often it is repeated. */
function mishapOf(seed: number, one: SeenRequest): Mishap | undefined {
  const { service, region, operation, body } = one;
  if (SPARED.has(operation)) return undefined;
  if (followsEndlessToken(one)) return 'endless';
  const digest = createHash('sha256').update([seed, service, region, operation, body].join('\n')).digest();
  if (digest.readUInt32BE(0) % ONE_IN[seed % ONE_IN.length]! !== 0) return undefined;
  const mishap = MISHAPS[digest.readUInt32BE(4) % MISHAPS.length];
  // The account has no queue, which SQS says with an empty object: it has no member to be of another type.
  return mishap === 'types' && operation === 'ListQueues' ? undefined : mishap;
}

/** A service ignores a token that it has no list for: the call fails where the next page is asked for. */
const isSpoiled = (one: SeenRequest, mishap: Mishap): boolean =>
  /^(Describe|List|Get)/.test(one.operation) && (mishap !== 'endless' || followsEndlessToken(one));

/** Tests of the emulator's account with a fault in many calls, another choice of calls for each seed. */
export async function describeSeeds(chosen: SeedsByCost): Promise<void> {
  await describeWithMoto('faults at random', () => {
    let moto: Moto;
    let proxy: FaultProxy;
    let work: Workspace;
    let good: Results;
    const { pages } = PAGE_LIMIT;
    beforeAll(async () => {
      moto = await startMoto();
      await buildAccount(moto.url);
      proxy = await startFaultProxy(moto.url, { remembers: true });
      work = createWorkspace();
      PAGE_LIMIT.pages = 12;
      good = await assess('undisturbed');
    }, 120_000);
    withoutRetryDelay();
    afterAll(async () => {
      PAGE_LIMIT.pages = pages;
      work.remove();
      await proxy.stop();
      await moto.stop();
    });
    const assess = async (out: string): Promise<Results> => {
      const args = ['--region', HOME, AWAY, '--format', 'json', '--all-findings', '--now', '2027-01-31', '--out', out];
      const run = await runCli(['assess', '--aws', ...args], { cwd: work.path, env: awsEnvironment(proxy.url) });
      expect([0, 2], run.stderr).toContain(run.code);
      expect(run.stderr).not.toMatch(/^\s+at |CB_BUG/m);
      return readResults(work.file(out));
    };

    async function expectHonest(seed: number): Promise<void> {
      const spoiled = new Set<string>();
      const spoils = (mishap: Mishap) => (one: SeenRequest) => {
        if (mishapOf(seed, one) !== mishap) return false;
        if (isSpoiled(one, mishap)) spoiled.add(`${one.operation} ${one.region}`);
        return true;
      };
      proxy.break(...MISHAPS.map(mishap => ({ mishap, when: spoils(mishap) })));
      const results = await assess(`seed-${seed}`);
      expectOnlyUnknown(results, good);
      const ledger = results.assessment.coverage.unread.map(
        ({ call, region }) => `${call.split(':')[1] ?? ''} ${region}`,
      );
      const named = (line: string): boolean => ledger.includes(line) || ledger.includes(line.replace(/\S+$/, 'global'));
      expect([...spoiled].filter(line => !named(line))).toEqual([]);
    }

    testSeeds(chosen, expectHonest);
  });
}
