import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Unit } from '../../src/model/inventory.ts';
import {
  awsEnvironment,
  type CliRun,
  createWorkspace,
  expectFault,
  readInventory,
  readResults,
  runCli,
  saidIn,
  spawnCli,
  timeless,
  type Workspace,
} from '../support/cli.ts';
import { startFaultProxy, type FaultProxy, type SeenRequest } from '../support/fault-proxy.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

const REGIONS = ['--region', HOME, AWAY];
const NOW = ['--now', '2027-01-31T08:00:00Z'];

await describeWithMoto('an inventory', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  beforeAll(async () => {
    moto = await startMoto();
    await buildAccount(moto.url);
    proxy = await startFaultProxy(moto.url, { remembers: true });
    work = createWorkspace();
  }, 120_000);
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path, env: awsEnvironment(proxy.url) });

  it('is kept beside the assessment, and assessed again says the same, byte for byte, without asking anybody', async () => {
    const args = [...NOW, '--format', 'json', '--all-findings'];
    expect((await run('assess', ...REGIONS, ...args, '--out', 'live')).code).toBe(0);
    proxy.break();
    for (const out of ['again', 'once-more']) {
      const { code, stderr } = await run('assess', '--from', 'live/inventory.ndjson.gz', ...args, '--out', out);
      expect(code).toBe(0);
      expect(saidIn(stderr), 'it is read months before it is judged').toMatch(
        /^[^\n]*The inventory is \d+ days old[^\n]+\n$/,
      );
      for (const name of ['assessment.json', 'findings.ndjson.gz']) {
        expect(readFileSync(work.file(out, name)).equals(readFileSync(work.file('live', name))), `${out}/${name}`).toBe(
          true,
        );
      }
    }
    expect(proxy.seen).toEqual([]);
  });

  it('asks for nothing twice', async () => {
    proxy.break();
    const { code, stderr } = await run('collect', ...REGIONS, '--out', 'counted.ndjson', '--stats');
    expect(code, stderr).toBe(0);
    // What moto cannot do it answers with HTTP 500, and the SDK tries that again.
    const again = proxy.seen.filter((one, at) =>
      proxy.seen.slice(0, at).some(before => (before.status ?? 0) >= 500 && keyOf(before) === keyOf(one)),
    );
    const asked = proxy.seen.filter(one => !again.includes(one));
    const twice = [...Map.groupBy(asked, keyOf)].filter(([, requests]) => requests.length > 1).map(([key]) => key);
    // The report is ready when it says so.
    expect(twice.filter(key => !key.includes('GenerateCredentialReport'))).toEqual([]);
    // What the ledger counts is what was sent.
    const units = readInventory(work.file('counted.ndjson')).filter(record => record.record === 'unit');
    expect(units.flatMap(unit => unit.calls).reduce((sum, call) => sum + call.count, 0)).toBe(asked.length);
  });

  it('collected first and assessed later says what assessing at once says', async () => {
    await run('assess', ...REGIONS, ...NOW, '--format', 'json', '--all-findings', '--out', 'at-once');
    const { code, stdout } = await run('collect', ...REGIONS, '--out', 'saved.ndjson.zst');
    expect(code).toBe(0);
    expect(stdout).toContain('Next: cloudbrief assess --from saved.ndjson.zst');
    await run('assess', '--from', 'saved.ndjson.zst', ...NOW, '--format', 'json', '--all-findings', '--out', 'later');
    const [atOnce, later] = [readResults(work.file('at-once')), readResults(work.file('later'))];
    expect(timeless(later.findings)).toEqual(timeless(atOnce.findings));
    expect(later.assessment.score).toEqual(atOnce.assessment.score);
    expect(askedOnce(later.assessment.coverage)).toEqual(askedOnce(atOnce.assessment.coverage));
  });

  /** Files may have 64 blocks (of 512 bytes in the shell of the standard, of 1,024 in others). */
  const onFullDisk = (...args: string[]): Promise<CliRun> => {
    proxy.break();
    const under = ['/bin/sh', '-c', 'ulimit -f 64; exec "$@"', 'sh'] as const;
    return spawnCli(args, { cwd: work.path, env: awsEnvironment(proxy.url), under });
  };

  it('does not fit on the disk: no half of it is kept, and the briefing is told all the same', async () => {
    const kept = await onFullDisk('assess', ...REGIONS, '--format', 'json', '--out', 'no-room');
    expectFault(kept, 'CB_WRITE');
    expect(kept.stdout).toContain('One data centre fails');
    expect(existsSync(work.file('no-room', 'inventory.ndjson.gz'))).toBe(false);
  });

  it('does not fit on the disk where nothing else is asked for', { tags: ['slow'] }, async () => {
    const collected = await onFullDisk('collect', ...REGIONS, '--out', 'full.ndjson');
    const [said, hint] = expectFault(collected, 'CB_WRITE');
    expect(said).toContain('full.ndjson cannot be written (');
    expect(hint).toContain('make room');
    expect(existsSync(work.file('full.ndjson'))).toBe(false);
    const assessed = await onFullDisk('assess', ...REGIONS, '--format', 'json', '--out', '-');
    expect(assessed.code, assessed.stderr).toBe(0);
    expect(JSON.parse(assessed.stdout)).toMatchObject({ schemaVersion: 2 });
  });

  it('goes on after it was killed: what was whole is not asked for again, and nothing is missing', async () => {
    // A region that never answers holds the run open until it is killed.
    proxy.break({
      when: ({ region, service }) => region === AWAY && service !== 's3',
      mishap: 'hang',
    });
    const partial = work.file('killed.ndjson.partial');
    const killed = await spawnCli(['collect', ...REGIONS, '--out', 'killed.ndjson'], {
      cwd: work.path,
      env: awsEnvironment(proxy.url),
      watch: ({ kill }) => {
        void (async () => {
          for (let turn = 0; turn < 500 && wholeUnits(partial).length < 12; turn++) await sleep(20);
          kill('SIGKILL');
        })();
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(existsSync(work.file('killed.ndjson')), 'no file bears the name before it is whole').toBe(false);
    const kept = wholeUnits(partial);

    // Until somebody resumes it, it is no inventory.
    const refused = await run('assess', '--from', 'killed.ndjson.partial', '--format', 'json');
    expect(refused.stderr).toContain('[CB_INVENTORY]');

    proxy.break();
    const resumed = await run('collect', ...REGIONS, '--out', 'killed.ndjson', '--resume');
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(existsSync(partial)).toBe(false);
    const alone = ofOneUnit(readInventory(work.file('killed.ndjson')).filter(record => record.record === 'unit'));
    for (const unit of kept) {
      const again = proxy.seen.filter(
        ({ region, operation }) =>
          unit.region === region && alone.has(operation) && unit.operations.includes(operation),
      );
      expect(again.map(keyOf), unit.id).toEqual([]);
    }
    expect(kept.flatMap(({ operations }) => operations).filter(name => alone.has(name)).length).toBeGreaterThan(5);
    await run('collect', ...REGIONS, '--out', 'undisturbed.ndjson');
    const [one, other] = [work.file('killed.ndjson'), work.file('undisturbed.ndjson')].map(path => contentOf(path));
    expect(one).toEqual(other);
  });

  it('stops when it is asked to, says how to go on, and leaves what it has', async () => {
    proxy.break({ when: ({ region, service }) => region === AWAY && service !== 's3', mishap: 'hang' });
    const partial = work.file('stopped.ndjson.partial');
    const stopped = await spawnCli(['collect', ...REGIONS, '--out', 'stopped.ndjson'], {
      cwd: work.path,
      env: awsEnvironment(proxy.url),
      watch: ({ kill }) => {
        void (async () => {
          for (let turn = 0; turn < 500 && wholeUnits(partial).length < 5; turn++) await sleep(20);
          kill('SIGINT');
        })();
      },
    });
    expect(stopped.code, stopped.stderr).toBe(2);
    expect(stopped.stderr).toContain('[CB_INTERRUPTED] Collecting was interrupted.');
    expect(stopped.stderr).toContain('cloudbrief collect --resume --out stopped.ndjson');
    expect(wholeUnits(partial).length).toBeGreaterThanOrEqual(5);
  });
});

const keyOf = ({ service, region, operation, parameters, body }: SeenRequest): string =>
  [service, region, operation, parameters.toString(), body].join(' ');

interface WholeUnit {
  readonly id: string;
  readonly region: string;
  /** As requests name them. */
  readonly operations: readonly string[];
}

const operationsOf = ({ calls }: Unit): string[] => calls.map(({ operation }) => operation.split(':')[1] ?? '');

/** The units of which a file that is still being written holds the end. */
function wholeUnits(path: string): WholeUnit[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.flatMap(line => {
    const record = JSON.parse(line) as ReturnType<typeof readInventory>[number];
    return record.record === 'unit' ? [{ ...record, operations: operationsOf(record) }] : [];
  });
}

/** Operations that only one unit of a region asks for: several services have a `ListClusters`. */
function ofOneUnit(units: readonly Unit[]): Set<string> {
  const collectors = Map.groupBy(
    units.flatMap(unit => operationsOf(unit).map(name => ({ name, collector: unit.collector }))),
    ({ name }) => name,
  );
  const alone = [...collectors].filter(([, asked]) => new Set(asked.map(({ collector }) => collector)).size === 1);
  return new Set(alone.map(([name]) => name));
}

/** Which unit asks for the zones of its region is chance: the first that needs them asks for all. */
function askedOnce(coverage: Assessment['coverage']): unknown {
  const units = coverage.units ?? [];
  const calls = Map.groupBy(units, ({ account, region }) => `${account} ${region}`);
  const shared = (operation: string): boolean => operation === 'ec2:DescribeAvailabilityZones';
  return timeless({
    ...coverage,
    units: units.map(unit => ({ ...unit, calls: unit.calls.filter(call => !shared(call.operation)) })),
    zones: [...calls].map(([place, inPlace]) => [
      place,
      inPlace.flatMap(unit => unit.calls).filter(call => shared(call.operation)),
    ]),
  });
}

/**
 * What an inventory says, in no order. Left out is what belongs to the moment: when it was, how far backups reach by
 * then, and which unit was the first to ask for what units share.
 */
function contentOf(path: string): string[] {
  return readInventory(path)
    .filter(({ record }) => record !== 'header' && record !== 'end')
    .map(record => (record.record === 'unit' ? `unit ${record.id}` : JSON.stringify(record)))
    .map(line => line.replaceAll(/"latest":"[^"]*"/g, '"latest":""'))
    .sort();
}
