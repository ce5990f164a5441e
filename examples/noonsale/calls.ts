import { awsEc2Network } from '../../src/providers/aws/services/ec2/network.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Made } from './builders/place.ts';

type Count = readonly [call: string, count: number];

const count = (all: readonly Made[], kind: Kind): number =>
  all.filter(one => 'kind' in one && one.kind === kind).length;
/** Who may use a snapshot is asked of those that RDS did not take by itself. */
const shareable = (all: readonly Made[]): number =>
  all.filter(one => !('kind' in one) || (one.kind === 'backup' && !one.name.startsWith('rds:'))).length;

/** How often a collector asks, by what it found; one that is not here asks each of its questions once. */
const ASKED: Readonly<Record<string, (all: readonly Made[]) => readonly Count[]>> = {
  'aws-resource-explorer': () => [
    ['resource-explorer-2:ListIndexes', 1], ['resource-explorer-2:GetDefaultView', 1], ['resource-explorer-2:GetView', 1],
    ['resource-explorer-2:ListResources', 1],
  ],
  'aws-account': () => [['sts:GetCallerIdentity', 1], ['ec2:DescribeRegions', 1]],
  'aws-ec2-snapshots': all => [['ec2:DescribeSnapshots', 1], ['ec2:DescribeLockedSnapshots', 1], ['ec2:DescribeSnapshotAttribute', all.length]],
  'aws-ec2-instances': all => [['ec2:DescribeInstances', 1], ['ec2:DescribeInstanceTypes', Math.min(1, all.length)]],
  'aws-guardduty': all => [
    ['guardduty:ListDetectors', 1], ['guardduty:GetDetector', 1],
    ['guardduty:GetFindingsStatistics', all.filter(one => one.facets.unresolvedThreatFindings?.state === 'value').length],
  ],
  'aws-auto-scaling': all => [
    ['autoscaling:DescribeAutoScalingGroups', 1], ['autoscaling:DescribePolicies', 1],
    ['ec2:DescribeAvailabilityZones', Math.min(1, all.length)],
    ['ec2:DescribeLaunchTemplateVersions', all.length], ['ec2:DescribeImages', all.length],
  ],
  'aws-elb': all => [
    ['elasticloadbalancing:DescribeLoadBalancers', 1], ['elasticloadbalancing:DescribeTags', Math.ceil(all.length / 20)],
    ['elasticloadbalancing:DescribeListeners', all.length], ['elasticloadbalancing:DescribeTargetGroups', Math.min(1, all.length)],
    ['elasticloadbalancing:DescribeTargetHealth', all.length], ['elasticloadbalancing:DescribeTargetGroupAttributes', all.length],
    ['elasticloadbalancing:DescribeLoadBalancerAttributes', all.length],
  ],
  'aws-ec2-network': () => awsEc2Network.operations.filter(({ call }) => !call.endsWith(':ListResolverEndpointIpAddresses')).map(({ call }) => [call, 1] as const),
  'aws-direct-connect': () => [['directconnect:DescribeVirtualInterfaces', 1]],
  'aws-network-firewall': () => [['network-firewall:ListFirewalls', 1]],
  'aws-wafv2': () => [['wafv2:ListWebACLs', 1]],
  'aws-wafv2-edge': () => [['wafv2:ListWebACLs', 1]],
  'aws-cloudfront': () => [['cloudfront:ListDistributions', 1]],
  'aws-global-accelerator': () => [['globalaccelerator:ListAccelerators', 1]],
  'aws-api-gateway': () => [['apigateway:GetRestApis', 1], ['apigateway:GetApis', 1]],
  'aws-route53': () => [['route53:ListHostedZones', 1]],
  'aws-shield': () => [['shield:GetSubscriptionState', 1]],
  'aws-elb-classic': () => [['elasticloadbalancing:DescribeLoadBalancers', 1]],
  'aws-rds': all => [
    ['rds:DescribeDBInstances', 1], ['rds:DescribeDBClusters', 1], ['rds:DescribeDBSnapshots', 1], ['rds:DescribeDBClusterSnapshots', 1],
    ['rds:DescribeDBInstanceAutomatedBackups', 1], ['rds:DescribeDBSnapshotAttributes', shareable(all)],
    ['rds:DescribeDBMajorEngineVersions', Math.min(1, count(all, 'database'))],
    ['rds:DescribeDBParameters', all.filter(one => 'type' in one && one.type.endsWith('::DBInstance')).length], ['rds:DescribeDBClusterParameters', all.filter(one => 'type' in one && one.type.endsWith('::DBCluster')).length],
    ...['DescribeScalableTargets', 'DescribeScalingPolicies'].map(call => [`application-autoscaling:${call}`, Math.min(1, all.filter(one => 'type' in one && one.type.endsWith('::DBCluster')).length)] as const),
  ],
  'aws-s3': all => [
    ['s3:ListBuckets', 1], ['s3control:GetPublicAccessBlock', 1],
    ...['Tagging', 'Encryption', 'Versioning', 'Replication', 'Policy', 'LifecycleConfiguration', 'Logging'].map(part => [`s3:GetBucket${part}`, count(all, 'bucket')] as const),
    ['s3:GetObjectLockConfiguration', count(all, 'bucket')],
  ],
  'aws-backup': all => [
    ['backup:ListBackupPlans', 1], ['backup:GetBackupPlan', count(all, 'backup-plan')], ['backup:ListBackupSelections', count(all, 'backup-plan')],
    ['backup:ListBackupVaults', 1], ['backup:GetBackupVaultAccessPolicy', count(all, 'backup-vault')], ['backup:ListProtectedResources', Math.min(1, count(all, 'backup-vault'))],
    ['backup:ListRecoveryPointsByBackupVault', count(all, 'backup-vault')],
  ],
  'aws-backup-jobs': () => [['backup:ListBackupJobs', 3], ['backup:DescribeRegionSettings', 1]],
  'aws-iam': () => [
    ['iam:GetAccountSummary', 1], ['iam:GetAccountPasswordPolicy', 1], ['iam:GenerateCredentialReport', 2], ['iam:GetCredentialReport', 1],
    ['iam:ListSAMLProviders', 1],
  ],
  'aws-service-quotas': () => [['servicequotas:GetServiceQuota', 2]],
  'aws-fis': () => [['fis:ListExperimentTemplates', 1]],
  'aws-lambda': () => [['lambda:ListFunctions', 1]],
  'aws-dax': () => [['dax:DescribeClusters', 1]],
  'aws-dynamodb': () => [['dynamodb:ListTables', 1], ['dynamodb:ListBackups', 1]],
  'aws-ecr': () => [['ecr:DescribeRepositories', 1]],
  'aws-eks': () => [['eks:ListClusters', 1]],
  'aws-ecs': () => [['ecs:ListClusters', 1]],
  'aws-emr': () => [['elasticmapreduce:ListClusters', 1], ['elasticmapreduce:GetBlockPublicAccessConfiguration', 1]],
  'aws-codebuild': () => [['codebuild:ListProjects', 1]],
  'aws-glue': () => ['GetDatabases', 'GetSecurityConfigurations', 'GetDevEndpoints'].map(call => [`glue:${call}`, 1] as const),
  'aws-sagemaker': () => [['sagemaker:ListNotebookInstances', 1], ['sagemaker:ListDomains', 1], ['sagemaker:ListEndpoints', 1]],
  'aws-kms': () => [['kms:ListKeys', 1]],
  'aws-config': all => [
    ['config:DescribeConfigurationRecorders', 1],
    ['config:DescribeConfigurationRecorderStatus', all.filter(one => one.facets.configurationRecorder?.state === 'value').length],
  ],
  'aws-sqs': all => [['sqs:ListQueues', 1], ['sqs:GetQueueAttributes', all.length], ['sqs:ListQueueTags', all.length]],
  'aws-sns': () => [['sns:ListTopics', 1]],
  'aws-kinesis': () => [['kinesis:ListStreams', 1]],
  'aws-firehose': () => [['firehose:ListDeliveryStreams', 1]],
  'aws-step-functions': () => [['states:ListStateMachines', 1]],
  'aws-eventbridge': () => [['events:ListRules', 1]],
  'aws-kafka': () => [['kafka:ListClustersV2', 1]],
  'aws-cloudwatch-logs': () => [['logs:DescribeLogGroups', 1], ['logs:DescribeMetricFilters', 1]],
  'aws-alternate-contacts': () => [['account:GetAlternateContact', 3]],
  'aws-cloudtrail-lake': () => [['cloudtrail:ListEventDataStores', 2]],
  'aws-cloudtrail': all => [['cloudtrail:DescribeTrails', 1], ['cloudtrail:GetTrailStatus', all.length], ['cloudtrail:GetEventSelectors', all.length]],
}; // prettier-ignore

/** The calls of one unit, one entry for each time that it asked. */
export function callsOf(collector: AwsCollector, all: readonly Made[]): string[] {
  const counts = ASKED[collector.id]?.(all) ?? collector.operations.map(({ call }): Count => [call, 1]);
  return counts.flatMap(([call, times]) => Array<string>(times).fill(call));
}
