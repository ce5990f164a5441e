import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
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
const printed = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await run('--format', 'json', ...args)).stdout);
const report = async (...args: string[]): Promise<SimulationReport> => simulationSchema.parse(await printed(...args));

const AWS_ACCOUNT = '111122223333';

describe('what can be lost, one by one', () => {
  it.each([
    ['zone:euw1-az1', 'zone-lost', 'zone:euw1-az1'],
    ['region:europe-west3', 'region-lost', 'region:europe-west3'],
    [`account:${AWS_ACCOUNT}`, 'account-closed', `account:${AWS_ACCOUNT}`],
    [`identity:${AWS_ACCOUNT}`, 'account-wiped', undefined],
    ['provider:azure', 'provider-lost', 'provider:azure'],
    ['resource:search-1-data', 'component-lost', undefined],
  ])('%s', async (lose, scenario, id) => {
    const { rows, lose: asked } = await report('--lose', lose);
    expect(asked).toBe(lose);
    expect(new Set(rows.map(row => row.scenario))).toEqual(new Set([scenario]));
    const touched = rows.filter(row => row.lost !== undefined);
    expect(touched.length).toBeGreaterThan(0);
    const name = lose.slice(lose.indexOf(':') + 1);
    for (const row of touched) {
      expect([row.lost?.id, row.lost?.name]).toContain(id ?? name);
      expect(row.decides[0]?.story.length, row.workload).toBeGreaterThan(0);
    }
    // Something else goes on: what is asked for is taken away and nothing beside it.
    expect(rows.some(row => row.lost === undefined)).toBe(true);
  });

  it('the administrator of one account leaves what is in the other', async () => {
    const [one, other] = await Promise.all(['111122223333', '444455556666'].map(account => report('--lose', `identity:${account}`))); // prettier-ignore
    const namesOf = (found: SimulationReport | undefined): string[] =>
      (found?.rows ?? []).filter(({ lost }) => lost !== undefined).map(({ workload }) => workload);
    expect(namesOf(one)).toContain('shop');
    expect(namesOf(other)).not.toContain('shop');
  });

  it('an administrator is lost by name, and what somebody else can delete is not made up', async () => {
    const [byName, byAccount] = await Promise.all(['dirk.keller', AWS_ACCOUNT].map(one => report('--lose', `identity:${one}`))); // prettier-ignore
    // He administers another account too.
    const orders = (found: SimulationReport | undefined) => found?.rows.find(({ workload }) => workload === 'orders');
    expect(orders(byName)).toEqual(orders(byAccount));
    expect(orders(byName)?.lost?.name).toBe(AWS_ACCOUNT);
    const [message] = expectFault(await run('--lose', 'identity:mail-sender'), 'CB_USAGE');
    expect(message).toContain('mail-sender is no administrator of an account.');
  });
});

describe('--format', () => {
  const validate = formats
    .default(new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }))
    .compile(
      JSON.parse(
        readFileSync(join(import.meta.dirname, '..', '..', 'schemas', 'simulation.schema.json'), 'utf8'),
      ) as object,
    );

  it.each([[['--workload', 'shop']], [['--lose', 'zone']], [['--lose', 'zone', '--what-if', 'single-zone-database', '--suggest']]])(
    'json of %j keeps to the published schema',
    async args => {
      const found = await printed(...args);
      validate(found);
      expect(validate.errors ?? []).toEqual([]);
      // The schema rejects what it should: a report without rows, and a fate that is none.
      expect(validate({ ...(found as object), rows: undefined })).toBe(false);
      expect(validate({ ...(found as object), rows: [{ ...(found as SimulationReport).rows[0], fate: 'survives' }] })).toBe(false); // prettier-ignore
    },
  ); // prettier-ignore

  it('table is what is printed without it, and another one is refused', async () => {
    const [asked, plain] = [await run('--lose', 'region', '--format', 'table'), await run('--lose', 'region')];
    expect(asked.stdout).toBe(plain.stdout);
    const [said, hint] = expectFault(await run('--format', 'xml'), 'CB_USAGE');
    expect(said).toContain("argument 'xml' is invalid. Allowed choices are table, json.");
    expect(hint).toContain('--help');
  });
});

describe('targets and places that cannot be meant so', () => {
  it('a target below what the fail-over of the provider takes', async () => {
    writeFileSync(
      work.file('cloudbrief.yaml'),
      'workloads:\n  - name: shop\n    targets: { component-lost: { rto: 1m } }\n',
    );
    const { code, stderr } = await run('--lose', 'resource:shop-web');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /cloudbrief\.yaml:3:\d+: shop in component-lost: 1 min is less than the \d+ min that the provider's own failover takes at best\./,
    );
  });

  it('a region that no provider has, in a file of resources', async () => {
    const added = (region: string, more = {}): string =>
      JSON.stringify({ id: `copy ${region}`, kind: 'disk', type: 'AWS::EC2::Volume', provider: 'aws', account: AWS_ACCOUNT, region, ...more }); // prettier-ignore
    const copied = { facets: { backup: { state: 'value', value: { source: 'x', provider: 'azure', account: 'a', region: 'westeurop', takenAt: '2026-11-22T00:00:00.000Z', immutability: 'none' } } } }; // prettier-ignore
    writeFileSync(
      work.file('more.ndjson'),
      [added('eu-wst-1'), added('us-east-2'), added('eu-west-1', copied), ''].join('\n'),
    );
    const { code, stderr } = await run('--lose', 'region', '--add', 'more.ndjson');
    expect(code).toBe(0);
    expect(stderr).toContain('more.ndjson:1: "eu-wst-1" is no known region of aws');
    expect(stderr).toContain('Did you mean eu-west-1?');
    expect(stderr).not.toContain('us-east-2');
    expect(stderr).toContain('more.ndjson:3: "westeurop" is no known region of azure');
  });
});
