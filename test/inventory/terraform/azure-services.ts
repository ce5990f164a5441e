import { computed, planOf, ref } from '../../support/plan-of.ts';

const at = { location: 'westeurope', resource_group_name: 'shop' };
const interfaceOf = (name: string, address: string | null) => ({
  ...at,
  name,
  ip_configuration: [{ name: 'main', subnet_id: ref('azurerm_subnet.main'), public_ip_address_id: address === null ? null : ref(address) }],
}); // prettier-ignore

/** One of each type as it should be, and one as it should not. */
export const AZURE_SERVICES = () =>
  planOf(
    {
      'azurerm_subnet.main': { name: 'main' },
      'azurerm_public_ip.bad': { ...at, sku: 'Standard' },
      'azurerm_network_security_group.bad': { ...at, name: 'bad', security_rule: [{ name: 'ssh', priority: 100, access: 'Allow', direction: 'Inbound', protocol: 'Tcp', source_address_prefix: '*', destination_address_prefix: '*', destination_port_range: '22' }] },
      'azurerm_network_interface.good': interfaceOf('good', null),
      'azurerm_network_interface.bad': interfaceOf('bad', 'azurerm_public_ip.bad'),
      'azurerm_network_interface_security_group_association.bad': { network_interface_id: ref('azurerm_network_interface.bad'), network_security_group_id: ref('azurerm_network_security_group.bad') },
      'azurerm_linux_virtual_machine.good': { ...at, name: 'good', size: 'Standard_D4s_v5', priority: 'Regular', network_interface_ids: [ref('azurerm_network_interface.good')], os_disk: [{ storage_account_type: 'Premium_LRS' }], identity: [{ type: 'SystemAssigned' }] },
      'azurerm_windows_virtual_machine.bad': { ...at, name: 'bad', size: 'Standard_A2_v2', priority: 'Spot', network_interface_ids: [ref('azurerm_network_interface.bad')], os_disk: [{ storage_account_type: 'Standard_LRS' }] },

      'azurerm_postgresql_flexible_server.good': { ...at, name: 'good', version: '16', sku_name: 'GP_Standard_D4s_v3', high_availability: [{ mode: 'ZoneRedundant' }], backup_retention_days: 30, auto_grow_enabled: true, public_network_access_enabled: false, delegated_subnet_id: computed(), customer_managed_key: [{ key_vault_key_id: ref('azurerm_key_vault_key.main') }] },
      'azurerm_mysql_flexible_server.bad': { ...at, name: 'bad', version: '8.0.21', sku_name: 'B_Standard_B1ms', backup_retention_days: 1, storage: [{ auto_grow_enabled: false }], public_network_access_enabled: true, delegated_subnet_id: computed() },
      'azurerm_mysql_flexible_server_firewall_rule.bad': { server_name: ref('azurerm_mysql_flexible_server.bad'), start_ip_address: '0.0.0.0', end_ip_address: '255.255.255.255' },
      'azurerm_mysql_flexible_server_configuration.bad': { server_name: ref('azurerm_mysql_flexible_server.bad'), name: 'require_secure_transport', value: 'OFF' },

      'azurerm_cosmosdb_account.good': { ...at, name: 'good', minimal_tls_version: 'Tls12', local_authentication_disabled: true, public_network_access_enabled: false, automatic_failover_enabled: true, key_vault_key_id: ref('azurerm_key_vault_key.main'), geo_location: [{ location: 'westeurope', failover_priority: 0, zone_redundant: true }, { location: 'northeurope', failover_priority: 1 }], backup: [{ type: 'Continuous', tier: 'Continuous30Days' }] },
      'azurerm_cosmosdb_account.bad': { ...at, name: 'bad', minimal_tls_version: 'Tls', geo_location: [{ location: 'westeurope', failover_priority: 0, zone_redundant: false }], backup: [{ type: 'Periodic', retention_in_hours: 8, storage_redundancy: 'Local' }] },

      'azurerm_key_vault.good': { ...at, name: 'good', purge_protection_enabled: true, network_acls: [{ default_action: 'Deny', ip_rules: ['198.51.100.7'] }] },
      'azurerm_key_vault.bad': { ...at, name: 'bad', purge_protection_enabled: false, network_acls: computed() },

      'azurerm_kubernetes_cluster.good': { ...at, name: 'good', kubernetes_version: '1.33', private_cluster_enabled: true, local_account_disabled: true, key_management_service: [{ key_vault_key_id: ref('azurerm_key_vault_key.main') }] },
      'azurerm_kubernetes_cluster_node_pool.good': { kubernetes_cluster_id: ref('azurerm_kubernetes_cluster.good'), mode: 'User', auto_scaling_enabled: true },
      'azurerm_kubernetes_cluster.bad': { ...at, name: 'bad', kubernetes_version: computed(), private_cluster_enabled: false, api_server_access_profile: computed() },

      'azurerm_linux_web_app.good': { ...at, name: 'good', https_only: true, client_affinity_enabled: false, site_config: [{ minimum_tls_version: '1.2', ftps_state: 'Disabled', remote_debugging_enabled: false, health_check_path: '/healthz' }] },
      'azurerm_linux_web_app_slot.good': { name: 'staging', app_service_id: ref('azurerm_linux_web_app.good') },
      'azurerm_windows_web_app.bad': { ...at, name: 'bad', https_only: false, client_affinity_enabled: true, site_config: [{ minimum_tls_version: '1.0', ftps_state: 'AllAllowed', remote_debugging_enabled: true }] },
      'azurerm_linux_function_app.good': { ...at, name: 'f-good', https_only: true, site_config: [{ minimum_tls_version: '1.2', ftps_state: 'FtpsOnly' }] },
      'azurerm_windows_function_app.bad': { ...at, name: 'f-bad', https_only: true, site_config: [{ minimum_tls_version: '1.1', ftps_state: 'FtpsOnly', remote_debugging_enabled: true }] },
      'azurerm_key_vault_key.main': { name: 'main' },
    },
    { subscription_id: '00000000-0000-0000-0000-000000000001' },
  ); // prettier-ignore
