import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, runCli, type Workspace } from '../support/cli.ts';
import { ROOT } from '../support/runner.ts';

describe('completion', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
    mkdirSync(work.file('bin'));
    writeFileSync(
      work.file('bin', 'cloudbrief'),
      `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/bin/cloudbrief.js' "$@"\n`,
    );
    chmodSync(work.file('bin', 'cloudbrief'), 0o755);
  });
  afterEach(() => {
    work.remove();
  });
  const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

  /** What bash offers for a line, by the function that the script registers. */
  const offered = (...words: string[]): string[] => {
    const script = `
      source <(cloudbrief completion bash)
      COMP_WORDS=(cloudbrief ${words.map(word => `'${word}'`).join(' ')})
      COMP_CWORD=${String(words.length)}
      complete -p cloudbrief >/dev/null
      _cloudbrief
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', script], {
      cwd: work.path,
      env: { PATH: `${work.file('bin')}:${process.env['PATH'] ?? ''}`, HOME: work.path },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n').map(line => line.trim().split(/\s/)[0] ?? '').filter(Boolean);
  }; // prettier-ignore

  it('offers commands, options and their choices in bash', () => {
    expect(offered('che')).toContain('checks');
    expect(offered('checks', '')).toEqual(expect.arrayContaining(['list', 'show', 'new']));
    expect(offered('assess', '--fail-')).toEqual(expect.arrayContaining(['--fail-on', '--fail-on-unknown']));
    expect(offered('setup', 'aws', '--format', '')).toEqual(expect.arrayContaining(['stackset', 'bicep', 'terraform']));
    expect(offered('assess', '--fail-on', '')).toEqual(expect.arrayContaining(['critical', 'high', 'medium', 'low']));
  });

  it('leaves other values to files, and runs nothing that was typed', () => {
    expect(offered('assess', '--out', '')).toEqual([]);
    expect(offered('assess', '$(touch made)', '--fail-on', 'cr')).toEqual(['critical']);
    expect(existsSync(work.file('made'))).toBe(false);
  });

  it.each(['zsh', 'fish'])('writes a script for %s', async shell => {
    const { code, stdout } = await runCli(['completion', shell], { cwd: work.path });
    expect(code).toBe(0);
    expect(stdout).toContain('cloudbrief');
    // Skipped where the shell is not installed: the script was then not parsed by it.
    if (has(shell)) expect(spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  }); // prettier-ignore

  it('names the shells for another one', async () => {
    expect(await runCli(['completion', 'cmd'], { cwd: work.path })).toMatchObject({ code: 2 });
  });
});
