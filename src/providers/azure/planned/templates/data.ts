import type { Shape, TemplateType, TemplateTypes } from '../../../../model/template.ts';
import { any, block, each, fixed, flag, members, number, text, word } from '../../../kit/template.ts';

const ACCESS = { Enabled: true, Disabled: false, SecuredByPerimeter: false };
const SWITCH = { Enabled: true, Disabled: false };
/** `Standard_RAGRS`: the redundancy without the tier. */
const REDUNDANCY = Object.fromEntries(
  ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'].flatMap(one =>
    ['Standard', 'Premium', 'StandardV2', 'PremiumV2'].map(tier => [`${tier}_${one}`, one] as const),
  ),
);

const HEAD: Shape = { name: text('name', null), location: text('location') };

const server = (type: string, own: Shape): TemplateType => ({
  type,
  uniqueName: true,
  attributes: {
    ...HEAD,
    version: text('properties.version'),
    create_mode: text('properties.createMode', 'Default'),
    // The tier decides whether it bursts; the size stands beside it in the template.
    sku_name: word('sku.tier', { Burstable: 'B_Burstable', GeneralPurpose: 'GP_GeneralPurpose', MemoryOptimized: 'MO_MemoryOptimized' }),
    high_availability: each('properties.highAvailability', { mode: text('mode', 'Disabled') }),
    backup_retention_days: number('properties.backup.backupRetentionDays', 7),
    geo_redundant_backup_enabled: word('properties.backup.geoRedundantBackup', SWITCH, false),
    delegated_subnet_id: any('properties.network.delegatedSubnetResourceId', null),
    public_network_access_enabled: word('properties.network.publicNetworkAccess', ACCESS, true),
    customer_managed_key: each('properties.dataEncryption.primaryKeyURI', {}),
    ...own,
  },
}); // prettier-ignore

const rule = (type: string): TemplateType => ({
  type,
  attributes: {
    server_id: any('parent'),
    server_name: any('parent'),
    start_ip_address: text('properties.startIpAddress'),
    end_ip_address: text('properties.endIpAddress'),
  },
});

const parameter = (type: string): TemplateType => ({
  type,
  attributes: {
    server_id: any('parent'),
    server_name: any('parent'),
    name: text('leaf'),
    value: text('properties.value'),
  },
});

