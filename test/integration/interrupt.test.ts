import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsEnvironment, createWorkspace, spawnCli, type CliRun, type Workspace } from '../support/cli.ts';
import { describeWithMoto, startMoto } from '../support/moto.ts';
import { onTerminal } from '../support/pseudo-terminal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

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

/** Stopped in good order, at once, before the program could listen, or not at all because it had ended. */
function expectOrderly({ code, signal, stderr }: CliRun, sent: Signal, what: string): void {
  expect(stderr, what).not.toMatch(/^\s+at |CB_BUG|Error:|unhandled/m);
  if (signal !== null) {
    expect([signal, stderr], what).toEqual([sent, '']);
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

describe('an interrupt', () => {
  it.each([
    ['config', 'show'],
    ['checks', 'list'],
    ['demo', '--format', 'json', '--out', 'early'],
  ])('before anything has begun (%s %s)', async (...args) => {
    const run = await interrupt(args, { signal: 'SIGINT', afterMs: 60 });
    expectOrderly(run, 'SIGINT', args.join(' '));
    expectWhole(work.file('early'));
  });

  it.each([600, 1_600])('of a briefing after %i ms', async afterMs => {
    const signal = afterMs < 1_000 ? 'SIGINT' : 'SIGTERM';
    const run = await interrupt(['demo', '--out', `demo-${afterMs}`], { signal, afterMs });
    expectOrderly(run, signal, String(afterMs));
    expectWhole(work.file(`demo-${afterMs}`));
  });
});

await describeWithMoto('an interrupt', () => {
  it('of a dialogue: it ends and gives the terminal back', async () => {
    const under = await onTerminal();
    const run = await interrupt(['init'], { signal: 'SIGTERM', afterMs: 2_500, under });
    expect(run.code, run.stdout).toBe(130);
    expect(run.stdout).toContain('cloudbrief: interrupted.');
    expect(existsSync(work.file('cloudbrief.yaml'))).toBe(false);
  });

  it('at forty moments of a briefing of an account', { tags: ['slow'], timeout: 900_000 }, async () => {
    await using moto = await startAccount();
    const env = awsEnvironment(moto.url);
    const argsFor = (out: string): string[] => ['assess', '--aws', '--region', HOME, AWAY, '--out', out];
    const started = performance.now();
    const whole = await spawnCli(argsFor('whole'), { cwd: work.path, env });
    expect(whole.code, whole.stderr).toBe(0);
    const duration = performance.now() - started;
    const random = seededRandom(40);
    for (let turn = 0; turn < 40; turn++) {
      const signal = SIGNALS[turn % 2]!;
      const afterMs = Math.round(random() * duration * 1.05);
      const run = await interrupt(argsFor(`at-${turn}`), { signal, afterMs, env });
      expectOrderly(run, signal, `${signal} after ${afterMs} of ${Math.round(duration)} ms`);
      expectWhole(work.file(`at-${turn}`));
    }
  });
});
