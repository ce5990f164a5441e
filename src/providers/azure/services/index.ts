// Written by `npm run generate` from the files in this folder.
import type { AzureCollector } from '../context.ts';
import { azureAdvisor } from './advisor/advisor.ts';
import { azureApiManagement } from './api-management/api-management.ts';
import { azureAppConfiguration } from './app-configuration/app-configuration.ts';
import { azureAppService } from './app-service/app-service.ts';
import { azureApplicationGateway } from './application-gateway/application-gateway.ts';
import { azureAvailabilityTests } from './monitor/availability-tests.ts';
import { azureBackupVaults } from './backup/backup-vaults.ts';
import { azureChangeHistory } from './change-history/change-history.ts';
import { azureChaosStudio } from './chaos-studio/chaos-studio.ts';
import { azureCompute } from './compute/virtual-machines.ts';
import { azureContainerApps } from './container-apps/container-apps.ts';
import { azureContainerInstances } from './container-instances/container-instances.ts';
import { azureContainerRegistry } from './container-registry/container-registry.ts';
import { azureDatabases } from './databases/databases.ts';
import { azureDdosProtection } from './ddos-protection/ddos-protection.ts';
import { azureDefender } from './defender/defender.ts';
import { azureDiagnostics } from './diagnostics/diagnostics.ts';
import { azureDisks } from './compute/disks.ts';
import { azureDns } from './dns/dns.ts';
import { azureDomainServices } from './domain-services/domain-services.ts';
import { azureEventGrid } from './event-grid/event-grid.ts';
import { azureEventHubs } from './event-hubs/event-hubs.ts';
import { azureFailoverGroups } from './sql/failover-groups.ts';
import { azureFirewall } from './azure-firewall/azure-firewall.ts';
import { azureFrontDoor } from './front-door/front-door.ts';
import { azureGrafana } from './grafana/grafana.ts';
import { azureKeyVault } from './key-vault/key-vault.ts';
import { azureKubernetes } from './kubernetes-service/kubernetes-service.ts';
import { azureManagedServices } from './managed-services/managed-services.ts';
import { azureMonitor } from './monitor/monitor.ts';
import { azureNetApp } from './netapp/netapp.ts';
import { azureNetwork } from './network/network.ts';
import { azurePolicyAssignments } from './policy-assignments/policy-assignments.ts';
import { azureRedis } from './redis/redis.ts';
import { azureResourceManager } from './resource-manager/resource-manager.ts';
import { azureRoleAssignments } from './role-assignments/role-assignments.ts';
import { azureSearch } from './search/search.ts';
import { azureServiceBus } from './service-bus/service-bus.ts';
import { azureServiceHealth } from './service-health/service-health.ts';
import { azureSignalrWebPubsub } from './signalr-web-pubsub/signalr-web-pubsub.ts';
import { azureSiteRecovery } from './site-recovery/site-recovery.ts';
import { azureSlaTiers } from './sla-tiers/sla-tiers.ts';
import { azureSnapshots } from './compute/snapshots.ts';
import { azureStorage } from './storage/storage.ts';
import { azureSubscription } from './subscription/subscription.ts';
import { azureSupport } from './support/support.ts';
import { azureTrafficManager } from './traffic-manager/traffic-manager.ts';
import { azureVmExtensions } from './compute/vm-extensions.ts';
import { azureVmware } from './vmware/vmware.ts';
import { azureVpnGateway } from './vpn-gateway/vpn-gateway.ts';

/** Every collector, by id. Loading them loads no SDK. */
export const AZURE_COLLECTORS: readonly AzureCollector[] = [
  azureAdvisor,
  azureApiManagement,
  azureAppConfiguration,
  azureAppService,
  azureApplicationGateway,
  azureAvailabilityTests,
  azureBackupVaults,
  azureChangeHistory,
  azureChaosStudio,
  azureCompute,
  azureContainerApps,
  azureContainerInstances,
  azureContainerRegistry,
  azureDatabases,
  azureDdosProtection,
  azureDefender,
  azureDiagnostics,
  azureDisks,
  azureDns,
  azureDomainServices,
  azureEventGrid,
  azureEventHubs,
  azureFailoverGroups,
  azureFirewall,
  azureFrontDoor,
  azureGrafana,
  azureKeyVault,
  azureKubernetes,
  azureManagedServices,
  azureMonitor,
  azureNetApp,
  azureNetwork,
  azurePolicyAssignments,
  azureRedis,
  azureResourceManager,
  azureRoleAssignments,
  azureSearch,
  azureServiceBus,
  azureServiceHealth,
  azureSignalrWebPubsub,
  azureSiteRecovery,
  azureSlaTiers,
  azureSnapshots,
  azureStorage,
  azureSubscription,
  azureSupport,
  azureTrafficManager,
  azureVmExtensions,
  azureVmware,
  azureVpnGateway,
];
