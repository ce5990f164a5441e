import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { locateMoto } from '../support/moto.ts';

/** Recorded answers of real accounts, and a server that plays them; they lie beside the project where there are any. */
const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const RECORDINGS = join(SHARED, 'recordings', 'aws');
const REPLAY = join(SHARED, 'tools', 'aws_replay.py');
const PLAY = join(import.meta.dirname, 'play-aws.ts');

const SERVE = join(import.meta.dirname, 'replay.py');

/** More of them take the machine from the tests beside this one, whose clouds then seem silent. */
const LANES = 2;

interface Played {
  readonly played: number;
  readonly wrong: readonly string[];
}

/** Lists that hold nothing that becomes a resource: each with what it was. */
const NOTHING_OF_OURS: readonly (readonly [RegExp, string])[] = [
  [/^test_account_trail_different_region\.json: .*DescribeTrails$/, 'a trail whose home region is another one'],
  [/^test_ec2_network_location\.json: .*DescribeInstances$/, 'a server that is terminated'],
  [/^test_event_rule_target_del_managed(_force)?\.json: .*ListRules$/, 'rules that AWS keeps for itself'],
  [/^test_event_\w+\.json: .*ListEventBuses$/, 'event buses without a policy'],
];

const moto =
  existsSync(RECORDINGS) && existsSync(REPLAY)
    ? await locateMoto()
    : { missing: 'the recordings do not lie beside the project' };
const name = 'recorded answers of real accounts';

if ('missing' in moto) describe.skip(`${name} (skipped: ${moto.missing})`, () => undefined);
else {
  describe(name, () => {
    it(
      'go through their collectors without a fault, a stray kind, or a list that vanishes',
      { timeout: 600_000 },
      async () => {
        const lanes = await playAll(moto.python);
        const wrong = lanes
          .flatMap(lane => lane.wrong)
          .filter(text => !NOTHING_OF_OURS.some(([known]) => known.test(text)));
        expect(wrong.sort()).toEqual([]);
        expect(lanes.reduce((sum, { played }) => sum + played, 0)).toBeGreaterThan(300);
      },
    );
  });
}

/** Each lane has a server of its own, and a process that asks it. */
async function playAll(python: string): Promise<Played[]> {
  const ports = await Promise.all(Array.from({ length: LANES }, freePort));
  const server = spawn(python, [SERVE, REPLAY, ...ports.map(String)], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', code => { reject(new Error(`the replay ended with ${String(code)}`)); }); // prettier-ignore
      server.stdout.once('data', () => { resolve(); }); // prettier-ignore
    });
    return await Promise.all(ports.map((port, lane) => play(port, lane)));
  } finally {
    server.removeAllListeners('exit');
    server.stdin.end();
  }
}

async function play(port: number, lane: number): Promise<Played> {
  const url = `http://127.0.0.1:${String(port)}`;
  const script = ['--conditions=source', PLAY, RECORDINGS, url, String(lane), String(LANES)];
  const { stdout } = await promisify(execFile)(process.execPath, script, { maxBuffer: 64 * 2 ** 20 });
  return JSON.parse(stdout) as Played;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => { resolve(port); }); // prettier-ignore
    });
  });
}
