import { beforeAll, describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { facetIn, findingsOf, readDocument, type PlanDocument } from '../../support/terraform.ts';
import { AZURE_SERVICES } from './azure-services.ts';
import { GCP_SERVICES } from './gcp-services.ts';

const read = (plan: () => PlanDocument) => {
  const found: { inventory?: Inventory; verdict?: (check: string, address: string) => string | undefined } = {};
  beforeAll(async () => {
    found.inventory = await readDocument(plan());
    const findings = await findingsOf(found.inventory);
    found.verdict = (check, address) =>
      findings.find(one => one.check === check && one.resource.id === `terraform:${address}`)?.status;
  });
  return found;
};

describe('services of Azure', () => {
  const plan = read(AZURE_SERVICES);
  const west = { region: 'westeurope', role: 'primary' };

  it.each([
    ['azurerm_postgresql_flexible_server.good', 'placement', { spread: 'multi-zone', locations: [west, { ...west, role: 'standby' }] }],
    ['azurerm_postgresql_flexible_server.good', 'publicAccess', 'blocked'],
    ['azurerm_postgresql_flexible_server.good', 'encryptionInTransit', 'required'],
    ['azurerm_postgresql_flexible_server.good', 'encryptionAtRest', 'customer-managed-key'],
    ['azurerm_mysql_flexible_server.bad', 'publicAccess', 'public'],
    ['azurerm_mysql_flexible_server.bad', 'automatedBackups', { retentionDays: 1, pointInTimeRecovery: true }],
    ['azurerm_cosmosdb_account.good', 'placement', { spread: 'multi-region', locations: [west, { region: 'northeurope', role: 'replica' }] }],
    ['azurerm_cosmosdb_account.good', 'automatedBackups', { retentionDays: 30, pointInTimeRecovery: true, additionalRegions: ['northeurope'] }],
    ['azurerm_cosmosdb_account.bad', 'publicAccess', 'public'],
    ['azurerm_key_vault.good', 'networkAccess', 'selected-networks'],
    ['azurerm_key_vault.bad', 'networkAccess', 'all-networks'],
    ['azurerm_kubernetes_cluster.good', 'publicAccess', 'blocked'],
    ['azurerm_kubernetes_cluster.good', 'nodeAutoProvisioning', true],
    ['azurerm_linux_web_app.good', 'deploymentStrategy', { keepsCapacity: true, automaticRollback: false }],
    ['azurerm_windows_virtual_machine.bad', 'instanceLifecycle', 'spot'],
    ['azurerm_linux_virtual_machine.good', 'networkInterfaces', [{ subnet: 'terraform:azurerm_subnet.main', firewalls: [], addressFamilies: [] }]],
    ['azurerm_subnet.main', 'ingressRules', null],
  ])('%s: %s', (address, facet, value) => {
    expect(facetIn(plan.inventory!, `terraform:${address}`, facet)).toEqual(value);
  }); // prettier-ignore

  it.each([
    ['open-management-port', 'azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'],
    ['single-zone-database', 'azurerm_postgresql_flexible_server', 'azurerm_mysql_flexible_server'],
    ['tls-not-enforced', 'azurerm_postgresql_flexible_server', 'azurerm_mysql_flexible_server'],
    ['short-backup-retention', 'azurerm_postgresql_flexible_server', 'azurerm_mysql_flexible_server'],
    ['open-database-port', 'azurerm_postgresql_flexible_server', 'azurerm_mysql_flexible_server'],
    ['single-zone-database', 'azurerm_cosmosdb_account', 'azurerm_cosmosdb_account'],
    ['local-authentication-enabled', 'azurerm_cosmosdb_account', 'azurerm_cosmosdb_account'],
    ['purge-protection-disabled', 'azurerm_key_vault', 'azurerm_key_vault'],
    ['unrestricted-public-network-access', 'azurerm_key_vault', 'azurerm_key_vault'],
    ['public-kubernetes-api', 'azurerm_kubernetes_cluster', 'azurerm_kubernetes_cluster'],
    ['kubernetes-secrets-without-kms-encryption', 'azurerm_kubernetes_cluster', 'azurerm_kubernetes_cluster'],
    ['tls-not-enforced', 'azurerm_linux_web_app', 'azurerm_windows_web_app'],
    ['outdated-tls-version', 'azurerm_linux_web_app', 'azurerm_windows_web_app'],
    ['remote-debugging-enabled', 'azurerm_linux_web_app', 'azurerm_windows_web_app'],
    ['missing-health-check-or-draining', 'azurerm_linux_web_app', 'azurerm_windows_web_app'],
    ['outdated-tls-version', 'azurerm_linux_function_app', 'azurerm_windows_function_app'],
  ])('%s: %s passes as it should be, %s fails as it should not', (check, good, bad) => {
    expect({ good: plan.verdict!(check, `${good}.good`), bad: plan.verdict!(check, `${bad}.bad`) }).toEqual({
      good: 'pass',
      bad: 'fail',
    });
  });
});

describe('services of Google Cloud', () => {
  const plan = read(GCP_SERVICES);

  it.each([
    ['google_container_cluster.narrow', 'publicAccess', 'possible'],
    ['google_container_cluster.good', 'nodeAutoProvisioning', true],
    ['google_compute_instance.bad', 'instanceLifecycle', 'spot'],
    ['google_compute_instance.private', 'networkInterfaces', [{ subnet: 'not-in-plan', firewalls: [], addressFamilies: [] }]],
    ['google_compute_subnetwork.main', 'routes', [{ to: '0.0.0.0/0', via: 'internet', target: 'default-internet-gateway' }]],
    ['google_compute_subnetwork.closed', 'routes', []],
    ['google_compute_subnetwork.main', 'flowLogs', 'enabled'],
    ['google_pubsub_topic.good', 'deadLetter', { destinations: ['terraform:google_pubsub_topic.dead'], pathsWithout: 0 }],
    ['google_pubsub_topic.bad', 'sharedWith', ['*']],
    ['google_kms_crypto_key.good', 'rotation', { automatic: true, intervalDays: 90 }],
  ])('%s: %s', (address, facet, value) => {
    expect(facetIn(plan.inventory!, `terraform:${address}`, facet)).toEqual(value);
  }); // prettier-ignore

  it.each([
    ['open', 'fail'],
    // Policies and rules beyond the plan may let in more.
    ['public', 'unknown'],
    ['elsewhere', 'unknown'],
    ['private', 'pass'],
    // Without a route nobody comes in, whatever is allowed.
    ['closed', 'pass'],
  ])('open-management-port of google_compute_instance.%s: %s', (name, verdict) => {
    expect(plan.verdict!('open-management-port', `google_compute_instance.${name}`)).toBe(verdict);
  });

  it.each([
    ['public-kubernetes-api', 'google_container_cluster'],
    ['kubernetes-secrets-without-kms-encryption', 'google_container_cluster'],
    ['diagnostic-logging-disabled', 'google_container_cluster'],
    ['local-authentication-enabled', 'google_container_cluster'],
    ['public-resource-policy', 'google_pubsub_topic'],
    ['key-rotation-disabled', 'google_kms_crypto_key'],
  ])('%s of %s: passes as it should be, fails as it should not', (check, type) => {
    expect({ good: plan.verdict!(check, `${type}.good`), bad: plan.verdict!(check, `${type}.bad`) }).toEqual({
      good: 'pass',
      bad: 'fail',
    });
  });
});
