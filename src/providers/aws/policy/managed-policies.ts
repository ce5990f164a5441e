import { compareText } from '../../../lib/text.ts';

/**
 * The actions of our collectors that AWS managed policies lack, as of March 2026 (SecurityAudit v85, ViewOnlyAccess v43,
 * ReadOnlyAccess v178). AWS extends them: `doctor aws` checks what an identity is allowed today.
 */
export const MANAGED_POLICY_GAPS = {
  'SecurityAudit': [
    'backup:GetBackupPlan', 'backup:ListBackupJobs', 'backup:ListBackupPlans', 'backup:ListBackupSelections', 'backup:ListProtectedResources',
    'backup:ListRecoveryPointsByBackupVault', 'backup:ListRestoreJobs', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters',
    'cloudwatch:GetMetricData', 'drs:DescribeSourceServers', 'eks:DescribeClusterVersions', 'elasticmapreduce:ListInstanceGroups', 'fis:ListExperimentTemplates',
    'fis:ListExperiments', 'kafka:GetClusterPolicy', 'kinesis:GetResourcePolicy', 'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots', 'memorydb:DescribeSubnetGroups',
    'memorydb:ListTags', 'resiliencehub:ListApps', 'sns:GetSubscriptionAttributes', 'support:DescribeSeverityLevels',
    'timestream-influxdb:ListDbInstances',
  ],
  'SecurityAudit and ViewOnlyAccess': [
    'backup:GetBackupPlan', 'backup:ListRestoreTestingPlans', 'cloudhsm:DescribeClusters', 'drs:DescribeSourceServers', 'eks:DescribeClusterVersions',
    'fis:ListExperimentTemplates', 'fis:ListExperiments', 'kafka:GetClusterPolicy', 'kinesis:GetResourcePolicy', 'lightsail:GetRelationalDatabases', 'memorydb:DescribeSnapshots',
    'memorydb:DescribeSubnetGroups', 'memorydb:ListTags', 'resiliencehub:ListApps', 'sns:GetSubscriptionAttributes',
    'support:DescribeSeverityLevels', 'timestream-influxdb:ListDbInstances',
  ],
  'ReadOnlyAccess': ['s3express:ListAllMyDirectoryBuckets', 'timestream-influxdb:ListDbInstances'],
} as const satisfies Readonly<Record<string, readonly string[]>>; // prettier-ignore

/** The AWS managed policies that an identity seems to have: those that lack all of these actions, and few others. */
export function guessManagedPolicy(missing: readonly string[]): string | undefined {
  const fits = Object.entries<readonly string[]>(MANAGED_POLICY_GAPS).filter(([, gaps]) =>
    missing.every(one => gaps.includes(one)),
  );
  return fits.sort(([a, some], [b, more]) => some.length - more.length || compareText(a, b))[0]?.[0];
}
