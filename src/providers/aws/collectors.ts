import { awsAccessAnalyzer } from './services/access-analyzer/access-analyzer.ts';
import { awsAccount } from './services/account/account.ts';
import { awsAcm } from './services/acm/acm.ts';
import { awsApiGateway } from './services/api-gateway/api-gateway.ts';
import { awsAutoScaling } from './services/auto-scaling/auto-scaling.ts';
import { awsRestoreJobs } from './services/backup/restore-jobs.ts';
import { awsBackupJobs } from './services/backup/backup-jobs.ts';
import { awsBackup } from './services/backup/backup.ts';
import { awsCloudFormation } from './services/cloudformation/cloudformation.ts';
import { awsCloudFront } from './services/cloudfront/cloudfront.ts';
import { awsCloudTrail } from './services/cloudtrail/cloudtrail.ts';
import { awsCloudWatchLogs } from './services/cloudwatch-logs/cloudwatch-logs.ts';
import { awsCloudWatch } from './services/cloudwatch/cloudwatch.ts';
import { awsConfig } from './services/config/aws-config.ts';
import { awsAlternateContacts } from './services/account/alternate-contacts.ts';
import type { AwsCollector } from './context.ts';
import { awsDirectConnect } from './services/direct-connect/direct-connect.ts';
import { awsDynamoDb } from './services/dynamodb/dynamodb.ts';
import { awsEc2Instances } from './services/ec2/instances.ts';
import { awsEbsVolumes } from './services/ec2/ebs-volumes.ts';
import { awsEc2SecurityGroups } from './services/ec2/security-groups.ts';
import { awsEc2Network } from './services/ec2/network.ts';
import { awsEc2Region } from './services/ec2/region.ts';
import { awsEbsSnapshots } from './services/ec2/ebs-snapshots.ts';
import { awsEfs } from './services/efs/efs.ts';
import { awsEcr } from './services/ecr/ecr.ts';
import { awsEcs } from './services/ecs/ecs.ts';
import { awsEks } from './services/eks/eks.ts';
import { awsLambda } from './services/lambda/lambda.ts';
import { awsElastiCache } from './services/elasticache/elasticache.ts';
import { awsElbClassic } from './services/elb/classic.ts';
import { awsElb } from './services/elb/elb.ts';
import { awsEventBridge } from './services/eventbridge/eventbridge.ts';
import { awsFirehose } from './services/firehose/firehose.ts';
import { awsFsx } from './services/fsx/fsx.ts';
import { awsGlobalAccelerator } from './services/global-accelerator/global-accelerator.ts';
import { awsGuardDuty } from './services/guardduty/guardduty.ts';
import { awsIamCertificates } from './services/iam/server-certificates.ts';
import { awsIamAuthorizationDetails } from './services/iam/authorization-details.ts';
import { awsIam } from './services/iam/iam.ts';
import { awsKafka } from './services/msk/msk.ts';
import { awsKinesis } from './services/kinesis/kinesis.ts';
import { awsKms } from './services/kms/kms.ts';
import { awsMemoryDb } from './services/memorydb/memorydb.ts';
import { awsMetrics } from './services/cloudwatch/metrics.ts';
import { awsMq } from './services/mq/mq.ts';
import { awsNetworkFirewall } from './services/network-firewall/network-firewall.ts';
import { awsOpenSearch } from './services/opensearch/opensearch.ts';
import { awsOrganizations } from './services/organizations/organizations.ts';
import { awsDms } from './services/dms/dms.ts';
import { awsDirectoryService } from './services/directory-service/directory-service.ts';
import { awsRdsProxy } from './services/rds/rds-proxy.ts';
import { awsTransfer } from './services/transfer/transfer.ts';
import { awsSageMaker } from './services/sagemaker/sagemaker.ts';
import { awsEmr } from './services/emr/emr.ts';
import { awsCloudHsm } from './services/cloudhsm/cloudhsm.ts';
import { awsDax } from './services/dax/dax.ts';
import { awsLightsail } from './services/lightsail/lightsail.ts';
import { awsTimestreamInfluxDb } from './services/timestream-influxdb/timestream-influxdb.ts';
import { awsStorageGateway } from './services/storage-gateway/storage-gateway.ts';
import { awsRds } from './services/rds/rds.ts';
import { awsRedshift } from './services/redshift/redshift.ts';
import { awsRoute53Domains } from './services/route53-domains/route53-domains.ts';
import { awsRoute53 } from './services/route53/route53.ts';
import { awsS3Directory } from './services/s3/directory-buckets.ts';
import { awsS3 } from './services/s3/s3.ts';
import { awsSecretsManager } from './services/secrets-manager/secrets-manager.ts';
import { awsShield } from './services/shield/shield.ts';
import { awsSns } from './services/sns/sns.ts';
import { awsSqs } from './services/sqs/sqs.ts';
import { awsStepFunctions } from './services/step-functions/step-functions.ts';
import { awsSupport } from './services/support/support.ts';
import { awsEdgeWaf, awsWaf } from './services/wafv2/wafv2.ts';
import { awsCloudTrailEvents } from './services/cloudtrail/cloudtrail-events.ts';
import { awsCodePipeline } from './services/codepipeline/codepipeline.ts';
import { awsDrs } from './services/drs/drs.ts';
import { awsFis } from './services/fis/fis.ts';
import { awsHealth } from './services/health/health.ts';
import { awsResilienceHub } from './services/resilience-hub/resilience-hub.ts';
import { awsServiceQuotas } from './services/service-quotas/service-quotas.ts';
import { awsSsm } from './services/ssm/ssm.ts';
import { awsSynthetics } from './services/synthetics/synthetics.ts';

