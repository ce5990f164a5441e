import type { Shape, TemplateTypes } from '../../../../model/template.ts';
import { any, block, each, flag, OWNER, text, texts } from '../../../kit/template.ts';

const SITE: Shape = {
  name: text('name', null),
  location: text('location'),
  https_only: flag('properties.httpsOnly', false),
  client_affinity_enabled: flag('properties.clientAffinityEnabled'),
  site_config: each('properties.siteConfig', {
    minimum_tls_version: text('minTlsVersion'),
    ftps_state: text('ftpsState'),
    remote_debugging_enabled: flag('remoteDebuggingEnabled', false),
    health_check_path: text('healthCheckPath', null),
  }),
};

const POOL: Shape = {
  mode: text('mode', 'User'),
  auto_scaling_enabled: flag('enableAutoScaling', false),
};

export const APPS: TemplateTypes = {
  'microsoft.web/sites': [
    { where: { path: 'kind', is: /functionapp/i }, type: 'azurerm_linux_function_app', attributes: SITE },
    { type: 'azurerm_linux_web_app', attributes: SITE },
  ],
  'microsoft.web/sites/slots': [{ type: 'azurerm_linux_web_app_slot', attributes: { app_service_id: any('parent') } }],
  'microsoft.containerservice/managedclusters': [
    {
      type: 'azurerm_kubernetes_cluster',
      attributes: {
        name: text('name', null),
        location: text('location'),
        kubernetes_version: text('properties.kubernetesVersion'),
        private_cluster_enabled: flag('properties.apiServerAccessProfile.enablePrivateCluster', false),
        api_server_access_profile: block({
          authorized_ip_ranges: texts('properties.apiServerAccessProfile.authorizedIPRanges', []),
        }),
        local_account_disabled: flag('properties.disableLocalAccounts', false),
        key_management_service: each('properties.securityProfile.azureKeyVaultKms.keyId', {}),
      },
      parts: [
        {
          type: 'azurerm_kubernetes_cluster_node_pool',
          from: 'properties.agentPoolProfiles',
          attributes: { ...POOL, kubernetes_cluster_id: OWNER },
        },
      ],
    },
  ],
  'microsoft.containerservice/managedclusters/agentpools': [
    {
      type: 'azurerm_kubernetes_cluster_node_pool',
      attributes: {
        kubernetes_cluster_id: any('parent'),
        mode: text('properties.mode', 'User'),
        auto_scaling_enabled: flag('properties.enableAutoScaling', false),
      },
    },
  ],
};
