import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../support/cli.ts';
import { briefAzure } from './brief.ts';
import { company } from './company.ts';

let results: Results;
beforeAll(async () => {
  results = await briefAzure(company);
}, 120_000);

/** What each check must hold against the one twin, and not against the other. */
const TWINS: readonly (readonly [check: string, good: string, bad: string])[] = [
  ['open-admin-port', 'vm-good', 'vm-bad'],
  ['open-data-port', 'vm-good', 'vm-data'],
  ['open-firewall', 'web-only', 'ssh-open'],
  ['outdated-machine-type', 'vm-good', 'vm-bad'],
  ['burstable-server', 'vm-good', 'vm-data'],
  ['disk-without-copies', 'disk-good', 'disk-bare'],
  ['disk-without-copies', 'disk-snapped', 'vm-data-os'],
  ['deletable-copies', 'disk-good', 'disk-bad'],
  ['deletable-copies', 'vm-good-os', 'disk-snapped'],
  ['copies-in-one-region', 'disk-good', 'disk-bad'],
  ['variable-disk', 'disk-good', 'disk-slow'],
  ['single-zone-server-group', 'set-good', 'set-bad'],
  ['fixed-size-group', 'set-good', 'set-bad'],
  ['single-zone-entry-point', 'door-good', 'door-bad'],
  ['single-zone-entry-point', 'gate-good', 'gate-bad'],
  ['plain-text-entry-point', 'gate-good', 'gate-bad'],
  ['single-zone-database', 'orders-good', 'orders-bad'],
  ['single-zone-database', 'pg-good', 'pg-bad'],
  ['single-zone-database', 'mysql-good', 'mysql-bad'],
  ['single-zone-database', 'cosmos-good', 'cosmos-bad'],
  ['single-zone-database', 'cache-good', 'cache-bad'],
  ['open-data-port', 'orders-good', 'orders-bad'],
  ['open-data-port', 'pg-good', 'pg-bad'],
  ['open-data-port', 'mysql-good', 'mysql-bad'],
  ['open-data-port', 'cosmos-good', 'cosmos-bad'],
  ['unencrypted-database', 'orders-good', 'orders-bad'],
  ['unrecorded-questions', 'orders-good', 'orders-bad'],
  ['deletable-database', 'orders-good', 'orders-bad'],
  ['short-backup-retention', 'orders-good', 'orders-bad'],
  ['short-backup-retention', 'cosmos-good', 'cosmos-bad'],
  ['copies-in-one-region', 'orders-good', 'orders-bad'],
  ['copies-in-one-region', 'pg-good', 'pg-bad'],
  ['copies-in-one-region', 'mysql-good', 'mysql-bad'],
  ['copies-in-one-region', 'cosmos-good', 'cosmos-bad'],
  ['burstable-database', 'pg-good', 'pg-bad'],
  ['single-zone-bucket', 'blobsgood', 'blobsbad'],
  ['public-bucket', 'blobsgood', 'blobsbad'],
  ['plain-text-storage', 'blobsgood', 'blobsbad'],
  ['unversioned-bucket', 'blobsgood', 'blobsbad'],
  ['unfenced-service', 'blobsgood', 'blobsbad'],
  ['copies-in-one-region', 'blobsgood', 'blobsbad'],
  ['single-zone-server-group', 'aks-good/work', 'aks-bad/work'],
  ['fixed-size-group', 'aks-good/work', 'aks-bad/work'],
  ['public-cluster-door', 'aks-good', 'aks-bad'],
  ['nameless-key', 'aks-good', 'aks-bad'],
  ['single-zone-server-group', 'plan-good', 'plan-bad'],
  ['lone-copy-app', 'plan-good', 'plan-bad'],
  ['plain-text-store', 'site-good', 'site-bad'],
  ['outdated-encryption', 'site-good', 'site-bad'],
  ['cut-off-visits', 'site-good', 'site-bad'],
  ['destroyable-key', 'keys-good', 'keys-bad'],
  ['unfenced-service', 'keys-good', 'keys-bad'],
  ['plain-text-store', 'cache-good', 'cache-bad'],
  ['unfenced-service', 'cache-good', 'cache-bad'],
  ['lost-messages', 'bus-good', 'bus-bad'],
  ['nameless-key', 'bus-good', 'bus-bad'],
  ['unfenced-service', 'bus-good', 'bus-bad'],
];

describe('a company on Azure that is read from end to end', () => {
  it.each(TWINS)('%s passes %s and not %s', (check, good, bad) => {
    expect([results.status(check, good), results.status(check, bad)]).toEqual(['pass', 'fail']);
  });

  it('has what we can read of it read, and one account', () => {
    const { coverage } = results.assessment;
    expect(coverage.byKind).toMatchObject({ account: 1, server: 3, database: 8, cache: 2, bucket: 2, cluster: 2 });
    expect(results.findings.filter(({ status }) => status === 'fail').length).toBeGreaterThan(TWINS.length);
  });

  it('is told numbers that a person would say', () => {
    expect(results.finding('short-backup-retention', 'cosmos-bad')?.message).toBe(
      'cosmos-bad keeps its automatic backups for 0.3 days; 7 are the least.',
    );
    for (const { message } of results.findings) expect(message).not.toMatch(/\d\.\d{3}/);
  });
});
