import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

describe('an inventory that is damaged', () => {
  const lines = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  let work: Workspace;
  beforeAll(() => {
    work = createWorkspace();
  });
  afterAll(() => {
    work.remove();
  });
  const runOn = (content: string | Buffer, name = 'inventory.ndjson'): Promise<CliRun> => {
    writeFileSync(work.file(name), content);
    return runCli(['assess', '--from', name, '--format', 'json'], { cwd: work.path });
  };
  const without = (index: number, line?: string): string =>
    [...lines.slice(0, index), ...(line === undefined ? [] : [line]), ...lines.slice(index + 1)].join('\n');

  it('has a line that is no JSON: names the line', async () => {
    const [said, hint] = expectFault(await runOn(without(6, '{"record":"resource",')), 'CB_INVENTORY');
    expect(said).toContain('inventory.ndjson, line 7: this is not JSON.');
    expect(hint).toContain('Collect again');
  });

  it('has a record that is none: names the line and the member', async () => {
    const index = lines.findIndex(line => line.includes('"kind":"database"') && line.includes('"record":"resource"'));
    const [said] = expectFault(
      await runOn(without(index, lines[index]!.replace('"kind":"database"', '"kind":"databse"'))),
      'CB_INVENTORY',
    );
    expect(said).toContain(`line ${index + 1}: kind: `);
  });

  it('lost a line on the way: does not take the rest for the whole', async () => {
    const [said] = expectFault(await runOn(without(6)), 'CB_INVENTORY');
    expect(said).toContain(`line ${lines.length - 1}: the end record counts`);
  });

  it('was cut off: names the last line', async () => {
    const [said, hint] = expectFault(await runOn(`${lines.slice(0, 20).join('\n')}\n`), 'CB_INVENTORY');
    expect(said).toContain('inventory.ndjson stops after line 20');
    expect(hint).toContain('--resume');
  });

  it('was cut off in the middle of a line', async () => {
    const [said] = expectFault(
      await runOn(`${lines.slice(0, 20).join('\n')}\n${lines[20]!.slice(0, 40)}`),
      'CB_INVENTORY',
    );
    expect(said).toContain('line 21: this is not JSON.');
  });

  it('was cut off while packed', async () => {
    const packed = gzipSync(lines.join('\n'));
    const [said] = expectFault(
      await runOn(packed.subarray(0, packed.length / 2), 'inventory.ndjson.gz'),
      'CB_INVENTORY',
    );
    expect(said).toMatch(/inventory\.ndjson\.gz, line \d+: the file cannot be unpacked from here on\./);
  });

  it.each([
    ['is empty', '', /is empty/],
    ['is something else', '{"schemaVersion":1}\n', /line 1: /],
    ['is of another version', lines[0]!.replace(/"version":\d+/, '"version":99'), /line 1: .*version/],
  ])('%s', async (_, content, message) => {
    const [said] = expectFault(await runOn(content), 'CB_INVENTORY');
    expect(said).toMatch(message);
  });

  it('is an assessment that cannot be rendered again', async () => {
    writeFileSync(work.file('assessment.json'), '{"schemaVersion":1}');
    const [said, hint] = expectFault(await runCli(['render', 'assessment.json'], { cwd: work.path }), 'CB_ASSESSMENT');
    expect(said).toContain('assessment.json is not an assessment that this version understands');
    expect(hint).toContain('Assess the inventory again');
  });
});
