import { writeFileSync } from 'node:fs';
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
  const runWith = (yaml: string, name = 'cloudbrief.yaml'): Promise<CliRun> => {
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
    expect(said).toMatch(/gate\.failOn.*critical.*\(found "grave"\)/);
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

  it('gives parameters to a check that does not exist', async () => {
    const [said, hint] = expectFault(
      await runWith('checks:\n  short-backup-retetion: { days: 30 }\n'),
      'CB_UNKNOWN_CHECK',
    );
    expect(said).toContain('short-backup-retetion');
    expect(hint).toContain('Did you mean short-backup-retention?');
  });

  it('gives a check parameters that it does not take', async () => {
    const [said, hint] = expectFault(await runWith('checks:\n  short-backup-retention: { days: soon }\n'), 'CB_CONFIG');
    expect(said).toContain('short-backup-retention');
    expect(hint).toContain('cloudbrief checks show short-backup-retention');
  });

  it('is named and not there', async () => {
    const run = await runCli(['assess', '--from', SAMPLE, '--config', 'elsewhere.yaml'], { cwd: work.path });
    const [said] = expectFault(run, 'CB_CONFIG');
    expect(said).toContain(`${work.file('elsewhere.yaml')} cannot be read (ENOENT).`);
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
