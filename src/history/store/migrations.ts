import { CloudbriefError } from '../../model/errors.ts';
import type { Database } from './database.ts';

/** The steps from one version of the tables to the next; the number of a version is its place in the list, from 1. */
export type Migration = (dialect: Database['dialect']) => readonly string[];

const first: Migration = ({ blob }) => [
  `CREATE TABLE cloudbrief_assessments (
    id TEXT PRIMARY KEY, client TEXT NOT NULL, now TEXT NOT NULL, details_until TEXT NOT NULL,
    whole INTEGER NOT NULL, record TEXT NOT NULL)`,
  'CREATE INDEX cloudbrief_assessments_client ON cloudbrief_assessments (client, now)',
  `CREATE TABLE cloudbrief_details (id TEXT PRIMARY KEY, content ${blob} NOT NULL)`,
];

/** A released one never changes; a new one is added at the end. */
export const MIGRATIONS: readonly Migration[] = [first];

const VERSION_TABLE = 'cloudbrief_schema';

/**
 * Brings the tables to the newest version, in one transaction: a process that is killed leaves the old ones, and of two
 * processes one waits for the other. Refuses tables of a newer version. `shown` is the place for messages.
 */
export async function migrate(database: Database, shown: string, migrations = MIGRATIONS): Promise<void> {
  if ((await versionOf(database, shown, migrations.length)) === migrations.length) return;
  await database.exclusively(async () => {
    const from = await versionOf(database, shown, migrations.length);
    if (from === 0) await database.run(`CREATE TABLE IF NOT EXISTS ${VERSION_TABLE} (version INTEGER NOT NULL)`);
    for (const migration of migrations.slice(from))
      for (const sql of migration(database.dialect)) await database.run(sql);
    if (from === migrations.length) return;
    await database.run(`DELETE FROM ${VERSION_TABLE}`);
    await database.run(`INSERT INTO ${VERSION_TABLE} (version) VALUES (?)`, [migrations.length]);
  });
}

/** 0 where there are no tables yet. */
async function versionOf(database: Database, shown: string, known: number): Promise<number> {
  const tables = await database.all(database.dialect.hasTable, [VERSION_TABLE]);
  if (tables.length === 0) return 0;
  const [row] = await database.all(`SELECT version FROM ${VERSION_TABLE}`);
  const version = Number(row?.['version'] ?? 0);
  if (version <= known) return version;
  throw new CloudbriefError(
    'CB_STORE',
    `The history in ${shown} was written by a newer cloudbrief: its tables have version ${version}, and this one knows up to ${known}.`,
    'Update cloudbrief, or name another place with --store.',
  );
}
