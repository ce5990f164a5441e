import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { init } from '../../src/cli/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import { ACCOUNT, fault, startAwsServer } from '../support/aws-server.ts';
import { awsEnvironment, createWorkspace, expectFault, runCli, type Workspace } from '../support/cli.ts';
import { DOWN, ENTER, ESCAPE, keyPresses } from '../support/key-presses.ts';

const SPACE = ' ';
/** Empties a line that has a proposal in it. */
const CLEAR = '\u007f'.repeat(40);

describe('init, with somebody at the terminal', () => {
  let folder: string;
  const file = (): string => join(folder, 'cloudbrief.yaml');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudbrief-init-'));
    writeFileSync(join(folder, 'aws-config'), '[default]\nregion = eu-west-1\n[profile shop]\n[profile payments]\n[sso-session x]\n');
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'aws-config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
    vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
      const done = args.at(-1);
      if (typeof done === 'function') (done as () => void)();
      return true;
    });
  }); // prettier-ignore
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('asks for what matters first and writes it down', async () => {
    const dialogue = keyPresses([
      `Noonsale "Ltd": #1${ENTER}`,
      `${CLEAR}Q4${ENTER}`,
      ENTER,
      `CTO${ENTER}`,
      SPACE + DOWN + DOWN + SPACE + ENTER,
      `orders*, team=checkout${ENTER}`,
      DOWN + ENTER,
    ]);
    expect(await init({ config: file() }, dialogue)).toBe(0);
    expect(loadConfig(file(), folder).config).toEqual({
      client: { name: 'Noonsale "Ltd": #1', period: 'Q4', preparedFor: 'The board', preparedBy: 'CTO' },
      aws: { profiles: ['default', 'shop'] },
      criticality: [
        { criticality: 'crown-jewel', match: { name: 'orders*' } },
        { criticality: 'crown-jewel', match: { tags: { team: 'checkout' } } },
      ],
      gate: { failOn: 'high' },
    });
    expect(readFileSync(file(), 'utf8')).toMatch(/^#page: a4$/m);
    expect(dialogue.shown()).toContain('payments');
    expect(dialogue.shown()).not.toContain('sso-session');
  });

  it('takes no answer for none, and says at once what cannot be', async () => {
    const dialogue = keyPresses([
      `${'x'.repeat(121)}${ENTER}`,
      CLEAR.repeat(4) + ENTER,
      CLEAR + ENTER,
      CLEAR + ENTER,
      ENTER,
      ENTER,
      ENTER,
      DOWN + DOWN + DOWN + DOWN + ENTER,
    ]);
    expect(await init({ config: file() }, dialogue)).toBe(0);
    expect(dialogue.shown()).toContain('at most 120 characters');
    expect(loadConfig(file(), folder).config).toEqual({
      client: { period: expect.stringMatching(/^\w+ quarter \d{4}$/), preparedFor: 'The board' },
    });
  });

  it('writes nothing when somebody leaves', async () => {
    await expect(init({ config: file() }, keyPresses([`Noonsale${ENTER}`, ESCAPE]))).rejects.toMatchObject({
      code: 'CB_INTERRUPTED',
      message: 'Nothing was written.',
    });
    expect(existsSync(file())).toBe(false);
  });

  it('asks nothing before it knows that it may write', async () => {
    writeFileSync(file(), 'page: letter\n');
    const dialogue = keyPresses([]);
    await expect(init({ config: file() }, dialogue)).rejects.toMatchObject({ code: 'CB_USAGE' });
    expect(dialogue.shown()).toBe('');
  });
});

describe('init, with nobody there', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const written = (): string => readFileSync(work.file('cloudbrief.yaml'), 'utf8');

  it('writes a file that sets nothing, with the profiles of this machine as a suggestion', async () => {
    writeFileSync(work.file('aws'), '[profile shop]\n[default]\n');
    const env = { AWS_CONFIG_FILE: work.file('aws'), AWS_SHARED_CREDENTIALS_FILE: work.file('none') };
    const run = await runCli(['init', '--yes'], { cwd: work.path, env });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`${work.file('cloudbrief.yaml')}: written`);
    expect(written()).toContain('#  profiles: [default, shop]\n');
    expect(loadConfig(undefined, work.path).config).toEqual({});
    expect(readdirSync(work.path).sort()).toEqual(['aws', 'cloudbrief.yaml']);
  });

  it('writes over nothing unless it is told to', async () => {
    writeFileSync(work.file('cloudbrief.yaml'), 'page: letter\n');
    const [said, hint] = expectFault(await runCli(['init', '--yes'], { cwd: work.path }), 'CB_USAGE');
    expect(said).toContain(`${work.file('cloudbrief.yaml')} already exists.`);
    expect(hint).toContain('--force');
    expect(written()).toBe('page: letter\n');
    expect((await runCli(['init', '--force'], { cwd: work.path })).code).toBe(0);
    expect(written()).toMatch(/^# Client, scope and gate/);
  });

  it('asks AWS one question, and only when it is told to', async () => {
    const server = await startAwsServer();
    try {
      const env = awsEnvironment(server.url);
      await runCli(['init', '--config', 'sub/one.yaml'], { cwd: work.path, env });
      expect(server.log).toEqual([]);
      const run = await runCli(['init', '--aws'], { cwd: work.path, env });
      expect(run.code, run.stderr).toBe(0);
      expect(server.log.map(({ call }) => call)).toEqual(['sts.GetCallerIdentity']);
      expect(written()).toContain(
        `  # With the default credentials: account ${ACCOUNT} (arn:aws:iam::${ACCOUNT}:user/reader)\n`,
      );
      expect(existsSync(work.file('sub', 'one.yaml'))).toBe(true);
    } finally {
      await server.close();
    }
  });

  it('keeps what AWS says of itself a comment, and writes without it when AWS refuses', async () => {
    const server = await startAwsServer({
      'sts.GetCallerIdentity': [
        { Account: ACCOUNT, Arn: 'arn:aws:iam::1:user/x\npage: letter\u001b[31m', UserId: 'X' },
        fault('InvalidClientTokenId', 403),
      ],
    });
    try {
      const env = awsEnvironment(server.url);
      await runCli(['init', '--aws'], { cwd: work.path, env });
      expect(loadConfig(undefined, work.path).config).toEqual({});
      expect(written()).toContain('(arn:aws:iam::1:user/x page: letter [31m)');
      const run = await runCli(['init', '--aws', '--force'], { cwd: work.path, env });
      expect(run.code).toBe(0);
      expect(run.stderr).toContain('[CB_CREDENTIALS]');
      expect(written()).not.toContain('Seen with');
    } finally {
      await server.close();
    }
  });

  it('says what is wrong when it cannot write', async () => {
    writeFileSync(work.file('file'), '');
    expectFault(await runCli(['init', '--config', 'file/cloudbrief.yaml'], { cwd: work.path }), 'CB_WRITE');
  });
});
