// Written by `npm run generate` from the files in this folder.
import type { GcpCollector } from '../context.ts';
import { gcpAlloyDb } from './alloydb/alloydb.ts';
import { gcpApiKeys } from './api-keys/api-keys.ts';
import { gcpAppEngine } from './app-engine/app-engine.ts';
import { gcpArtifactRegistry } from './artifact-registry/artifact-registry.ts';
import { gcpAssetInventory } from './asset-inventory/asset-inventory.ts';
import { gcpBackupDr } from './backup-dr/backup-dr.ts';
import { gcpBigQuery } from './bigquery/bigquery.ts';
import { gcpBigtable } from './bigtable/bigtable.ts';
import { gcpCertificateManager } from './certificate-manager/certificate-manager.ts';
import { gcpCloudBuild } from './cloud-build/cloud-build.ts';
import { gcpCloudFunctions } from './cloud-functions/cloud-functions.ts';
import { gcpCloudRun } from './cloud-run/cloud-run.ts';
import { gcpCloudTasks } from './cloud-tasks/cloud-tasks.ts';
import { gcpComputeQuotas } from './compute/quotas.ts';
import { gcpDisks } from './compute/disks.ts';
import { gcpDns } from './dns/dns.ts';
import { gcpEssentialContacts } from './essential-contacts/essential-contacts.ts';
import { gcpFilestore } from './filestore/filestore.ts';
import { gcpFirestore } from './firestore/firestore.ts';
import { gcpGkeBackup } from './gke-backup/gke-backup.ts';
import { gcpHybridConnectivity } from './hybrid-connectivity/hybrid-connectivity.ts';
import { gcpIam } from './iam/iam.ts';
import { gcpImages } from './compute/images.ts';
import { gcpInfrastructureManager } from './infrastructure-manager/infrastructure-manager.ts';
import { gcpInstanceGroups } from './compute/instance-groups.ts';
import { gcpInstances } from './compute/instances.ts';
import { gcpKms } from './kms/kms.ts';
import { gcpKubernetesEngine } from './kubernetes-engine/kubernetes-engine.ts';
import { gcpLoadBalancing } from './load-balancing/load-balancing.ts';
import { gcpLogging } from './logging/logging.ts';
import { gcpMemcached } from './memorystore/memcached.ts';
import { gcpMemorystore } from './memorystore/memorystore.ts';
import { gcpMonitoring } from './monitoring/monitoring.ts';
import { gcpNetApp } from './netapp/netapp.ts';
import { gcpOrganizationPolicy } from './organization-policy/organization-policy.ts';
import { gcpProject } from './project/project.ts';
import { gcpPubSub } from './pubsub/pubsub.ts';
import { gcpRecommender } from './recommender/recommender.ts';
import { gcpSecretManager } from './secret-manager/secret-manager.ts';
import { gcpSecurityCommandCenter } from './security-command-center/security-command-center.ts';
import { gcpSpanner } from './spanner/spanner.ts';
import { gcpSql } from './sql/sql.ts';
import { gcpStorage } from './storage/storage.ts';
import { gcpVpc } from './vpc/vpc.ts';

/** Every collector, by id. Loading them loads no SDK. */
export const GCP_COLLECTORS: readonly GcpCollector[] = [
  gcpAlloyDb,
  gcpApiKeys,
  gcpAppEngine,
  gcpArtifactRegistry,
  gcpAssetInventory,
  gcpBackupDr,
  gcpBigQuery,
  gcpBigtable,
  gcpCertificateManager,
  gcpCloudBuild,
  gcpCloudFunctions,
  gcpCloudRun,
  gcpCloudTasks,
  gcpComputeQuotas,
  gcpDisks,
  gcpDns,
  gcpEssentialContacts,
  gcpFilestore,
  gcpFirestore,
  gcpGkeBackup,
  gcpHybridConnectivity,
  gcpIam,
  gcpImages,
  gcpInfrastructureManager,
  gcpInstanceGroups,
  gcpInstances,
  gcpKms,
  gcpKubernetesEngine,
  gcpLoadBalancing,
  gcpLogging,
  gcpMemcached,
  gcpMemorystore,
  gcpMonitoring,
  gcpNetApp,
  gcpOrganizationPolicy,
  gcpProject,
  gcpPubSub,
  gcpRecommender,
  gcpSecretManager,
  gcpSecurityCommandCenter,
  gcpSpanner,
  gcpSql,
  gcpStorage,
  gcpVpc,
];
