import type { PlannedTypes } from '../../../model/planned.ts';
import { known, tagsIn } from '../../kit/planned.ts';
import { regionName, subscriptionOf } from '../client/arm.ts';
import { AZURE_COLLECTORS } from '../services/index.ts';
import { managedDisk } from './disk.ts';
import { networkSecurityGroup } from './network-security-group.ts';
import { sqlDatabase } from './sql-database.ts';
import { storageAccount } from './storage-account.ts';

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
  },
  kinds: AZURE_COLLECTORS.flatMap(({ lists }) => lists),
};

const locationOf = (location: string | undefined): string | undefined =>
  location === undefined ? undefined : regionName(location);
