import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, expectFault, runCli, SAMPLE, spawnCli, type CliRun, type Workspace } from '../support/cli.ts';

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
    expect(said).toMatch(
      new RegExp(
        `line ${index + 1}: kind: expected one of \\d+ known values, found "databse"; did you mean database\\?$`,
      ),
    );
  });

  it('has a kind like none that is known: says how kinds of extensions are named', async () => {
    const index = lines.findIndex(line => line.includes('"kind":"database"') && line.includes('"record":"resource"'));
    const [said] = expectFault(
      await runOn(without(index, lines[index]!.replace('"kind":"database"', '"kind":"Badge/Reader"'))),
      'CB_INVENTORY',
    );
    expect(said).toMatch(/known values, found "Badge\/Reader"; another must be scope\/name: acme\/badge-reader\.$/);
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
    ['is a list', '[1]\n', /inventory\.ndjson is neither an inventory nor a plan or template\.$/],
    ['has a record of an unknown type', `${lines[0]!}\n{"record":"resuorce"}\n`, /line 2: record: expected a known value, found "resuorce"\.$/],
    ['has a record without a kind', `${lines[0]!}\n{"record":"population","unit":"a","reading":{"state":"absent"}}\n`, /line 2: kind: expected one of \d+ known values, found nothing\.$/],
    ['is of a newer version', lines[0]!.replace(/"version":\d+/, '"version":99'), /was written by a newer cloudbrief: its version is 99/],
    ['is a text', '# Read me\n', /is a Markdown text, not an inventory/],
    ['is packed and cut off', gzipSync('x').subarray(0, 4), /inventory\.ndjson: the file cannot be unpacked/],
  ])('%s', async (_, content, message) => {
    const [said] = expectFault(await runOn(content), 'CB_INVENTORY');
    expect(said).toMatch(message);
    expect(said).not.toMatch(/Invalid|line 0|: :/);
  }); // prettier-ignore

  it.each([
    ['gzip without its extension', gzipSync(lines.join('\n')), 'inventory.ndjson'],
    ['a plain file called .gz', lines.join('\n'), 'inventory.ndjson.gz'],
    ['a byte order mark', `\u{FEFF}${lines.join('\n')}`, 'inventory.ndjson'],
    [
      'UTF-16, as `>` of Windows PowerShell writes it',
      Buffer.from(`\u{FEFF}${lines.join('\n')}`, 'utf16le'),
      'inventory.ndjson',
    ],
  ])('reads %s', async (_, content, name) => {
    const run = await runOn(content, name);
    expect(run.code, run.stderr).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('cannot be read: says what the system says', async () => {
    symlinkSync(work.file('round'), work.file('round'));
    for (const [name, code] of [
      ['round', 'ELOOP'],
      ['b'.repeat(300), 'ENAMETOOLONG'],
    ] as const) {
      const run = await runCli(['assess', '--from', name, '--format', 'json'], { cwd: work.path });
      expect(expectFault(run, 'CB_INVENTORY')[0]).toContain(`${name} cannot be read (${code}).`);
    }
  });

  it('comes from standard input, as it does from a file', async () => {
    writeFileSync(work.file('piped.ndjson'), lines.join('\n'));
    const under = ['sh', '-c', 'exec "$@" <piped.ndjson', 'sh'] as const;
    const run = await spawnCli(['assess', '--from', '-', '--format', 'json', '--out', 'piped'], { cwd: work.path, under: [...under] }); // prettier-ignore
    expect(run.code, run.stderr).toBe(0);
  });

  it('comes from standard input, where nothing comes', async () => {
    const run = await spawnCli(['assess', '--from', '-', '--format', 'json'], { cwd: work.path });
    expect(expectFault(run, 'CB_INVENTORY')[0]).toContain('standard input is empty.');
  });

  it('is mixed up with an assessment: names the right command, either way', async () => {
    writeFileSync(work.file('inventory.ndjson'), lines.join('\n'));
    const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
    await run('assess', '--from', 'inventory.ndjson', '--format', 'json,html', '--out', 'out', '--all-findings');
    const cases = [
      [['assess', '--from', 'out/assessment.json'], 'is an assessment, not an inventory', 'cloudbrief render out/assessment.json'],
      [['assess', '--from', 'out/findings.ndjson.gz'], 'is a list of findings', 'inventory.ndjson.gz'],
      [['assess', '--from', 'out/briefing.html'], 'is an HTML page', 'inventory.ndjson.gz'],
      [['assess', '--from', 'out'], 'is a folder', 'inventory.ndjson.gz'],
    ] as const; // prettier-ignore
    for (const [args, message, fix] of cases) {
      const [said, hint] = expectFault(await run(...args), 'CB_INVENTORY');
      expect(said).toContain(message);
      expect(hint).toContain(fix);
    }
    const [said, hint] = expectFault(await run('render', 'inventory.ndjson'), 'CB_ASSESSMENT');
    expect(said).toContain('is an inventory, not an assessment');
    expect(hint).toContain('cloudbrief assess --from inventory.ndjson');
    writeFileSync(work.file('old.json.gz'), gzipSync(readFileSync(work.file('out', 'assessment.json'))));
    expect((await run('render', 'old.json.gz', '--format', 'json')).code).toBe(0);
    expect((await run('compare', 'old.json.gz', 'out/assessment.json')).code).toBe(0);
    const text = readFileSync(work.file('out', 'assessment.json'), 'utf8');
    writeFileSync(work.file('new.json'), text.replace(/"schemaVersion": \d+/, '"schemaVersion": 99'));
    expect(expectFault(await run('render', 'new.json'), 'CB_ASSESSMENT')[0]).toContain('was written by a newer');
  });

  it('is an assessment that cannot be rendered again', async () => {
    writeFileSync(work.file('assessment.json'), '{"schemaVersion":1}');
    const [said, hint] = expectFault(await runCli(['render', 'assessment.json'], { cwd: work.path }), 'CB_ASSESSMENT');
    expect(said).toContain('assessment.json is not an assessment that this version understands');
    expect(hint).toContain('Assess the inventory again');
  });
});

