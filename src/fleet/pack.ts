import { zstdCompressSync } from 'node:zlib';
import { decodeText } from '../lib/compression.ts';
import { compareText } from '../lib/text.ts';
import type { InventoryRecord } from '../model/inventory.ts';
import { CloudbriefError } from '../model/errors.ts';
import { recordSchema } from '../model/inventory.ts';
import { createFastValidator } from '../model/fast-validator.ts';

/** What a job has read, as it is stored. */
export interface Packed {
  readonly content: Buffer;
  readonly calls: number;
  readonly resources: number;
}

/** The same records give the same bytes, in whatever order they came: unit by unit, the unit's own record last. */
export function pack(records: readonly InventoryRecord[]): Packed {
  const units = [...Map.groupBy(records, unitOf)].sort(([a], [b]) => compareText(a, b));
  const lines = units.flatMap(([, own]) => [
    ...own
      .filter(({ record }) => record !== 'unit')
      .map(lineOf)
      .sort(compareText),
    ...own.filter(({ record }) => record === 'unit').map(lineOf),
  ]);
  const calls = records.flatMap(record => (record.record === 'unit' ? record.calls : []));
  return {
    content: zstdCompressSync(lines.join('\n')),
    calls: calls.reduce((sum, { count }) => sum + count, 0),
    resources: records.filter(({ record }) => record === 'resource').length,
  };
}

const lineOf = (record: InventoryRecord): string => JSON.stringify(record);

const unitOf = (record: InventoryRecord): string =>
  record.record === 'unit' ? record.id : 'unit' in record ? record.unit : '';

const accepts = createFastValidator(recordSchema);

/** The records of a result. Throws `CB_STORE` for one that is damaged. */
export function unpack(content: Uint8Array, job: string): InventoryRecord[] {
  try {
    const records = decodeText(Buffer.from(content)).split('\n').map(line => JSON.parse(line) as unknown); // prettier-ignore
    if (records.every(accepts)) return records as InventoryRecord[];
  } catch {
    // The same as a record of another shape.
  }
  throw new CloudbriefError('CB_STORE', `The result of ${job} in the fleet is damaged.`, 'Plan again with `cloudbrief fleet plan`.'); // prettier-ignore
}
