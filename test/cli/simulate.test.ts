import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulationSchema, type SimulationReport } from '../../src/model/simulation.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => {
  work.remove();
});
const run = (...args: string[]): Promise<CliRun> => runCli(['simulate', '--from', SAMPLE, ...args], { cwd: work.path });
const report = async (...args: string[]): Promise<SimulationReport> =>
  simulationSchema.parse(JSON.parse((await run('--format', 'json', ...args)).stdout));
const configure = (yaml: string): void => {
  writeFileSync(work.file('cloudbrief.yaml'), yaml);
};

describe('simulate', () => {
  it('shows what is left of each workload, what decides it, and the worst case hour by hour', async () => {
    const { code, stdout } = await run('--lose', 'zone');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^A data centre \(zone\) fails$/m);
    expect(stdout).toMatch(/^shop +waits for the place +78 min to forever +0 to everything$/m);
    expect(stdout).toMatch(/^ {4}worst of \d+: euw1-az2; touches \d+ of the \d+ resources that it needs$/m);
    expect(stdout).toMatch(/^ {4}decided by disk \S+: Nothing can be started elsewhere/m);
    expect(stdout).toMatch(/^Hour by hour, the worst case: /m);
  });

  it.each(['provider', 'account'])('says of a lost %s that what only the worst case loses is at risk', async lose => {
    const { stdout } = await run('--lose', lose);
    expect(stdout).toMatch(/^auctions +is at risk +\S.* to forever +0 to everything$/m);
    expect(stdout).not.toMatch(/is lost .* 0 to everything$/m);
  });

  it('says lost of what every case loses', async () => {
    expect((await run('--lose', 'data')).stdout).toMatch(/^auctions +is lost +forever +everything$/m);
  });

  it('takes one place away, for one workload', async () => {
    const { rows, lose } = await report('--lose', 'zone:EUW1-AZ2', '--workload', 'Orders');
    expect(lose).toBe('zone:EUW1-AZ2');
    expect(rows).toMatchObject([{ workload: 'orders', scenario: 'zone-lost', lost: { id: 'zone:euw1-az2' } }]);
  });

  it('plays every scenario without --lose', async () => {
    const { rows } = await report('--workload', 'shop');
    expect(rows.map(({ scenario }) => scenario)).toEqual([
      'component-lost',
      'data-corrupted',
      'zone-lost',
      'region-lost',
      'account-wiped',
      'account-closed',
      'provider-lost',
    ]);
  });

  it('gives the same bytes every time', async () => {
    expect((await run('--format', 'json')).stdout).toBe((await run('--format', 'json')).stdout);
  });

  it('applies the remedy of a check first, and tells how it was before', async () => {
    const { change, rows } = await report(
      '--lose',
      'data:lastlotphotos',
      '--workload',
      'auctions',
      '--what-if',
      'unversioned-bucket',
    );
    expect(change).toMatchObject({ check: 'unversioned-bucket', added: 0 });
    expect(change?.fixed).toBeGreaterThan(0);
    const [row] = rows;
    expect(row?.before).toMatchObject({ fate: 'lost', dataLoss: { best: null, worst: null } });
    expect(row).toMatchObject({ fate: 'restores', dataLoss: { best: 0, worst: 0 } });
  });

  it('names the cheapest change that makes a row better', async () => {
    const [row] = (await report('--lose', 'data:lastlotphotos', '--workload', 'auctions', '--suggest')).rows;
    expect(row?.suggestion).toMatchObject({ fate: 'restores', dataLoss: { best: 0, worst: 0 } });
    const args = ['--lose', 'data:lastlotphotos', '--workload', 'auctions', '--what-if', row?.suggestion?.check ?? ''];
    const [same] = (await report(...args)).rows;
    expect(same?.hours).toEqual(row?.suggestion?.hours);
  });

  it('adds resources from a file first', async () => {
    const [before] = (await report('--lose', 'data:old-shop-1')).rows.filter(({ workload }) => workload === 'old-shop');
    const id = before?.decides[0]?.resource.id ?? '';
    const backup = {
      id: 'copy-of-old-shop',
      kind: 'backup',
      type: 'AWS::EC2::Snapshot',
      provider: 'aws',
      account: '444455556666',
      region: 'eu-central-1',
      facets: {
        backup: {
          state: 'value',
          value: {
            source: id,
            provider: 'aws',
            account: '444455556666',
            region: 'eu-central-1',
            takenAt: '2026-11-22T00:00:00.000Z',
            immutability: 'locked',
          },
        },
      },
    };
    writeFileSync(work.file('more.ndjson'), `${JSON.stringify(backup)}\n`);
    const { change, rows } = await report('--lose', 'data:old-shop-1', '--add', 'more.ndjson');
    expect(change).toEqual({ added: 1, fixed: 0 });
    const [row] = rows.filter(({ workload }) => workload === 'old-shop');
    expect(row?.before?.dataLoss.worst).toBeNull();
    expect(row?.dataLoss.worst).toBeGreaterThan(0);
  });

  it('takes figures and targets from the configuration', async () => {
    configure(
      [
        'survival: { detect: { value: 0 }, return.zone: { value: 3, range: [3, 9], source: ours } }',
        'workloads: [{ name: shop, targets: { zone-lost: { rto: 1h } } }]',
      ].join('\n'),
    );
    const [row] = (await report('--lose', 'zone', '--workload', 'shop')).rows;
    expect(row?.hours.best).toBe(3);
    expect(row?.target).toEqual({ rtoHours: 1, rto: 'missed' });
    expect((await run('--lose', 'zone', '--workload', 'shop')).stdout).toContain('may be down 60 min: MISSED');
  });
});