describe('an inventory of which nothing was read', () => {
  let work: Workspace;
  beforeAll(() => {
    work = createWorkspace();
  });
  afterAll(() => {
    work.remove();
  });

  /** The sample as it is where each of these calls is refused. */
  const refusing = (isRefused: (operation: string) => boolean): string => {
    const refused = { state: 'unread', reason: 'denied', detail: 'no identity-based policy allows it' };
    const records = readFileSync(SAMPLE, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { record: string; calls?: { operation: string; count: number }[] })
      .filter(({ record }) => record !== 'resource' && record !== 'facet' && record !== 'end')
      .map(one => ({
        ...one,
        ...(one.record === 'population' ? { reading: refused } : {}),
        ...(one.calls === undefined
          ? {}
          : { calls: one.calls.map(call => ({ ...call, refused: isRefused(call.operation) ? call.count : 0 })) }),
      }));
    const end = { record: 'end', ended: '2026-11-22T09:30:00.000Z', records: records.length - 1 };
    return [...records, end].map(one => `${JSON.stringify(one)}\n`).join('');
  };
  const assess = (content: string, ...more: string[]): Promise<CliRun> => {
    writeFileSync(work.file('blind.ndjson'), content);
    return runCli(['assess', '--from', 'blind.ndjson', '--format', 'markdown', ...more], { cwd: work.path });
  };

  it.each([
    ['every call was refused', () => true],
    ['only the accounts and regions could be found', (call: string) => !/^(sts:|ec2:DescribeRegions)/.test(call)],
  ])('ends with 2 where %s, and writes the briefing', async (_, isRefused) => {
    const run = await assess(refusing(isRefused));
    const [said, hint] = expectFault(run, 'CB_NOTHING_READ');
    expect(said).toContain('blind.ndjson holds nothing to judge');
    expect(said).toContain('(denied: no identity-based policy allows it)');
    expect(hint).toContain('`cloudbrief policy aws`');
    expect(readFileSync(work.file('cloudbrief-out', 'briefing.md'), 'utf8')).toContain('Not assessed');
  });

  it('passes no gate, and fails none: it ends with 2', async () => {
    const gate = ['--fail-on', 'critical', '--require-confidence', '50'];
    expectFault(
      await assess(
        refusing(() => true),
        ...gate,
      ),
      'CB_NOTHING_READ',
    );
  });

  it('ends with 0 where one call was answered', async () => {
    const run = await assess(refusing(call => call !== 'ec2:DescribeInstances'));
    expect(run).toMatchObject({ code: 0 });
  });
});
