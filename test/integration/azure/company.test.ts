import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../support/cli.ts';
import { briefAzure } from './brief.ts';
import { company } from './company.ts';

let results: Results;
beforeAll(async () => {
  results = await briefAzure(company);
}, 120_000);

/** Checks that fail for one twin and not for the other. */
const TWINS: readonly (readonly [check: string, good: string, bad: string])[] = [
  ['open-management-port', 'vm-good', 'vm-bad'],
  ['open-database-port', 'vm-good', 'vm-data'],
  ['unrestricted-ingress', 'web-only', 'ssh-open'],
  ['previous-generation-instance-type', 'vm-good', 'vm-bad'],
  ['burstable-server', 'vm-good', 'vm-data'],
  ['disk-without-backup', 'disk-good', 'disk-bare'],
  ['disk-without-backup', 'disk-snapped', 'vm-data-os'],
  ['backups-not-immutable', 'disk-good', 'disk-bad'],
  ['backups-not-immutable', 'vm-good-os', 'disk-snapped'],
  ['no-cross-region-backup', 'disk-good', 'disk-bad'],
  ['burstable-disk', 'disk-good', 'disk-slow'],
  ['single-zone-server-group', 'set-good', 'set-bad'],
  ['server-group-without-autoscaling', 'set-good', 'set-bad'],
  ['single-zone-load-balancer', 'door-good', 'door-bad'],
  ['single-zone-load-balancer', 'gate-good', 'gate-bad'],
  ['http-without-https-redirect', 'gate-good', 'gate-bad'],
  ['single-zone-database', 'orders-good', 'orders-bad'],
  ['single-zone-database', 'pg-good', 'pg-bad'],
  ['single-zone-database', 'mysql-good', 'mysql-bad'],
  ['single-zone-database', 'cosmos-good', 'cosmos-bad'],
  ['single-zone-database', 'cache-good', 'cache-bad'],
  ['open-database-port', 'orders-good', 'orders-bad'],
  ['open-database-port', 'pg-good', 'pg-bad'],
  ['open-database-port', 'mysql-good', 'mysql-bad'],
  ['open-database-port', 'cosmos-good', 'cosmos-bad'],
  ['unencrypted-database', 'orders-good', 'orders-bad'],
  ['database-audit-logging-disabled', 'orders-good', 'orders-bad'],
  ['database-without-deletion-protection', 'orders-good', 'orders-bad'],
  ['short-backup-retention', 'orders-good', 'orders-bad'],
  ['short-backup-retention', 'cosmos-good', 'cosmos-bad'],
  ['no-cross-region-backup', 'orders-good', 'orders-bad'],
  ['no-cross-region-backup', 'pg-good', 'pg-bad'],
  ['no-cross-region-backup', 'mysql-good', 'mysql-bad'],
  ['no-cross-region-backup', 'cosmos-good', 'cosmos-bad'],
  ['burstable-database', 'pg-good', 'pg-bad'],
  ['single-zone-bucket', 'blobsgood', 'blobsbad'],
  ['public-bucket', 'blobsgood', 'blobsbad'],
  ['bucket-allows-http', 'blobsgood', 'blobsbad'],
  ['unversioned-bucket', 'blobsgood', 'blobsbad'],
  ['unrestricted-public-network-access', 'blobsgood', 'blobsbad'],
  ['no-cross-region-backup', 'blobsgood', 'blobsbad'],
  ['single-zone-server-group', 'aks-good/work', 'aks-bad/work'],
  ['server-group-without-autoscaling', 'aks-good/work', 'aks-bad/work'],
  ['public-kubernetes-api', 'aks-good', 'aks-bad'],
  ['local-authentication-enabled', 'aks-good', 'aks-bad'],
  ['single-zone-server-group', 'plan-good', 'plan-bad'],
  ['single-instance-app', 'plan-good', 'plan-bad'],
  ['tls-not-enforced', 'site-good', 'site-bad'],
  ['outdated-tls-version', 'site-good', 'site-bad'],
  ['missing-health-check-or-draining', 'site-good', 'site-bad'],
  ['purge-protection-disabled', 'keys-good', 'keys-bad'],
  ['unrestricted-public-network-access', 'keys-good', 'keys-bad'],
  ['tls-not-enforced', 'cache-good', 'cache-bad'],
  ['unrestricted-public-network-access', 'cache-good', 'cache-bad'],
  ['missing-dead-letter-queue', 'bus-good', 'bus-bad'],
  ['local-authentication-enabled', 'bus-good', 'bus-bad'],
  ['unrestricted-public-network-access', 'bus-good', 'bus-bad'],
];

describe('a company on Azure, end to end', () => {
  it.each(TWINS)('%s passes %s and not %s', (check, good, bad) => {
    expect([results.status(check, good), results.status(check, bad)]).toEqual(['pass', 'fail']);
  });

  it('is read completely, with one account', () => {
    const { coverage } = results.assessment;
    expect(coverage.byKind).toMatchObject({
      account: 1,
      server: 3,
      database: 8,
      cache: 2,
      bucket: 2,
      'kubernetes-cluster': 2,
    });
    expect(results.findings.filter(({ status }) => status === 'fail').length).toBeGreaterThan(TWINS.length);
  });

  it('reports rounded numbers', () => {
    expect(results.finding('short-backup-retention', 'cosmos-bad')?.message).toBe(
      'cosmos-bad keeps its automatic backups for 0.3 days; 7 are the least.',
    );
    for (const { message } of results.findings) expect(message).not.toMatch(/\d\.\d{3}/);
  });
});
