import type { PlannedTypes } from '../../../model/planned.ts';
import { known, tagsIn } from '../../kit/planned.ts';
import { regionName, subscriptionOf } from '../client/arm.ts';
import { AZURE_COLLECTORS } from '../services/index.ts';
import { cosmosAccount } from './cosmos-account.ts';
import { managedDisk } from './disk.ts';
import { mysqlServer, postgresqlServer } from './flexible-server.ts';
import { keyVault } from './key-vault.ts';
import { kubernetesCluster } from './kubernetes-cluster.ts';
import { networkSecurityGroup } from './network-security-group.ts';
import { sqlDatabase } from './sql-database.ts';
import { storageAccount } from './storage-account.ts';
import { subnet } from './subnet.ts';
import { ARM_TYPES } from './templates/index.ts';
import { virtualMachine } from './virtual-machine.ts';
import { functionApp, webApp } from './web-app.ts';

/** Resources of Azure in a Terraform plan. */
export const azurePlanned: PlannedTypes = {
  provider: 'azure',
  plugins: ['hashicorp/azurerm'],
  place: (resource, plan) => ({
    account: subscriptionOf(known(resource, 'id') ?? '') ?? plan.setting(resource, 'subscription_id')?.toLowerCase(),
    region: locationOf(known(resource, 'location')),
  }),
  tags: resource => tagsIn(resource, ['tags']),
  types: {
    azurerm_storage_account: storageAccount,
    azurerm_network_security_group: networkSecurityGroup,
    azurerm_mssql_database: sqlDatabase,
    azurerm_managed_disk: managedDisk,
    // With `azurerm_network_interface`, `azurerm_mssql_server` and others that set a part of one.
    azurerm_linux_virtual_machine: virtualMachine,
    azurerm_windows_virtual_machine: virtualMachine,
    azurerm_subnet: subnet,
    azurerm_postgresql_flexible_server: postgresqlServer,
    azurerm_mysql_flexible_server: mysqlServer,
    azurerm_cosmosdb_account: cosmosAccount,
    azurerm_key_vault: keyVault,
    azurerm_kubernetes_cluster: kubernetesCluster,
    azurerm_linux_web_app: webApp('linux'),
    azurerm_windows_web_app: webApp('windows'),
    azurerm_linux_function_app: functionApp,
    azurerm_windows_function_app: functionApp,
  },
  templates: { language: 'arm', types: ARM_TYPES },
  kinds: AZURE_COLLECTORS.flatMap(({ lists }) => lists),
};

const locationOf = (location: string | undefined): string | undefined =>
  location === undefined ? undefined : regionName(location);
