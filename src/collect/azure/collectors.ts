import { azureApiManagement } from './api-management.ts';
import { azureAppConfiguration } from './app-configuration.ts';
import { azureAppService } from './app-service.ts';
import { azureBackupVaults } from './backup-vaults.ts';
import { azureAdvice, azureServiceHealth } from './advice.ts';
import { azureChaos } from './chaos.ts';
import { azureContainerApps } from './container-apps.ts';
import { azureContainerInstances } from './container-instances.ts';
import { azureContainerRegistry } from './container-registry.ts';
import { azureCompute } from './compute.ts';
import type { AzureCollector } from './context.ts';
import { azureDatabases } from './databases.ts';
import { azureDefender } from './defender.ts';
import { azureDiagnostics } from './diagnostics.ts';
import { azureDisks } from './disks.ts';
import { azureDomainServices } from './domain-services.ts';
import { azureEventGrid } from './event-grid.ts';
import { azureEventHubs } from './event-hubs.ts';
import { azureFailoverGroups } from './failover-groups.ts';
import { azureFloodShield } from './flood-shield.ts';
import { azureFrontDoor } from './front-door.ts';
import { azureFrontDoors } from './front-doors.ts';
import { azureGrafana } from './grafana.ts';
import { azureKeyVault } from './key-vault.ts';
import { azureKubernetes } from './kubernetes.ts';
import { azureMonitor } from './monitor.ts';
import { azureNetwork } from './network.ts';
import { azurePolicies } from './policies.ts';
import { azureNetApp } from './netapp.ts';
import { azureRedis } from './redis.ts';
import { azureRoleAssignments } from './role-assignments.ts';
import { azureSearch } from './search.ts';
import { azureServiceBus } from './service-bus.ts';
import { azureSiteRecovery } from './site-recovery.ts';
import { azureServiceLevels } from './service-levels.ts';
import { azureSnapshots } from './snapshots.ts';
import { azureStorage } from './storage.ts';
import { azureChanges } from './changes.ts';
import { azureMachineAgents } from './machine-agents.ts';
import { azureSupport } from './support.ts';
import { azureWebTests } from './web-tests.ts';
import { azureTrafficManager } from './traffic-manager.ts';
import { azureSubscription } from './subscription.ts';
import { azureVmware } from './vmware.ts';
import { azureWebMessaging } from './web-messaging.ts';

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
  azureServiceLevels,
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
  azureWebMessaging,
  azureGrafana,
  azureDomainServices,
  azureVmware,
  azureNetwork,
  azureFrontDoors,
  azureFrontDoor,
  azureTrafficManager,
  azureMonitor,
  azureRoleAssignments,
  azureAdvice,
  azureServiceHealth,
  azureChanges,
  azureDefender,
  azureDiagnostics,
  azureFloodShield,
  azureChaos,
  azureMachineAgents,
  azurePolicies,
  azureSupport,
  azureWebTests,
];
