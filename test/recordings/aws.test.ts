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

/** The server answers late rather than slowly: several of them cost little more than one. */
const LANES = 6;

interface Played {
  readonly played: number;
  readonly wrong: readonly string[];
}

/** Lists that hold what is no thing of the account's: each with what it was. */
const NOTHING_OF_OURS: readonly (readonly [RegExp, string])[] = [
  [/^test_ec2_network_location\.json: .*DescribeInstances$/, 'a server that is terminated'],
  [/^test_event_rule_target_del_managed(_force)?\.json: .*ListRules$/, 'rules that AWS keeps for itself'],
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
        const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => play(moto.python, lane)));
        const wrong = lanes
          .flatMap(lane => lane.wrong)
          .filter(text => !NOTHING_OF_OURS.some(([known]) => known.test(text)));
        expect(wrong.sort()).toEqual([]);
        expect(lanes.reduce((sum, { played }) => sum + played, 0)).toBeGreaterThan(300);
      },
    );
  });
}

/** One lane: a server of its own, and a process that asks it. */
async function play(python: string, lane: number): Promise<Played> {
  const port = await freePort();
  const server = spawn(python, [REPLAY, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', code => { reject(new Error(`the replay ended with ${String(code)}`)); }); // prettier-ignore
      server.stdout.once('data', () => { resolve(); }); // prettier-ignore
    });
    const url = `http://127.0.0.1:${String(port)}`;
    const script = ['--conditions=source', PLAY, RECORDINGS, url, String(lane), String(LANES)];
    const { stdout } = await promisify(execFile)(process.execPath, script, { maxBuffer: 64 * 2 ** 20 });
    return JSON.parse(stdout) as Played;
  } finally {
    server.removeAllListeners('exit');
    server.kill();
  }
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
