import { accountsRead, consoleUsers, inUse, providersInUse, providersRead, auditLogs } from './identity/accounts.ts';
import { administrators } from './identity/administrators.ts';
import {
  consoleChanges,
  deploymentPipelines,
  chaosExperimentRuns,
  syntheticMonitoring,
} from './monitoring/account-activity.ts';
import { externalAccessMonitoring } from './monitoring/external-access.ts';
import { missingThreatDetectionPlans } from './monitoring/threat-detection-plans.ts';
import { borrowedRights } from './identity/borrowed-rights.ts';
import { consoleCredentials } from './identity/console-credentials.ts';
import { guestAccess } from './identity/guest-access.ts';
import { changesWithoutAlert, eventsWithoutAlert } from './monitoring/security-alerts.ts';
import { alarmDelivery, alarmRecipientCount } from './monitoring/alarms.ts';
import { requestLogging } from './monitoring/request-logging.ts';
import { managementAgent } from './monitoring/management-agent.ts';
import { crossRegionClients } from './network/cross-region-clients.ts';
import { attached } from './network/attached.ts';
import { deletingLogins, deletionGuardrails } from './backups/account-log-ins.ts';
import { accountDeletion } from './backups/account-deletion.ts';
import { backupDeletionReach } from './backups/backup-deletion-reach.ts';
import { decoupling, usedAsDeadLetter } from './compute/messaging.ts';
import { scaledByClusterAutoscaler } from './compute/cluster-autoscaler.ts';
import { launchedDisksEncrypted, launchedMetadataService } from './compute/launched-servers.ts';
import { standaloneServers } from './compute/standalone-servers.ts';
import { terraformStateBucket } from './compute/terraform-state.ts';
import { heldRecords } from './backups/held-records.ts';
import { recentBackupFailures, backupExclusions, backupPlanCount } from './backups/backup-plans.ts';
import { backupsOutsideProvider, storedBytes } from './concentration/concentration-data.ts';
import { backupsAndLogsOutsideAccount, regionConcentration } from './concentration/concentration-regions.ts';
import { registrarAndDnsOverlap, portability } from './concentration/concentration-services.ts';
import {
  backups,
  backupsOutsideRegion,
  immutableBackups,
  isolatedBackups,
  latestBackup,
  partialBackups,
} from './backups/backups.ts';
import type { Fact } from './define-fact.ts';
import { clientApplications } from './compute/dependencies.ts';
import { environments } from './compute/environments.ts';
import { internetRules } from './network/internet-rules.ts';
import {
  exposedDataStores,
  exposedManagedServices,
  exposedManagementServices,
  exposedServices,
} from './network/exposed-services.ts';
import { defaultSecurityGroupTraffic } from './network/default-security-group.ts';
import { reachableFromInternet } from './network/internet-reachability.ts';
import { crossZoneNatClients } from './network/nat-zones.ts';
import { ddosProtectionStatus, wafProtection } from './network/endpoint-protection.ts';
import { publicSubnetExposure } from './network/public-subnet-exposure.ts';
import { eligibleZones } from './network/eligible-zones.ts';
import { tagCoverage } from './compute/tag-coverage.ts';
import { quotaUsage } from './compute/quota-usage.ts';
import { organizationGuardrails } from './identity/guardrails.ts';
import { liveData } from './backups/live-data.ts';
import { metricCoverage } from './monitoring/metric-coverage.ts';
import { collectedMetrics, burstCredits } from './monitoring/metrics.ts';
import { networkZones, subnetTiers, egress } from './network/network-topology.ts';
import { singleServerRecords, danglingRecords } from './network/dns-records.ts';
import { networkInUse, flowLogCoverage } from './network/networks.ts';
import { redundantConnections } from './network/redundant-connections.ts';
import { restoreHistory } from './backups/restore-history.ts';
import {
  acceleratedNetworkingUse,
  replacementGroup,
  loadBalancers,
  faultDomainPeers,
  targetZones,
} from './compute/servers.ts';
import { externalPrincipals, untrustedPrincipals } from './identity/external-principals.ts';

/** Every fact that a check may need. */
export const FACTS: readonly Fact[] = [
  reachableFromInternet,
  exposedManagementServices,
  exposedDataStores,
  exposedServices,
  internetRules,
  exposedManagedServices,
  defaultSecurityGroupTraffic,
  attached,
  backups,
  immutableBackups,
  backupsOutsideRegion,
  isolatedBackups,
  partialBackups,
  accountDeletion,
  deletingLogins,
  deletionGuardrails,
  backupDeletionReach,
  latestBackup,
  liveData,
  accountsRead,
  replacementGroup,
  launchedMetadataService,
  launchedDisksEncrypted,
  loadBalancers,
  faultDomainPeers,
  acceleratedNetworkingUse,
  targetZones,
  crossRegionClients,
  crossZoneNatClients,
  eligibleZones,
  auditLogs,
  requestLogging,
  missingThreatDetectionPlans,
  inUse,
  providersRead,
  providersInUse,
  consoleUsers,
  metricCoverage,
  regionConcentration,
  backupsAndLogsOutsideAccount,
  backupsOutsideProvider,
  portability,
  storedBytes,
  registrarAndDnsOverlap,
  alarmRecipientCount,
  alarmDelivery,
  networkInUse,
  flowLogCoverage,
  networkZones,
  subnetTiers,
  egress,
  publicSubnetExposure,
  redundantConnections,
  singleServerRecords,
  danglingRecords,
  wafProtection,
  ddosProtectionStatus,
  restoreHistory,
  organizationGuardrails,
  chaosExperimentRuns,
  consoleChanges,
  deploymentPipelines,
  externalAccessMonitoring,
  syntheticMonitoring,
  environments,
  eventsWithoutAlert,
  changesWithoutAlert,
  tagCoverage,
  managementAgent,
  quotaUsage,
  terraformStateBucket,
  heldRecords,
  administrators,
  untrustedPrincipals,
  guestAccess,
  borrowedRights,
  consoleCredentials,
  externalPrincipals,
  usedAsDeadLetter,
  decoupling,
  clientApplications,
  backupPlanCount,
  recentBackupFailures,
  backupExclusions,
  collectedMetrics,
  burstCredits,
  scaledByClusterAutoscaler,
  standaloneServers,
];
