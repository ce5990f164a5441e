import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

describe('a configuration that is wrong', () => {
  let work: Workspace;
  beforeAll(() => {
    work = createWorkspace();
  });
  afterAll(() => {
    work.remove();
  });
  const file = (): string => work.file('cloudbrief.yaml');
  const runWith = (yaml: string | Buffer, name = 'cloudbrief.yaml'): Promise<CliRun> => {
    writeFileSync(work.file(name), yaml);
    return runCli(['assess', '--from', SAMPLE, '--format', 'json'], { cwd: work.path });
  };

  it('has a key that nobody knows: says where, and which was meant', async () => {
    const [said] = expectFault(await runWith('client:\n  nmae: Noonsale\n'), 'CB_CONFIG');
    expect(said).toContain(`${file()}:2:3: client.nmae is not a known key; did you mean name?`);
  });

  it('has a value that cannot be: says where, and what may stand there', async () => {
    const [said] = expectFault(await runWith('page: a4\ngate:\n  failOn: grave\n'), 'CB_CONFIG');
    expect(said).toContain(`${file()}:3:`);
    expect(said).toMatch(/gate\.failOn.*critical.*found "grave"/);
  });

  it('is no YAML: says where', async () => {
    const [said, hint] = expectFault(await runWith('client:\n  name: "Noonsale\n'), 'CB_CONFIG');
    expect(said).toMatch(new RegExp(`${file()}:\\d+:\\d+: `));
    expect(hint).toContain('Fix the YAML');
  });

  it('says every fault at once', async () => {
    const { code, stderr } = await runWith('client:\n  nmae: Noonsale\npage: a3\n');
    expect(code).toBe(2);
    expect(stderr).toContain(`${file()}:2:3:`);
    expect(stderr).toContain(`${file()}:3:`);
  });

  it.each([
    ['short-backup-retetion: { minRetentionDays: 30 }', '2:3: There is no check called "short-backup-retetion".', 'Did you mean short-backup-retention?'],
    ['short-backup-retention:\n    minRetentionDay: 30', '3:5: checks.short-backup-retention.minRetentionDay is not a known key; did you mean minRetentionDays?', 'checks show'],
    ['short-backup-retention:\n    minRetentionDays: soon', '3:5: checks.short-backup-retention.minRetentionDays: expected a number, found "soon".', 'checks show'],
    ['short-backup-retention:\n    minRetentionDays: -3', '3:5: checks.short-backup-retention.minRetentionDays: expected a number of more than 0, found -3.', 'checks show'],
    ['public-bucket: { a: 1 }', '2:3: public-bucket takes no parameters.', 'checks show public-bucket'],
  ])('has wrong parameters of a check, and every command says where: %j', async (yaml, message, fix) => {
    const runs = [
      await runWith(`checks:\n  ${yaml}\n`),
      await runCli(['config', 'show'], { cwd: work.path }),
      await runCli(['doctor', 'aws'], { cwd: work.path, env: { AWS_EC2_METADATA_DISABLED: 'true' } }),
    ];
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(2);
      expect(stdout + stderr).toContain(`${file()}:${message}`);
      expect(stdout + stderr).toContain(fix);
      expect(stdout + stderr).not.toMatch(/Invalid|Too small|Unrecognized/);
    }
  }); // prettier-ignore

  it('names a check under two of its ids', async () => {
    const yaml = 'checks:\n  stale-backups: { maxAgeDays: 3 }\n  stale-copies: { maxAgeDays: 3 }\n';
    const [said] = expectFault(await runWith(yaml), 'CB_CONFIG');
    expect(said).toContain(`${file()}:3:3: stale-backups is also configured under a former id.`);
  });

  it.each([
    ["brand:\n  accent: '#ffcc00'", '2:3: The colour #ffcc00 has too little contrast'],
    ['brand:\n  logo: none.png', '2:3: The logo'],
    ['brand:\n  templates: none', '2:3: The folder of templates'],
  ])('has a brand that cannot be used, and every command says where: %j', async (yaml, message) => {
    const [said] = expectFault(await runWith(yaml), 'CB_CONFIG');
    expect(said).toContain(`${file()}:${message}`);
    const [shown] = expectFault(await runCli(['config', 'show'], { cwd: work.path }), 'CB_CONFIG');
    expect(shown).toBe(said);
  });

  it.each([
    ['UTF-16, as PowerShell writes it', Buffer.from('\u{FEFF}client:\n  name: Müller\n', 'utf16le'), 'UTF-16'],
    ['UTF-16 the other way round', Buffer.from('\u{FEFF}client:\n', 'utf16le').swap16(), 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from('client:\n', 'utf16le'), 'UTF-16'],
    ['the encoding of an old editor', Buffer.from('client:\n  name: Müller\n', 'latin1'), 'Windows-1252'],
  ])('is in %s: says so, and what to do', async (_, bytes, encoding) => {
    for (const name of ['cloudbrief.yaml', 'cloudbrief.answers.yaml', 'cloudbrief.exceptions.yaml']) {
      const [said, hint] = expectFault(await runWith(bytes, name), 'CB_CONFIG');
      expect(said).toContain(`${work.file(name)} is in `);
      expect(said).toContain(encoding);
      expect(hint).toContain('Save it as UTF-8');
      rmSync(work.file(name));
    }
  });

  it('is in UTF-8 with a byte order mark: is read', async () => {
    const run = await runWith('\u{FEFF}client:\n  name: Müller\n');
    expect(run.code, run.stderr).toBe(0);
  });

  it('is named and not there', async () => {
    const run = await runCli(['assess', '--from', SAMPLE, '--config', 'elsewhere.yaml'], { cwd: work.path });
    const [said] = expectFault(run, 'CB_CONFIG');
    expect(said).toContain(`${work.file('elsewhere.yaml')} cannot be read (ENOENT).`);
  });

  it.skipIf(process.platform === 'win32').each([
    ['leads nowhere', 'elsewhere.yaml', 'ENOENT'],
    ['leads to itself', 'cloudbrief.yaml', 'ELOOP'],
  ])('is a link that %s: is not taken for none', async (_, target, code) => {
    rmSync(file(), { force: true });
    symlinkSync(work.file(target), file());
    for (const args of [
      ['config', 'show'],
      ['config', 'show', '--config', file()],
    ]) {
      const [said] = expectFault(await runCli(args, { cwd: work.path }), 'CB_CONFIG');
      expect(said).toContain(`${file()} cannot be read (${code}).`);
    }
    rmSync(file());
  });

  it('has a name that no file can have', async () => {
    const run = await runCli(['config', 'show', '--config', 'a'.repeat(300)], { cwd: work.path });
    expect(expectFault(run, 'CB_CONFIG')[0]).toContain('cannot be read (ENAMETOOLONG).');
  });

  it('has answers to questions that nobody asked', async () => {
    writeFileSync(file(), '');
    const run = await runWith('restore-tset: { status: yes, date: 2026-10-01, by: Anna }\n', 'cloudbrief.answers.yaml');
    const [said] = expectFault(run, 'CB_CONFIG');
    expect(said).toContain(
      `${work.file('cloudbrief.answers.yaml')}:1:1: restore-tset is not a known key; did you mean restore-test?`,
    );
  });
});
