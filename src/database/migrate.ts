import { CloudbriefError } from '../model/errors.ts';
import type { Database } from './database.ts';

/** The steps from one version of the tables to the next; the number of a version is its place in the list, from 1. */
export type Migration = (dialect: Database['dialect']) => readonly string[];

/** Tables with one version number. */
export interface Tables {
  /** What they are, for messages: `The history`. */
  readonly subject: string;
  /** The table that holds their version. */
  readonly versions: string;
  /** A released one never changes; a new one is added at the end. */
  readonly migrations: readonly Migration[];
}

/**
 * Brings the tables to the newest version, in one transaction: a process that is killed leaves the old ones, and of two
 * processes one waits for the other. Refuses tables of a newer version. `shown` is the place for messages.
 */
export async function migrateTables(database: Database, shown: string, tables: Tables): Promise<void> {
  const { migrations, versions } = tables;
  if ((await versionOf(database, shown, tables)) === migrations.length) return;
  await database.exclusively(async () => {
    const from = await versionOf(database, shown, tables);
    if (from === 0) await database.run(`CREATE TABLE IF NOT EXISTS ${versions} (version INTEGER NOT NULL)`);
    for (const migration of migrations.slice(from))
      for (const sql of migration(database.dialect)) await database.run(sql);
    if (from === migrations.length) return;
    await database.run(`DELETE FROM ${versions}`);
    await database.run(`INSERT INTO ${versions} (version) VALUES (?)`, [migrations.length]);
  });
}

/** 0 where there are no tables yet. */
async function versionOf(
  database: Database,
  shown: string,
  { subject, versions, migrations }: Tables,
): Promise<number> {
  const known = migrations.length;
  const tables = await database.all(database.dialect.hasTable, [versions]);
  if (tables.length === 0) return 0;
  const [row] = await database.all(`SELECT version FROM ${versions}`);
  const version = Number(row?.['version'] ?? 0);
  if (version <= known) return version;
  throw new CloudbriefError(
    'CB_STORE',
    `${subject} in ${shown} was written by a newer cloudbrief: its tables have version ${version}, and this one knows up to ${known}.`,
    'Update cloudbrief, or name another place with --store.',
  );
}
