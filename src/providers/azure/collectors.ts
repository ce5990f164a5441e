import { azureApiManagement } from './services/api-management/api-management.ts';
import { azureAppConfiguration } from './services/app-configuration/app-configuration.ts';
import { azureAppService } from './services/app-service/app-service.ts';
import { azureBackupVaults } from './services/backup/backup-vaults.ts';
import { azureAdvisor, azureServiceHealth } from './services/advisor/advisor.ts';
import { azureChaosStudio } from './services/chaos-studio/chaos-studio.ts';
import { azureContainerApps } from './services/container-apps/container-apps.ts';
import { azureContainerInstances } from './services/container-instances/container-instances.ts';
import { azureContainerRegistry } from './services/container-registry/container-registry.ts';
import { azureCompute } from './services/compute/virtual-machines.ts';
import type { AzureCollector } from './context.ts';
import { azureDatabases } from './services/databases/databases.ts';
import { azureDefender } from './services/defender/defender.ts';
import { azureDiagnostics } from './services/diagnostics/diagnostics.ts';
import { azureDisks } from './services/compute/disks.ts';
import { azureDomainServices } from './services/domain-services/domain-services.ts';
import { azureEventGrid } from './services/event-grid/event-grid.ts';
import { azureEventHubs } from './services/event-hubs/event-hubs.ts';
import { azureFailoverGroups } from './services/databases/failover-groups.ts';
import { azureDdosProtection } from './services/network/ddos-protection.ts';
import { azureFrontDoor } from './services/front-door/front-door.ts';
import { azureApplicationGateway } from './services/application-gateway/application-gateway.ts';
import { azureGrafana } from './services/grafana/grafana.ts';
import { azureKeyVault } from './services/key-vault/key-vault.ts';
import { azureKubernetes } from './services/kubernetes-service/kubernetes-service.ts';
import { azureMonitor } from './services/monitor/monitor.ts';
import { azureNetwork } from './services/network/network.ts';
import { azurePolicyAssignments } from './services/policy-assignments/policy-assignments.ts';
import { azureNetApp } from './services/netapp/netapp.ts';
import { azureRedis } from './services/redis/redis.ts';
import { azureRoleAssignments } from './services/role-assignments/role-assignments.ts';
import { azureSearch } from './services/search/search.ts';
import { azureServiceBus } from './services/service-bus/service-bus.ts';
import { azureSiteRecovery } from './services/site-recovery/site-recovery.ts';
import { azureSlaTiers } from './services/sla-tiers/sla-tiers.ts';
import { azureSnapshots } from './services/compute/snapshots.ts';
import { azureStorage } from './services/storage/storage.ts';
import { azureChangeHistory } from './services/change-history/change-history.ts';
import { azureVmExtensions } from './services/compute/vm-extensions.ts';
import { azureSupport } from './services/support/support.ts';
import { azureAvailabilityTests } from './services/monitor/availability-tests.ts';
import { azureTrafficManager } from './services/traffic-manager/traffic-manager.ts';
import { azureSubscription } from './services/subscription/subscription.ts';
import { azureVmware } from './services/vmware/vmware.ts';
import { azureSignalrWebPubsub } from './services/signalr-web-pubsub/signalr-web-pubsub.ts';

/** Everything that reads Azure. A new service is a file with an `AzureCollector` and a line here. */
export const AZURE_COLLECTORS: readonly AzureCollector[] = [
  azureSubscription,
  azureApiManagement,
  azureAppService,
  azureContainerApps,
  azureContainerInstances,
  azureContainerRegistry,
  azureBackupVaults,
  azureSiteRecovery,
  azureFailoverGroups,
  azureCompute,
  azureDatabases,
  azureDisks,
  azureKubernetes,
  azureSlaTiers,
  azureSnapshots,
  azureStorage,
  azureNetApp,
  azureKeyVault,
  azureAppConfiguration,
  azureRedis,
  azureSearch,
  azureEventGrid,
  azureEventHubs,
  azureServiceBus,
  azureSignalrWebPubsub,
  azureGrafana,
  azureDomainServices,
  azureVmware,
  azureNetwork,
  azureApplicationGateway,
  azureFrontDoor,
  azureTrafficManager,
  azureMonitor,
  azureRoleAssignments,
  azureAdvisor,
  azureServiceHealth,
  azureChangeHistory,
  azureDefender,
  azureDiagnostics,
  azureDdosProtection,
  azureChaosStudio,
  azureVmExtensions,
  azurePolicyAssignments,
  azureSupport,
  azureAvailabilityTests,
];