describe('simulate with bad input', () => {
  it.each([
    [['--lose', 'region:'], '--lose region: names no region after the colon.', 'write region for the worst one'],
    [['--lose', 'zon'], '--lose zon names nothing that can be lost.', 'Did you mean zone?'],
    [['--lose', 'zone:euw1-az9'], 'Nothing in the inventory is in zone "euw1-az9".', 'Did you mean euw1-az1? In use: '],
    [
      ['--lose', 'zone:westeurop/unnamed'],
      'Nothing in the inventory is in zone "westeurop/unnamed".',
      'Did you mean westeurope/unnamed? In use: ',
    ],
    [['--lose', 'zone:'], '--lose zone: names no zone after the colon.', 'write zone for the worst one'],
    [
      ['--lose', 'zone', '--lose', 'region'],
      'argument \'region\' is invalid. It was given before, as "zone": name one.',
      '--help',
    ],
    [
      ['--lose', 'resource:lastlotphotos'],
      'No machine, disk, gateway or balancer that serves a workload is called "lastlotphotos".',
      'Did you mean data:lastlotphotos? ',
    ],
    [
      ['--lose', 'data:nat-a'],
      'No store of data that serves a workload is called "nat-a".',
      'Did you mean resource:nat-a? ',
    ],
    [['--lose', 'identity:nobody'], 'No administrator, and no account with one, is called "nobody".', 'In use: '],
    [['--workload', 'shp'], 'There is no workload called "shp".', 'Did you mean shop?'],
    [['--what-if', 'untested-restore'], 'What untested-restore would change cannot be simulated', '--add FILE'],
    [['--what-if', 'unversioned-bucktes'], 'There is no check called', 'Did you mean unversioned-bucket?'],
    [['--add', 'none.ndjson'], 'none.ndjson does not exist.', 'one resource in JSON'],
  ])('%j', async (args, message, hint) => {
    const fault = await run(...args);
    const [said, why] = expectFault(fault, args[0] === '--what-if' && args[1] !== 'untested-restore' ? 'CB_UNKNOWN_CHECK' : 'CB_USAGE'); // prettier-ignore
    expect(said).toContain(message);
    expect(why).toContain(hint);
  });

  it('names the line of a file of resources', async () => {
    writeFileSync(
      work.file('more.ndjson'),
      '\n{"id":"x","kind":"databse","type":"T","provider":"aws","account":"1","region":"r"}\n',
    );
    const [said] = expectFault(await run('--add', 'more.ndjson'), 'CB_USAGE');
    expect(said).toContain('more.ndjson:2: kind: ');
    expect(said).toContain('did you mean database?');
    writeFileSync(work.file('more.ndjson'), 'not json\n');
    const [other] = expectFault(await run('--add', 'more.ndjson'), 'CB_USAGE');
    expect(other).toContain('more.ndjson:1: expected a JSON object.');
  });

  it.each([
    ['survival: { restor.any: { value: 1 } }', 'there is no figure called "restor.any".'],
    ['survival: { restore.any: { value: 1, range: [2, 3] } }', 'the range must begin at or below the value'],
  ])('names the place of a figure: %s', async (yaml, message) => {
    configure(`${yaml}\n`);
    const [said] = expectFault(await run(), 'CB_CONFIG');
    expect(said).toMatch(/cloudbrief\.yaml:1:\d+: /);
    expect(said).toContain(message);
  });

  it('warns of targets that cannot be meant so, and of needs that name nothing', async () => {
    configure(
      [
        'workloads:',
        '  - name: shop',
        '    targets: { zone-lost: { rto: 8h, rpo: 2h }, region-lost: { rto: 1h, rpo: 1h } }',
        '    needs: [nothing-like-it]',
      ].join('\n'),
    );
    const { code, stderr } = await run('--lose', 'zone');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'cloudbrief.yaml:3:5: shop may be away longer after zone-lost (8 h) than after region-lost (60 min), which takes away more; expected at most as much.',
    );
    expect(stderr).toContain('shop may lose more data after zone-lost (2 h) than after region-lost (60 min)');
    expect(stderr).toContain(
      'cloudbrief.yaml:4:13: shop needs "nothing-like-it", which names no workload and no resource.',
    );
  });

  it('says what nobody saw beside hours that no resource explains', async () => {
    configure('workloads: [{ name: shop, needs: [nothing-like-it] }]');
    const args = ['--lose', 'zone', '--workload', 'shop'];
    expect((await report(...args)).rows[0]).toMatchObject({ fate: 'unknown', unseen: expect.arrayContaining(['nothing-like-it']) }); // prettier-ignore
    expect((await run(...args)).stdout).toMatch(/^ {4}may need what nobody saw: .*nothing-like-it/m);
  });

  it('names what decides the answers, and says that a list was not read instead of naming it as a resource', async () => {
    configure('workloads: [{ name: payments, stateless: [reconciliation-*] }]');
    const { stdout } = await run('--workload', 'payments');
    expect(stdout).toMatch(/\(gateway nat-\S+\)$/m);
    expect(stdout).toContain('what the database list of 444455556666 in eu-central-1 may hide');
    expect(stdout).not.toContain('database database list');
    expect(stdout).not.toContain('arn:');
  });

  it('warns of an inventory that is old', async () => {
    const told = async (now: string) => (await run('--lose', 'zone', '--now', now)).stderr;
    expect(await told('2027-06-01')).toContain('The inventory is 190 days old (read on 2026-11-22)');
    expect(await told('2026-11-25')).not.toContain('days old');
  });

  it('warns of selectors that overlap', async () => {
    const lines = ['Till', 'Again'].flatMap(name => [`  - name: ${name}`, '    match: { tags: { app: campaigns } }']);
    configure(['workloads:', ...lines].join('\n'));
    expect((await run('--lose', 'zone')).stderr).toMatch(
      /cloudbrief\.yaml:5:5: the selector of Again picks \d+ resources that Till has already/,
    );
  });

  it('warns once of workloads that need each other', async () => {
    configure(
      [
        'workloads:',
        '  - { name: shop, needs: [orders] }',
        '  - { name: orders, needs: [payments] }',
        '  - { name: payments, needs: [sh*] }',
      ].join('\n'),
    );
    const { code, stderr } = await run('--lose', 'zone');
    expect(code).toBe(0);
    expect(stderr.match(/need each other/g)).toHaveLength(1);
    expect(stderr).toMatch(/cloudbrief\.yaml:2:\d+: shop and orders and payments need each other/);
  });

  it('goes on where workloads need each other', async () => {
    configure('workloads: [{ name: shop, needs: [orders] }, { name: orders, needs: [shop] }]\n');
    const { rows } = await report('--lose', 'region:eu-west-1');
    const [shop, orders] = ['shop', 'orders'].map(name => rows.find(({ workload }) => workload === name));
    expect(shop?.hours).toEqual(orders?.hours);
  });
});

