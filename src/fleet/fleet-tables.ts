import type { Migration, Tables } from '../database/migrate.ts';

const first: Migration = ({ blob }) => [
  `CREATE TABLE cloudbrief_fleet_plans (
    id TEXT PRIMARY KEY, created TIMESTAMPTZ NOT NULL DEFAULT now(), plan TEXT NOT NULL, jobs INTEGER NOT NULL,
    cancelled TIMESTAMPTZ, merged TIMESTAMPTZ)`,
  // One row for each job that has ended: that is what a unit is counted by.
  `CREATE TABLE cloudbrief_fleet_results (
    plan TEXT NOT NULL REFERENCES cloudbrief_fleet_plans ON DELETE CASCADE, job TEXT COLLATE "C" NOT NULL,
    attempt INTEGER NOT NULL, stored TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), unread TEXT,
    calls INTEGER NOT NULL, resources INTEGER NOT NULL, content ${blob} NOT NULL, PRIMARY KEY (plan, job))`,
  // Written often, and worth nothing after a crash: the limits begin anew.
  `CREATE UNLOGGED TABLE cloudbrief_fleet_calls (
    scope TEXT PRIMARY KEY, tokens DOUBLE PRECISION NOT NULL, at TIMESTAMPTZ NOT NULL)`,
];

/** The tables of fleets beside those of the queue. A change of the queue's own schema takes a migration here too. */
export const FLEET_TABLES: Tables = {
  subject: 'The fleet',
  versions: 'cloudbrief_fleet_schema',
  migrations: [first],
};
