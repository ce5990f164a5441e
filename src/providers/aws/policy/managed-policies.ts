import { compareText } from '../../../lib/text.ts';

/**
 * What AWS's own policies for those who look leave out of what we ask, as they stood in March 2026 (SecurityAudit v85,
 * ViewOnlyAccess v43, ReadOnlyAccess v178). AWS adds to them: `doctor aws` tries what an identity may do today.
 */
export const MANAGED_POLICY_GAPS = {
  'SecurityAudit': [
    'backup:GetBackupPlan', 'backup:ListBackupJobs', 'backup:ListBackupPlans', 'backup:ListBackupSelections', 'backup:ListProtectedResources',
    'backup:ListRecoveryPointsByBackupVault', 'backup:ListRestoreJobs', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters',
    'cloudwatch:GetMetricData', 'drs:DescribeSourceServers', 'eks:DescribeClusterVersions', 'elasticmapreduce:ListInstanceGroups', 'fis:ListExperimentTemplates',
    'fis:ListExperiments', 'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots', 'memorydb:DescribeSubnetGroups',
    'memorydb:ListTags', 'resiliencehub:ListApps', 'sns:GetSubscriptionAttributes', 'support:DescribeSeverityLevels',
    'timestream-influxdb:ListDbInstances',
  ],
  'SecurityAudit and ViewOnlyAccess': [
    'backup:GetBackupPlan', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters', 'drs:DescribeSourceServers', 'eks:DescribeClusterVersions',
    'fis:ListExperimentTemplates', 'fis:ListExperiments', 'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots',
    'memorydb:DescribeSubnetGroups', 'memorydb:ListTags', 'resiliencehub:ListApps', 'sns:GetSubscriptionAttributes',
    'support:DescribeSeverityLevels', 'timestream-influxdb:ListDbInstances',
  ],
  'ReadOnlyAccess': ['s3express:ListAllMyDirectoryBuckets', 'timestream-influxdb:ListDbInstances'],
} as const satisfies Readonly<Record<string, readonly string[]>>; // prettier-ignore

/** The policies of AWS's own that leave out all of these rights, and hardly more: what an identity seems to have. */
export function guessManagedPolicy(missing: readonly string[]): string | undefined {
  const fits = Object.entries<readonly string[]>(MANAGED_POLICY_GAPS).filter(([, left]) =>
    missing.every(one => left.includes(one)),
  );
  return fits.sort(([a, some], [b, more]) => some.length - more.length || compareText(a, b))[0]?.[0];
}
