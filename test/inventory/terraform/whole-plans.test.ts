import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { moneyParameters } from '../../../src/risk/money/parameters.ts';
import { warnOfEmpty } from '../../../src/run/empty-warnings.ts';
import { assessWithLosses } from '../../../src/run/money.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { optionsFor, planNamed, readDocument } from '../../support/terraform.ts';

const money = { business: {}, parameters: moneyParameters({}) };
const EMPTY = { format_version: '1.2', resource_changes: [], configuration: {} };
const OTHERS = {
  ...EMPTY,
  resource_changes: [
    {
      address: 'null_resource.x',
      mode: 'managed',
      type: 'null_resource',
      name: 'x',
      provider_name: 'registry.terraform.io/hashicorp/null',
      change: { actions: ['create'], before: null, after: {}, after_unknown: {}, after_sensitive: {} },
    },
  ],
};

describe('a plan without anything that is judged', () => {
  it.each([
    ['nothing', EMPTY],
    ['types of others', OTHERS],
  ])('%s: says so, of the plan and not of an account', async (_, document) => {
    const read = await readDocument(document);
    const assessed = await assessWithLosses(read, await optionsFor(), { money });
    expect(brief(assessed).bottomLine.answer).toBe(
      'There is nothing to judge: the plan has no data store and no service of a type that we know.',
    );
    const warnings: string[] = [];
    warnOfEmpty(
      {
        configuration: { config: {} } as never,
        from: ['tfplan.json'],
        on: ({ message }) => void warnings.push(message),
      },
      { read, inventory: read, assessed },
    );
    expect(warnings).toEqual(['tfplan.json has no resource of a type that is judged: there is nothing to assess.']);
  });
});

describe('a plan', () => {
  it('is a part of a company: no loss a year is made of it', async () => {
    const assessed = await assessWithLosses(await readDocument(planNamed('aws')), await optionsFor(), { money });
    expect(assessed.planned).toBe(true);
    expect(assessed.workloads).not.toEqual([]);
    expect(assessed.money).toBeUndefined();
  });
});

describe('a plan of more than 64 MB', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudbrief-plan-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const MB = 1024 * 1024;
  const write = (megabytes: number): string => {
    const path = join(folder, `${String(megabytes)}.json`);
    const head = '{"format_version":"1.2","resource_changes":[],"padding":[\n';
    writeFileSync(path, `${head}${`"${'x'.repeat(MB - 4)}",\n`.repeat(megabytes)}""]}`);
    return path;
  };

  it('is an error that names it', async () => {
    const path = write(65);
    await expect(readInventories([path])).rejects.toMatchObject({
      code: 'CB_INVENTORY',
      message: `${path} is a Terraform plan or state of more than 64 MB.`,
    });
  });

  it('is read where it is smaller', async () => {
    expect((await readInventories([write(63)])).resources).toEqual([]);
  });
});
