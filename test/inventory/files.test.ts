import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInventories, readInventoryFile } from '../../src/inventory/read.ts';
import { createInventoryWriter } from '../../src/inventory/write.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';
import type { InventoryHeader, InventoryRecord } from '../../src/model/inventory.ts';

const header: InventoryHeader = {
  version: 2,
  tool: 'cloudbrief test',
  started: '2026-11-22T12:00:00.000Z',
  targets: [{ provider: 'aws', account: '111122223333', regions: ['eu-west-1'] }],
};

const unit = (id: string, started: string): InventoryRecord => ({
  record: 'unit', id, provider: 'aws', account: '111122223333', region: 'eu-west-1', collector: 'aws-rds', started, ended: started, calls: [],
}); // prettier-ignore

const database = (name: string, unitId: string, retention = 7): InventoryRecord => ({
  record: 'resource', id: `arn:aws:rds:eu-west-1:111122223333:db:${name}`, kind: 'database', type: 'AWS::RDS::DBInstance', provider: 'aws',
  account: '111122223333', region: 'eu-west-1', name, tags: {}, unit: unitId,
  facets: { automatedBackups: { state: 'value', value: { retentionDays: retention, pointInTimeRecovery: true } } },
}); // prettier-ignore

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function written(name: string, records: readonly InventoryRecord[], from = header): Promise<string> {
  const path = join(folder, name);
  const writer = createInventoryWriter(path, from);
  for (const record of records) writer.write(record);
  await writer.finish('2026-11-22T12:01:00.000Z');
  return path;
}

const failure = async (work: Promise<unknown>): Promise<CloudbriefError> =>
  work.then(
    () => {
      throw new Error('should have failed');
    },
    (error: unknown) => error as CloudbriefError,
  );

describe('an inventory file', () => {
  it.each(['plain.ndjson', 'packed.ndjson.gz', 'packed.ndjson.zst'])('comes back as it was written: %s', async name => {
    const path = await written(name, [database('orders', 'u1'), unit('u1', '2026-11-22T12:00:30.000Z')]);
    const inventory = await readInventories([path]);
    expect(inventory.resources.map(resource => resource.name)).toEqual(['orders']);
    expect(inventory.ended).toBe('2026-11-22T12:01:00.000Z');
    expect(existsSync(`${path}.partial`)).toBe(false);
    const bytes = readFileSync(path);
    const text = name.endsWith('.gz') ? gunzipSync(bytes) : name.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes;
    expect(text.toString().trim().split('\n')).toHaveLength(4);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('does not have its name before it is whole', () => {
    const path = join(folder, 'slow.ndjson');
    const writer = createInventoryWriter(path, header);
    writer.write(unit('u1', '2026-11-22T12:00:30.000Z'));
    expect(existsSync(path)).toBe(false);
    writer.stop();
    expect(existsSync(`${path}.partial`)).toBe(true);
  });

  it('names the line that is damaged', async () => {
    const path = await written('damaged.ndjson', [database('orders', 'u1'), unit('u1', '2026-11-22T12:00:30.000Z')]);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], lines[1]!.slice(0, 40), ...lines.slice(2)].join('\n'));
    const error = await failure(readInventories([path]));
    expect(error.code).toBe('CB_INVENTORY');
    expect(error.message).toBe(`${path}, line 2: this is not JSON.`);
  });

  it('refuses a facet of the wrong shape and says where', async () => {
    const path = await written('wrong.ndjson', [database('orders', 'u1', -3)]);
    const error = await failure(readInventories([path]));
    expect(error.message).toContain('line 2');
    expect(error.message).toContain('facets.automatedBackups');
  });

  it('is never used as whole when its end is missing', async () => {
    const path = await written('cut.ndjson', [database('orders', 'u1'), unit('u1', '2026-11-22T12:00:30.000Z')]);
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, 3).join('\n'));
    const error = await failure(readInventories([path]));
    expect(error.message).toMatch(/stops after line 3/);
  });

  it('is refused when lines are missing from the middle', async () => {
    const path = await written('holes.ndjson', [database('orders', 'u1'), unit('u1', '2026-11-22T12:00:30.000Z')]);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], ...lines.slice(2)].join('\n'));
    expect((await failure(readInventories([path]))).message).toContain('counts 2 records, but 1 are here');
  });

  it('that was packed and cut off is refused, but keeps its whole lines for a resume', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      database(`db-${Math.imul(index + 1, 2654435761) >>> 0}`, 'u1'),
    );
    const path = await written('cut.ndjson.gz', [...many, unit('u1', '2026-11-22T12:00:30.000Z')]);
    writeFileSync(path, readFileSync(path).subarray(0, 9_000));
    expect((await failure(readInventories([path]))).code).toBe('CB_INVENTORY');
    const part = await readInventoryFile(path, { lenient: true });
    expect(part.records.length).toBeGreaterThan(10);
    expect(part.ended).toBeUndefined();
  });

  it('that does not exist is a clear error', async () => {
    const error = await failure(readInventories([join(folder, 'nowhere.ndjson')]));
    expect([error.code, error.message]).toEqual([
      'CB_INVENTORY',
      `${join(folder, 'nowhere.ndjson')} cannot be read (ENOENT).`,
    ]);
  });
});

describe('several inventories', () => {
  it('are one: the newer reading of a unit stands for it whole, whatever the order', async () => {
    const older = await written('older.ndjson', [
      database('orders', 'u1', 1),
      database('deleted-since', 'u1'),
      unit('u1', '2026-11-20T12:00:00.000Z'),
    ]);
    const newer = await written('newer.ndjson', [database('orders', 'u1', 30), unit('u1', '2026-11-21T12:00:00.000Z')]);
    const other = await written('other.ndjson', [database('stock', 'u2'), unit('u2', '2026-11-20T12:00:00.000Z')]);
    const merged = await readInventories([older, newer, other]);
    expect(merged.resources.map(resource => resource.name)).toEqual(['orders', 'stock']);
    expect(merged.resources[0]?.facets.automatedBackups).toEqual({
      state: 'value',
      value: { retentionDays: 30, pointInTimeRecovery: true },
    });
    expect(await readInventories([other, newer, older])).toEqual({ ...merged });
  });

  it('add the facets that another unit read', async () => {
    const addition: InventoryRecord = {
      record: 'facet', provider: 'aws', id: 'arn:aws:rds:eu-west-1:111122223333:db:orders', facets: { deletionProtection: { state: 'value', value: true } }, unit: 'u2',
    }; // prettier-ignore
    const path = await written('facets.ndjson', [
      addition,
      database('orders', 'u1'),
      unit('u1', '2026-11-22T12:00:00.000Z'),
      unit('u2', '2026-11-22T12:00:00.000Z'),
    ]);
    const [orders] = (await readInventories([path])).resources;
    expect(Object.keys(orders?.facets ?? {}).sort()).toEqual(['automatedBackups', 'deletionProtection']);
  });
});
