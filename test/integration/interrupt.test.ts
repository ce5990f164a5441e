import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  awsEnvironment,
  createWorkspace,
  runCli,
  SAMPLE,
  spawnCli,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';
import { describeWithMoto, startMoto } from '../support/moto.ts';
import { onTerminal } from '../support/pseudo-terminal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { buildAccount, HOME } from './account/index.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
type Signal = (typeof SIGNALS)[number];

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
});
afterAll(() => {
  work.remove();
});

interface Interrupted {
  readonly signal: Signal;
  readonly afterMs: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly under?: readonly [string, ...string[]];
}

function interrupt(args: readonly string[], { signal, afterMs, ...options }: Interrupted): Promise<CliRun> {
  return spawnCli(args, {
    ...options,
    cwd: work.path,
    watch: ({ kill }) => {
      void sleep(afterMs).then(() => {
        kill(signal);
      });
    },
  });
}

/** What a command prints when its work is done and its files are written. */
const DONE = /^Files|: \d+ resources from/m;

/**
 * Stopped in good order; or by the signal itself, before the program could listen or after its work, when node no longer
 * does; or not at all because it had ended.
 */
function expectOrderly({ code, signal, stdout, stderr }: CliRun, sent: Signal, what: string): void {
  expect(stderr, what).not.toMatch(/^\s+at |CB_BUG|Error:|unhandled/m);
  if (signal !== null) {
    expect(signal, what).toBe(sent);
    if (stderr !== '') expect(stdout, `${what}: ${stderr}`).toMatch(DONE);
    return;
  }
  expect([0, 2, 130], `${what}: ${stderr}`).toContain(code);
  if (code === 2) expect(stderr.match(/\[CB_\w+\]/g), `${what}: ${stderr}`).toEqual(['[CB_INTERRUPTED]']);
}

async function startAccount(): Promise<AsyncDisposable & { readonly url: string }> {
  const moto = await startMoto();
  await buildAccount(moto.url);
  return { url: moto.url, [Symbol.asyncDispose]: () => moto.stop() };
}

/** Whatever has a final name is whole. */
function expectWhole(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    if (name.endsWith('.json')) JSON.parse(bytes.toString());
    if (name.endsWith('.ndjson.gz'))
      expect(gunzipSync(bytes).toString().trimEnd().split('\n').at(-1)).toContain('"end"');
    if (name.endsWith('.pdf')) expect(bytes.subarray(-6).toString()).toContain('%%EOF');
  }
}

interface Run {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Of each of three commands: more than forty moments in all. */
const MOMENTS = 14;

/** Random moments between the start and the end of a run, and a little after; each in a folder with the files of a run before. */
function interruptAtRandom(name: string, runInto: (out: string) => Run): void {
  let duration = 0;
  beforeAll(async () => {
    const started = performance.now();
    const { args, env = {} } = runInto(name);
    const whole = await spawnCli(args, { cwd: work.path, env });
    expect(whole.code, whole.stderr).toBe(0);
    duration = performance.now() - started;
  });
  const random = seededRandom(name.length);
  const moments = Array.from({ length: MOMENTS }, () => random() * 1.05);
  it.each([0, MOMENTS / 2])('from number %i on', { timeout: 300_000 }, async first => {
    // A whole run renames the partial file of one that was interrupted.
    const before = readdirSync(work.file(name)).filter(file => !file.endsWith('.partial'));
    for (const [turn, moment] of moments.slice(first, first + MOMENTS / 2).entries()) {
      const signal = SIGNALS[turn % 2]!;
      const afterMs = Math.round(moment * duration);
      const { args, env = {} } = runInto(name);
      const run = await interrupt(args, { signal, afterMs, env });
      expectOrderly(run, signal, `${name}: ${signal} after ${afterMs} of ${Math.round(duration)} ms`);
      expectWhole(work.file(name));
      expect(readdirSync(work.file(name)), 'no file of the run before is lost').toEqual(expect.arrayContaining(before));
    }
  });
}

describe('an interrupt', () => {
  describe('at random moments of render', { tags: ['slow'] }, () => {
    beforeAll(async () => {
      await runCli(['assess', '--from', SAMPLE, '--format', 'json', '--out', 'saved'], { cwd: work.path });
    });
    interruptAtRandom('render', out => ({ args: ['render', 'saved/assessment.json', '--out', out] }));
    afterAll(() => {
      expectWhole(work.file('saved'));
    });
  });

  it.each([
    ['config', 'show'],
    ['checks', 'list'],
    ['demo', '--format', 'json', '--out', 'early'],
  ])('before anything has begun (%s %s)', async (...args) => {
    const run = await interrupt(args, { signal: 'SIGINT', afterMs: 60 });
    expectOrderly(run, 'SIGINT', args.join(' '));
    expectWhole(work.file('early'));
  });

  describe('of a command that keeps the event loop busy until its work is done', () => {
    beforeAll(async () => {
      await runCli(['assess', '--from', SAMPLE, '--format', 'json', '--out', 'same'], { cwd: work.path });
    });

    it.each(SIGNALS)('%s', async signal => {
      const same = ['same/assessment.json', 'same/assessment.json'];
      const run = await interrupt(['compare', ...same], { signal, afterMs: 200 });
      // By the signal itself where Node is not up yet.
      expect([130, signal]).toContain(run.signal ?? run.code);
      if (run.signal === null) expect(run.stderr).toBe('cloudbrief: interrupted.\n');
    });
  });

  it.each([600, 1_600])('of a briefing after %i ms', async afterMs => {
    const signal = afterMs < 1_000 ? 'SIGINT' : 'SIGTERM';
    const run = await interrupt(['demo', '--out', `demo-${afterMs}`], { signal, afterMs });
    expectOrderly(run, signal, String(afterMs));
    expectWhole(work.file(`demo-${afterMs}`));
  });
});

await describeWithMoto('an interrupt', () => {
  it.each([
    ['init', 'Whose briefing is it?', 'Nothing was written.'],
    ['interview', '1 of ', 'The interview was interrupted. No answer was given, and nothing was saved.'],
  ])('of a dialogue (%s): it says what was saved and gives the terminal back', async (command, question, said) => {
    const under = await onTerminal();
    const run = await spawnCli([command], {
      cwd: work.path,
      under,
      watch: ({ kill, shows }) => {
        void shows(question).then(() => {
          kill('SIGTERM');
        });
      },
    });
    expect(run.code, run.stdout).toBe(2);
    expect(run.stdout).toContain(`[CB_INTERRUPTED] ${said}`);
    expect(run.stdout.lastIndexOf('\u001B[?25h'), 'the cursor').toBeGreaterThan(run.stdout.lastIndexOf('\u001B[?25l'));
    expect(readdirSync(work.path).filter(name => name.endsWith('.yaml'))).toEqual([]);
  });

  describe('at random moments of', { tags: ['slow'] }, () => {
    let moto: Awaited<ReturnType<typeof startAccount>>;
    beforeAll(async () => {
      moto = await startAccount();
    });
    afterAll(() => moto[Symbol.asyncDispose]());
    // One region: what it does between the first call and the last file is the same, in half the time.
    describe.each([
      ['assess', ['assess', '--aws', '--region', HOME, '--out'], ''],
      ['collect', ['collect', '--aws', '--region', HOME, '--out'], '/inventory.ndjson.gz'],
    ])('%s', (name, args, file) => {
      interruptAtRandom(name, out => ({ args: [...args, `${out}${file}`], env: awsEnvironment(moto.url) }));
    });
  });
});
