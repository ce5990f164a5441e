import { expect, it } from 'vitest';
import { createWorkspace, readResults, runCli, SAMPLE } from '../support/cli.ts';

it('names no resource in the report of a gate when it is redacted', async () => {
  const work = createWorkspace();
  const run = (out: string, ...more: string[]) =>
    runCli(
      [
        'assess',
        '--from',
        SAMPLE,
        '--now',
        '2026-11-22',
        '--format',
        'json',
        '--out',
        out,
        '--fail-on',
        'low',
        ...more,
      ],
      {
        cwd: work.path,
      },
    );
  const open = await run('open');
  const { findings } = readResults(work.file('open')).assessment;
  const names = findings.flatMap(({ resource }) => [resource.name, resource.id, resource.account]);
  const named = (text: string): string[] => names.filter(name => /[-:.\d]/.test(name) && text.includes(name));
  expect(named(open.stderr)).not.toEqual([]);
  const redacted = await run('redacted', '--redact');
  expect(redacted.code).toBe(1);
  expect(redacted.stderr).toContain('The gate fails');
  expect(named(redacted.stderr)).toEqual([]);
  work.remove();
});