it('every figure has a source that is named', () => {
  const data = JSON.parse(readFileSync(new URL('../../data/survival.json', import.meta.url), 'utf8')) as {
    sources: Record<string, string>;
    parameters: { id: string; value: number; range: [number, number]; source: string }[];
  };
  for (const {
    id,
    value,
    range: [best, worst],
    source,
  } of data.parameters) {
    // prettier-ignore
    expect(data.sources[source], id).toBeDefined();
    expect(best <= value && value <= worst, id).toBe(true);
  }
  expect(new Set(data.parameters.map(({ id }) => id)).size).toBe(data.parameters.length);
});

it('takes recovery targets from the answers where the configuration has none', async () => {
  configure('workloads: [{ name: shop }, { name: orders, targets: { any: { rto: 9h } } }]\n');
  const answer = (more: string): string => `{ status: partial, date: '2026-11-18', by: CTO${more} }`;
  writeFileSync(
    work.file('cloudbrief.answers.yaml'),
    `recovery-objectives: ${answer(', rto: 4h, rpo: 15m')}\nworkloads: { shop: { recovery-objectives: ${answer(', rto: 30m')} } }\n`,
  );
  const { rows } = await report('--lose', 'zone');
  const targetOf = (name: string) => rows.find(({ workload }) => workload === name)?.target;
  expect(targetOf('shop')).toMatchObject({ rtoHours: 0.5 });
  expect(targetOf('orders')).toMatchObject({ rtoHours: 9, rpoHours: 0.25 });
  expect(targetOf('payments')).toMatchObject({ rtoHours: 4, rpoHours: 0.25 });
});