export const DATA: TemplateTypes = {
  'microsoft.storage/storageaccounts': [
    {
      type: 'azurerm_storage_account',
      // What differs by the version of the API where it is not set has no default here.
      attributes: {
        ...HEAD,
        account_replication_type: word('sku.name', REDUNDANCY),
        allow_nested_items_to_be_public: flag('properties.allowBlobPublicAccess'),
        public_network_access_enabled: word('properties.publicNetworkAccess', ACCESS, true),
        network_rules: each('properties.networkAcls', {
          default_action: text('defaultAction'),
          ip_rules: members('ipRules', 'value', []),
        }),
        https_traffic_only_enabled: flag('properties.supportsHttpsTrafficOnly'),
        min_tls_version: text('properties.minimumTlsVersion'),
        customer_managed_key: each('properties.encryption.keyvaultproperties', {}),
        shared_access_key_enabled: flag('properties.allowSharedKeyAccess', true),
        is_hns_enabled: flag('properties.isHnsEnabled', false),
        blob_properties: each('blobServices', {
          versioning_enabled: flag('isVersioningEnabled', false),
          delete_retention_policy: each('deleteRetentionPolicy', {
            enabled: flag('enabled'),
            days: number('days'),
          }),
        }),
      },
      settings: { blobServices: 'microsoft.storage/storageaccounts/blobservices' },
      uniqueName: true,
    },
  ],
  'microsoft.storage/storageaccounts/blobservices/containers': [
    {
      type: 'azurerm_storage_container',
      attributes: {
        storage_account_id: any('parent'),
        storage_account_name: any('parent'),
        container_access_type: word(
          'properties.publicAccess',
          { None: 'private', Blob: 'blob', Container: 'container' },
          'private',
        ),
      },
    },
  ],
  'microsoft.compute/disks': [
    {
      type: 'azurerm_managed_disk',
      attributes: {
        ...HEAD,
        disk_encryption_set_id: any('properties.encryption.diskEncryptionSetId', null),
        storage_account_type: text('sku.name'),
        disk_size_gb: number('properties.diskSizeGB'),
      },
    },
  ],
  'microsoft.sql/servers': [
    {
      type: 'azurerm_mssql_server',
      attributes: {
        location: text('location'),
        public_network_access_enabled: word('properties.publicNetworkAccess', ACCESS, true),
        minimum_tls_version: text('properties.minimalTlsVersion'),
      },
    },
  ],
  'microsoft.sql/servers/firewallrules': [rule('azurerm_mssql_firewall_rule')],
  'microsoft.sql/servers/databases': [
    {
      type: 'azurerm_mssql_database',
      attributes: {
        name: text('leaf'),
        server_id: any('parent'),
        zone_redundant: flag('properties.zoneRedundant', false),
        short_term_retention_policy: each('shortTermRetention', { retention_days: number('retentionDays', 7) }),
        transparent_data_encryption_enabled: word('transparentDataEncryption.state', SWITCH, true),
      },
      settings: {
        shortTermRetention: 'microsoft.sql/servers/databases/backupshorttermretentionpolicies',
        transparentDataEncryption: 'microsoft.sql/servers/databases/transparentdataencryption',
      },
      uniqueName: true,
    },
  ],
  'microsoft.dbforpostgresql/flexibleservers': [
    server('azurerm_postgresql_flexible_server', { auto_grow_enabled: word('properties.storage.autoGrow', SWITCH) }),
  ],
  'microsoft.dbforpostgresql/flexibleservers/firewallrules': [rule('azurerm_postgresql_flexible_server_firewall_rule')],
  'microsoft.dbforpostgresql/flexibleservers/configurations': [
    parameter('azurerm_postgresql_flexible_server_configuration'),
  ],
  'microsoft.dbformysql/flexibleservers': [
    server('azurerm_mysql_flexible_server', {
      storage: block({ auto_grow_enabled: word('properties.storage.autoGrow', SWITCH) }),
    }),
  ],
  'microsoft.dbformysql/flexibleservers/firewallrules': [rule('azurerm_mysql_flexible_server_firewall_rule')],
  'microsoft.dbformysql/flexibleservers/configurations': [parameter('azurerm_mysql_flexible_server_configuration')],
  'microsoft.documentdb/databaseaccounts': [
    {
      type: 'azurerm_cosmosdb_account',
      attributes: {
        ...HEAD,
        geo_location: each('properties.locations', {
          location: text('locationName'),
          failover_priority: number('failoverPriority'),
          zone_redundant: flag('isZoneRedundant', false),
        }),
        automatic_failover_enabled: flag('properties.enableAutomaticFailover', false),
        multiple_write_locations_enabled: flag('properties.enableMultipleWriteLocations', false),
        key_vault_key_id: any('properties.keyVaultKeyUri', null),
        minimal_tls_version: text('properties.minimalTlsVersion'),
        backup: each('properties.backupPolicy', {
          type: text('type'),
          tier: text('continuousModeProperties.tier'),
          retention_in_hours: number('periodicModeProperties.backupRetentionIntervalInHours'),
          storage_redundancy: text('periodicModeProperties.backupStorageRedundancy'),
        }),
        local_authentication_enabled: fixed(null),
        local_authentication_disabled: flag('properties.disableLocalAuth', false),
        public_network_access_enabled: word('properties.publicNetworkAccess', ACCESS, true),
        ip_range_filter: members('properties.ipRules', 'ipAddressOrRange', []),
        is_virtual_network_filter_enabled: flag('properties.isVirtualNetworkFilterEnabled', false),
      },
      uniqueName: true,
    },
  ],
  'microsoft.keyvault/vaults': [
    {
      type: 'azurerm_key_vault',
      attributes: {
        ...HEAD,
        purge_protection_enabled: flag('properties.enablePurgeProtection', false),
        public_network_access_enabled: word('properties.publicNetworkAccess', ACCESS, true),
        network_acls: each('properties.networkAcls', {
          default_action: text('defaultAction'),
          ip_rules: members('ipRules', 'value', []),
        }),
      },
      uniqueName: true,
    },
  ],
};
