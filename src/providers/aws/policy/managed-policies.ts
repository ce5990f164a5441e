import { compareText } from '../../../lib/text.ts';

/**
 * The actions of our collectors that AWS managed policies lack (SecurityAudit v86, ViewOnlyAccess v45, ReadOnlyAccess v182). AWS extends them: `doctor aws` checks what an identity is allowed today.
 */
export const MANAGED_POLICY_GAPS = {
  'SecurityAudit': [
    'backup:GetBackupPlan', 'backup:ListBackupJobs', 'backup:ListBackupPlans', 'backup:ListBackupSelections', 'backup:ListProtectedResources',
    'backup:ListRecoveryPointsByBackupVault', 'backup:ListRestoreJobs', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters',
    'cloudtrail:GetEventDataStore', 'cloudtrail:ListEventDataStores', 'cloudwatch:GetMetricData', 'drs:DescribeSourceServers', 'eks:DescribeClusterVersions',
    'elasticmapreduce:ListInstanceGroups', 'fis:ListExperimentTemplates', 'fis:ListExperiments', 'kafka:GetClusterPolicy', 'kinesis:GetResourcePolicy',
    'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots', 'memorydb:DescribeSubnetGroups', 'memorydb:ListTags', 'resiliencehub:ListApps',
    'resource-explorer-2:GetDefaultView', 'resource-explorer-2:GetView', 'resource-explorer-2:ListIndexes', 'resource-explorer-2:ListResources',
    'sns:GetSubscriptionAttributes', 'support:DescribeSeverityLevels', 'timestream-influxdb:ListDbInstances',
  ],
  'SecurityAudit and ViewOnlyAccess': [
    'backup:GetBackupPlan', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters', 'cloudtrail:GetEventDataStore', 'cloudtrail:ListEventDataStores',
    'drs:DescribeSourceServers', 'fis:ListExperimentTemplates', 'fis:ListExperiments', 'kafka:GetClusterPolicy', 'kinesis:GetResourcePolicy',
    'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots', 'memorydb:DescribeSubnetGroups', 'memorydb:ListTags', 'resiliencehub:ListApps',
    'resource-explorer-2:GetView', 'resource-explorer-2:ListResources', 'sns:GetSubscriptionAttributes', 'support:DescribeSeverityLevels',
    'timestream-influxdb:ListDbInstances',
  ],
  'ReadOnlyAccess': ['resource-explorer-2:ListResources', 'timestream-influxdb:ListDbInstances'],
} as const satisfies Readonly<Record<string, readonly string[]>>; // prettier-ignore

/** The AWS managed policies that an identity seems to have: those that lack all of these actions, and few others. */
export function guessManagedPolicy(missing: readonly string[]): string | undefined {
  const fits = Object.entries<readonly string[]>(MANAGED_POLICY_GAPS).filter(([, gaps]) =>
    missing.every(one => gaps.includes(one)),
  );
  return fits.sort(([a, some], [b, more]) => some.length - more.length || compareText(a, b))[0]?.[0];
}
