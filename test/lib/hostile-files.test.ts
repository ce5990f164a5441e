import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../src/lib/atomic-write.ts';
import { createInventoryWriter } from '../../src/inventory/write.ts';
import { INVENTORY_VERSION, type InventoryHeader } from '../../src/model/inventory.ts';
import { readTemplates } from '../../src/render/formats/html/templates.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { resolveExtension } from '../../src/plugin/resolve-extension.ts';
import { createFindingsFile } from '../../src/run/findings-file.ts';
import { z } from 'zod';

let folder = '';
let victim = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-links-'));
  victim = join(folder, 'victim');
  writeFileSync(victim, 'untouched');
});
afterEach(() => {
  expect(readFileSync(victim, 'utf8')).toBe('untouched');
  rmSync(folder, { recursive: true });
});
const header = {
  version: INVENTORY_VERSION,
  tool: 'cloudbrief',
  started: '2026-11-22T12:00:00Z',
  targets: [],
} satisfies InventoryHeader;

describe('a link in place of a file that is being written', () => {
  it('is replaced, not followed: reports', () => {
    const path = join(folder, 'assessment.json');
    symlinkSync(victim, `${path}.partial`);
    writeAtomically(path, '{}');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('{}');
  });

  it.each(['inventory.ndjson', 'inventory.ndjson.gz'])('is replaced, not followed: %s', async name => {
    const path = join(folder, name);
    symlinkSync(victim, `${path}.partial`);
    symlinkSync(victim, `${path}.packing`);
    const writer = createInventoryWriter(path, header);
    await writer.finish('2026-11-22T12:01:00Z');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('is replaced, not followed: all findings', async () => {
    const path = join(folder, 'findings.ndjson.gz');
    symlinkSync(victim, `${path}.partial`);
    await createFindingsFile(path).close();
    expect(lstatSync(path).isFile()).toBe(true);
  });
});

describe('two runs that write one file at once', () => {
  const at = (name: string): string => join(folder, name);

  it('each write all findings whole, and leave nothing beside them', async () => {
    const files = [createFindingsFile(at('findings.ndjson.gz')), createFindingsFile(at('findings.ndjson.gz'))];
    for (const [index, file] of files.entries()) file.add({ id: String(index) } as never);
    await Promise.all(files.map(file => file.close()));
    expect(gunzipSync(readFileSync(at('findings.ndjson.gz'))).toString()).toMatch(/^\{"id":"[01]"\}\n$/);
    expect(readdirSync(folder).sort()).toEqual(['findings.ndjson.gz', 'victim']);
  });

  it('never put half an inventory in the place of a whole one', async () => {
    const path = at('inventory.ndjson');
    const [first, second] = [createInventoryWriter(path, header), createInventoryWriter(path, header)];
    await expect(first.finish('2026-11-22T12:01:00Z')).rejects.toMatchObject({ code: 'CB_WRITE' });
    expect(existsSync(path)).toBe(false);
    await second.finish('2026-11-22T12:02:00Z');
    expect(readFileSync(path, 'utf8')).toContain('12:02:00Z');
  });

  it('remove what a killed run left a day ago, and nothing younger', () => {
    const [old, young] = [at('assessment.json.partial-0a'), at('assessment.json.partial-0b')];
    for (const path of [old, young]) writeFileSync(path, '{');
    utimesSync(old, new Date(0), new Date(0));
    writeAtomically(at('assessment.json'), '{}');
    expect(readdirSync(folder).sort()).toEqual(['assessment.json', 'assessment.json.partial-0b', 'victim']);
  });

  it('drop the findings of a run that was interrupted', async () => {
    const file = createFindingsFile(at('findings.ndjson.gz'));
    await new Promise(resolve => setImmediate(resolve));
    file.discard();
    expect(readdirSync(folder)).toEqual(['victim']);
  });
});

describe('a file that is read', () => {
  it('is no template when it is a link', () => {
    symlinkSync(victim, join(folder, 'briefing.hbs'));
    expect(() => readTemplates(folder)).toThrow(expect.objectContaining({ code: 'CB_CONFIG' }));
  });

  it('is no template in another encoding, whose letters would be lost on the page', () => {
    const path = join(folder, 'briefing.hbs');
    for (const bytes of [Buffer.from('<p>Grüße</p>', 'latin1'), Buffer.from('\u{FEFF}<p>', 'utf16le')]) {
      writeFileSync(path, bytes);
      expect(() => readTemplates(folder)).toThrow(
        expect.objectContaining({ code: 'CB_CONFIG', message: expect.stringContaining('not in UTF-8') as string }),
      );
    }
  });

  it.runIf(process.platform === 'linux')(
    'is no configuration when it is a device, a pipe, a folder or too large',
    () => {
      const large = join(folder, 'large.yaml');
      writeFileSync(large, Buffer.alloc(5 * 1024 * 1024, '#'));
      const pipe = join(folder, 'pipe.yaml');
      execFileSync('mkfifo', [pipe]);
      for (const path of ['/dev/zero', '/dev/stdin', pipe, folder, large].filter(one => existsSync(one)))
        expect(() => readYaml(path, z.object({}))).toThrow(expect.objectContaining({ code: 'CB_CONFIG' }));
    },
  );

  it.runIf(process.platform === 'linux')('is no extension when it is a device or a pipe, also behind a link', () => {
    const [pipe, link] = [join(folder, 'extension.mjs'), join(folder, 'link.mjs')];
    execFileSync('mkfifo', [pipe]);
    symlinkSync('/dev/zero', link);
    for (const path of ['/dev/zero', pipe, link])
      expect(() => resolveExtension(path, folder)).toThrow(`${path} is a device or a pipe`);
  });
});
