import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeAddress } from '../../../src/database/address.ts';
import { migrate, MIGRATIONS } from '../../../src/history/store/migrations.ts';
import { openPostgres } from '../../../src/database/postgres.ts';
import { openSqlite } from '../../../src/history/store/sqlite.ts';
import type { Database } from '../../../src/database/database.ts';
import { openStore } from '../../../src/history/store/open-store.ts';
import type { HistoryStore } from '../../../src/history/store/store.ts';
import { assessmentText } from '../../../src/model/assessment-text.ts';
import { CloudbriefError } from '../../../src/model/errors.ts';
import { assessmentAt } from '../../support/history.ts';
import { describeWithPostgres, query } from '../../support/postgres.ts';

const CHILD = join(import.meta.dirname, '..', '..', 'support', 'history-child.ts');

const SPRING = '2026-05-20T12:00:00.000Z';
const SUMMER = '2026-08-22T12:00:00.000Z';

interface Place {
  /** An address where nothing is yet. */
  readonly fresh: () => Promise<string>;
  readonly connect: (address: string) => Promise<Database>;
}

async function withStore<T>(address: string, work: (store: HistoryStore) => Promise<T>): Promise<T> {
  const { store } = await openStore(storeAddress(address, '/'));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const errorOf = async (work: Promise<unknown>): Promise<CloudbriefError> => {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(CloudbriefError);
  return error as CloudbriefError;
};

/** Runs the child to its end; resolves to its exit code or the signal that ended it. */
const child = (...args: string[]): Promise<number | string | null> =>
  new Promise((resolve, reject) => {
    const started = spawn(process.execPath, ['--conditions=source', CHILD, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }); // prettier-ignore
    started.once('error', reject);
    started.once('exit', (code, signal) => {
      resolve(signal ?? code);
    });
  });

/** What holds wherever the history is. */
function behavesAsAHistory({ fresh, connect }: Place): void {
  let address: string;
  beforeEach(async () => {
    address = await fresh();
  });

  it('gives back every byte of an assessment, and its scores in the list', async () => {
    const [spring, summer] = [assessmentAt(SPRING), assessmentAt(SUMMER)];
    await withStore(address, async store => {
      await store.save(summer);
      await store.save(spring);
    });
    await withStore(address, async store => {
      const records = await store.list();
      expect(records.map(({ now, whole, client }) => ({ now, whole, client }))).toEqual([
        { now: SPRING, whole: true, client: 'T' },
        { now: SUMMER, whole: true, client: 'T' },
      ]);
      expect(records[0]!.overall).toEqual(spring.score.overall);
      expect(records[0]!.questions).toEqual(spring.score.questions);
      expect(await store.read(records[0]!)).toBe([...assessmentText(spring)].join(''));
    });
  });

  it('stores the same assessment once', async () => {
    await withStore(address, async store => {
      expect((await store.save(assessmentAt(SPRING))).isNew).toBe(true);
      expect((await store.save(assessmentAt(SPRING))).isNew).toBe(false);
      expect(await store.list()).toHaveLength(1);
    });
  });

  it('keeps the scores of an assessment whose details are dropped, and nothing of one that is forgotten', async () => {
    await withStore(address, async store => {
      await store.save(assessmentAt(SPRING));
      await store.save(assessmentAt(SUMMER));
      const [spring, summer] = await store.list();
      await store.dropDetails([spring!]);
      await store.forget([summer!]);
    });
    await withStore(address, async store => {
      const [left, ...others] = await store.list();
      expect(others).toEqual([]);
      expect(left).toMatchObject({ now: SPRING, whole: false, overall: assessmentAt(SPRING).score.overall });
      expect(await store.read(left!)).toBeUndefined();
    });
  });

  it('brings tables of an older version forward and keeps what is in them', async () => {
    await withStore(address, store => store.save(assessmentAt(SPRING)));
    const database = await connect(address);
    const next = () => ["ALTER TABLE cloudbrief_assessments ADD COLUMN note TEXT NOT NULL DEFAULT 'kept'"];
    await migrate(database, address, [...MIGRATIONS, next]);
    expect(await database.all('SELECT now, note FROM cloudbrief_assessments')).toMatchObject([{ now: SPRING, note: 'kept' }]); // prettier-ignore
    expect(await database.all('SELECT version FROM cloudbrief_schema')).toMatchObject([{ version: 2 }]);
    await database.close();
  });

  it('refuses tables of a newer version, and changes nothing in them', async () => {
    const database = await connect(address);
    await migrate(database, address, [...MIGRATIONS, () => ['CREATE TABLE cloudbrief_new (id TEXT)']]);
    const { code, message, hint } = await errorOf(openStore(storeAddress(address, '/')));
    expect(code).toBe('CB_STORE');
    expect(message).toMatch(/ was written by a newer cloudbrief: its tables have version 2, and this one knows up to 1\.$/); // prettier-ignore
    expect(hint).toContain('Update cloudbrief');
    expect(await database.all('SELECT version FROM cloudbrief_schema')).toMatchObject([{ version: 2 }]);
    await database.close();
  });

  it('is as before after a process is killed in the middle of a migration', { timeout: 60_000 }, async () => {
    await withStore(address, store => store.save(assessmentAt(SPRING)));
    expect(await child('die-while-migrating', address)).toBe('SIGKILL');
    await withStore(address, async store => {
      expect(await store.list()).toHaveLength(1);
      await store.save(assessmentAt(SUMMER));
    });
    const empty = await fresh();
    expect(await child('die-while-migrating', empty)).toBe('SIGKILL');
    await withStore(empty, async store => {
      expect(await store.list()).toEqual([]);
    });
  });

  it('lets two processes create it and save at once: nothing is lost, nothing twice', { timeout: 60_000 }, async () => {
    expect(await Promise.all([child('save', address, '12'), child('save', address, '12')])).toEqual([0, 0]);
    await withStore(address, async store => {
      const records = await store.list();
      expect(records.map(({ now }) => now.slice(8, 10))).toEqual(Array.from({ length: 12 }, (_, day) => String(day + 1).padStart(2, '0'))); // prettier-ignore
      for (const record of records) expect(await store.read(record)).toBe([...assessmentText(assessmentAt(record.now))].join('')); // prettier-ignore
    });
  });
}

describe('the history in a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'cloudbrief-test-'));
  const fresh = (): Promise<string> => Promise.resolve(join(mkdtempSync(join(root, 'place-')), 'history'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  behavesAsAHistory({
    fresh: async () => {
      const folder = await fresh();
      await withStore(folder, () => Promise.resolve());
      for (const name of ['history.sqlite']) rmSync(join(folder, name));
      return folder;
    },
    connect: folder => openSqlite(join(folder, 'history.sqlite')),
  });

  it('can be read by its owner only, and is committed by nobody', async () => {
    const folder = await fresh();
    await withStore(folder, store => store.save(assessmentAt(SPRING)));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
    const kept = files.filter(({ name }) => name !== '.gitignore');
    expect(kept).toHaveLength(3);
    for (const { parentPath, name } of kept) expect(statSync(join(parentPath, name)).mode & 0o077, name).toBe(0);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
  });

  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['overwritten', path => { writeFileSync(path, 'this was a database'); }],
    ['cut short', path => { writeFileSync(path, readFileSync(path).subarray(0, 5_000)); }],
    ['with one bad page', path => {
      const bytes = readFileSync(path);
      bytes.fill(0xff, 4096, 4096 + 512);
      bytes.fill(0xff, 8192, 8192 + 512);
      writeFileSync(path, bytes);
    }],
  ]; // prettier-ignore

  it.each(damages)('finds a damaged file (%s), names it, and rebuilds it from the assessments', async (_, damage) => {
    const folder = await fresh();
    const path = join(folder, 'history.sqlite');
    const before = await withStore(folder, async store => {
      for (const now of [SPRING, SUMMER]) await store.save(assessmentAt(now));
      await store.dropDetails((await store.list()).slice(0, 1));
      return await store.list();
    });
    damage(path);
    const { store, notes } = await openStore(storeAddress(folder, '/'));
    expect(notes).toEqual([
      `The history in ${folder} was damaged: it was rebuilt from the 2 assessments in ${join(folder, 'assessments')}; the damaged file is kept as ${path}.damaged.`,
    ]);
    expect(existsSync(`${path}.damaged`)).toBe(true);
    expect(await store.list()).toEqual(before);
    await store.close();
    expect((await openStore(storeAddress(folder, '/'))).notes).toEqual([]);
  });

  it('names a record on disk that cannot be read, and goes on', async () => {
    const folder = await fresh();
    await withStore(folder, store => store.save(assessmentAt(SPRING)));
    const [scores] = readdirSync(join(folder, 'assessments')).filter(name => name.endsWith('.scores.json'));
    writeFileSync(join(folder, 'assessments', scores!), '{');
    rmSync(join(folder, 'history.sqlite'));
    const { store, notes } = await openStore(storeAddress(folder, '/'));
    expect(notes).toEqual([`${join(folder, 'assessments', scores!)} cannot be read, and is left out of the history.`]);
    await store.close();
  });

  it('takes in an assessment of a process that was killed before it noted it', async () => {
    const folder = await fresh();
    await withStore(folder, store => store.save(assessmentAt(SPRING)));
    const database = new DatabaseSync(join(folder, 'history.sqlite'));
    database.exec('DELETE FROM cloudbrief_assessments');
    database.close();
    expect(await withStore(folder, store => store.list())).toMatchObject([{ now: SPRING, whole: true }]);
  });

  it('says which assessment is damaged', async () => {
    const folder = await fresh();
    await withStore(folder, store => store.save(assessmentAt(SPRING)));
    const [details] = readdirSync(join(folder, 'assessments')).filter(name => name.endsWith('.gz'));
    const path = join(folder, 'assessments', details!);
    writeFileSync(path, readFileSync(path).subarray(0, 300));
    const { message } = await errorOf(withStore(folder, async store => store.read((await store.list())[0]!)));
    expect(message).toMatch(/^The assessment [0-9a-f]{20} as of 2026-05-20T12:00:00.000Z in .+ is damaged\.$/);
    // The same assessment mends it, and one whose file is gone.
    for (const spoil of [() => undefined, () => { rmSync(path); }]) {
      spoil();
      const again = await withStore(folder, store => store.save(assessmentAt(SPRING)));
      expect(again.isNew).toBe(false);
      expect(await withStore(folder, async store => store.read((await store.list())[0]!))).toContain('"schemaVersion"');
    }
  }); // prettier-ignore

  it('says what is wrong where the place is no folder', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const { code, message } = await errorOf(openStore(storeAddress(file, '/')));
    expect([code, message]).toEqual(['CB_STORE', expect.stringMatching(/^The history in .+a-file cannot be used \(E/)]);
  });
});

describeWithPostgres('the history in PostgreSQL', server => {
  behavesAsAHistory({ fresh: () => server.createDatabase(), connect: openPostgres });

  let address: string;
  beforeAll(async () => {
    address = await server.createDatabase();
  });

  const hasNoSecret = ({ message, hint, cause, stack }: CloudbriefError): void => {
    for (const secret of [server.password, encodeURIComponent(server.password), 'wr0ng', 'secret-option'])
      expect(`${message} ${hint} ${String(cause)} ${stack ?? ''}`).not.toContain(secret);
  };

  it.each<readonly [string, () => string, RegExp, RegExp]>([
    ['password', () => server.address('postgres', 'wr0ng'), /\(password authentication failed for user "tester"\)/, /PGPASSWORD/],
    ['database', () => server.address('nowhere'), /\(database "nowhere" does not exist\)/, /createdb/],
    ['port', () => `postgres://tester:${encodeURIComponent(server.password)}@127.0.0.1:1/x?password=secret-option`, /ECONNREFUSED/, /Check that the database runs/],
    ['host', () => 'postgres://tester:wr0ng@no-such-host.invalid/x', /no-such-host\.invalid/, /name of the host|Check the address/],
  ])('names a wrong %s without the password', async (_, wrong, message, hint) => {
    const error = await errorOf(openStore(storeAddress(wrong(), '/')));
    expect(error.code).toBe('CB_STORE');
    expect(error.message).toMatch(/^The history in postgres:\/\/tester@[^?]+ cannot be used \(/);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    hasNoSecret(error);
  }); // prettier-ignore

  it('refuses a record that this version does not understand', async () => {
    await withStore(address, store => store.save(assessmentAt(SPRING)));
    await query(address, `UPDATE cloudbrief_assessments SET record = '{"id":"x"}'`);
    const error = await errorOf(withStore(address, store => store.list()));
    expect(error.message).toMatch(/has a record that this version does not understand\.$/);
    hasNoSecret(error);
  });

  it('says it where the database dies in the middle, and has what was stored when it is back', async () => {
    const database = await server.createDatabase();
    const { store } = await openStore(storeAddress(database, '/'));
    await store.save(assessmentAt(SPRING));
    await server.crash();
    const error = await errorOf(store.save(assessmentAt(SUMMER)));
    expect(error.code).toBe('CB_STORE');
    hasNoSecret(error);
    await store.close();
    await server.start();
    expect(await withStore(database, one => one.list())).toMatchObject([{ now: SPRING, whole: true }]);
  });
});

describe('the address of the history', () => {
  it.each([
    ['mysql://root:secret@db/x', 'The history cannot be stored in mysql://….'],
    ['postgres://user:sec:ret@[bad/x', 'The address of the store is no valid URL.'],
  ])('%s is refused without its password', (address, message) => {
    const refused = (): unknown => storeAddress(address, '/');
    expect(refused).toThrow(message);
    try {
      refused();
    } catch (error) {
      expect(String((error as Error).cause)).not.toContain('sec');
    }
  });
});
