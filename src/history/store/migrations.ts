import type { Database } from '../../database/database.ts';
import { migrateTables, type Migration } from '../../database/migrate.ts';

const first: Migration = ({ blob }) => [
  `CREATE TABLE cloudbrief_assessments (
    id TEXT PRIMARY KEY, client TEXT NOT NULL, now TEXT NOT NULL, details_until TEXT NOT NULL,
    whole INTEGER NOT NULL, record TEXT NOT NULL)`,
  'CREATE INDEX cloudbrief_assessments_client ON cloudbrief_assessments (client, now)',
  `CREATE TABLE cloudbrief_details (id TEXT PRIMARY KEY, content ${blob} NOT NULL)`,
];

/** A released one never changes; a new one is added at the end. */
export const MIGRATIONS: readonly Migration[] = [first];

/** Brings the history to the newest version. Refuses one of a newer version. `shown` is the place for messages. */
export const migrate = (database: Database, shown: string, migrations = MIGRATIONS): Promise<void> =>
  migrateTables(database, shown, { subject: 'The history', versions: 'cloudbrief_schema', migrations });