/** Everything that reads AWS. A new service is a file with an `AwsCollector` and a line here. */
export const AWS_COLLECTORS: readonly AwsCollector[] = [
  awsAccount,
  awsEc2Region,
  awsEc2Instances,
  awsEbsVolumes,
  awsEbsSnapshots,
  awsEc2SecurityGroups,
  awsEc2Network,
  awsAutoScaling,
  awsElb,
  awsElbClassic,
  awsDirectConnect,
  awsNetworkFirewall,
  awsWaf,
  awsEdgeWaf,
  awsCloudFront,
  awsGlobalAccelerator,
  awsApiGateway,
  awsShield,
  awsRoute53,
  awsRoute53Domains,
  awsEcr,
  awsEcs,
  awsEks,
  awsLambda,
  awsDms,
  awsDirectoryService,
  awsRdsProxy,
  awsTransfer,
  awsSageMaker,
  awsEmr,
  awsStorageGateway,
  awsCloudHsm,
  awsTimestreamInfluxDb,
  awsLightsail,
  awsRds,
  awsS3,
  awsS3Directory,
  awsDynamoDb,
  awsElastiCache,
  awsDax,
  awsMemoryDb,
  awsRedshift,
  awsOpenSearch,
  awsEfs,
  awsFsx,
  awsSqs,
  awsSns,
  awsKinesis,
  awsFirehose,
  awsKafka,
  awsMq,
  awsStepFunctions,
  awsEventBridge,
  awsBackup,
  awsBackupJobs,
  awsIam,
  awsIamAuthorizationDetails,
  awsIamCertificates,
  awsCloudTrail,
  awsKms,
  awsAcm,
  awsSecretsManager,
  awsCloudWatch,
  awsCloudWatchLogs,
  awsConfig,
  awsGuardDuty,
  awsAccessAnalyzer,
  awsRestoreJobs,
  awsCloudFormation,
  awsOrganizations,
  awsAlternateContacts,
  awsSupport,
  awsHealth,
  awsDrs,
  awsFis,
  awsResilienceHub,
  awsServiceQuotas,
  awsSsm,
  awsSynthetics,
  awsCodePipeline,
  awsCloudTrailEvents,
];

/** What is read only where somebody asks for it, because it costs money. */
export const AWS_CHARGED_COLLECTORS: readonly AwsCollector[] = [awsMetrics];

/** The collectors of a run, with those that cost money or without. */
export const awsCollectors = (metrics = false): readonly AwsCollector[] =>
  metrics ? [...AWS_COLLECTORS, ...AWS_CHARGED_COLLECTORS] : AWS_COLLECTORS;
