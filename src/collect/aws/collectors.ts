import { awsAccessAnalyzer } from './access-analyzer.ts';
import { accountCollector } from './account.ts';
import { awsAcm } from './acm.ts';
import { awsApiGateway } from './api-gateway.ts';
import { awsAutoScaling } from './auto-scaling.ts';
import { awsRestores } from './backup-restores.ts';
import { awsBackupOperations } from './backup-operations.ts';
import { awsBackup } from './backup.ts';
import { awsCloudFormation } from './cloudformation.ts';
import { awsCloudFront } from './cloudfront.ts';
import { awsCloudTrail } from './cloudtrail.ts';
import { awsCloudWatchLogs } from './cloudwatch-logs.ts';
import { awsCloudWatch } from './cloudwatch.ts';
import { awsConfig } from './config.ts';
import { awsContacts } from './contacts.ts';
import type { AwsCollector } from './context.ts';
import { awsDirectConnect } from './direct-connect.ts';
import { awsDynamoDb } from './dynamodb.ts';
import { instancesCollector } from './ec2-compute.ts';
import { disksCollector } from './ec2-disks.ts';
import { firewallsCollector } from './ec2-firewalls.ts';
import { networkCollector } from './ec2-network.ts';
import { regionCollector } from './ec2-region.ts';
import { snapshotsCollector } from './ec2-snapshots.ts';
import { awsEfs } from './efs.ts';
import { awsEcr } from './ecr.ts';
import { awsEcs } from './ecs.ts';
import { awsEks } from './eks.ts';
import { awsLambda } from './lambda.ts';
import { awsElastiCache } from './elasticache.ts';
import { awsElbClassic } from './elb-classic.ts';
import { awsElb } from './elb.ts';
import { awsEventBridge } from './eventbridge.ts';
import { awsFirehose } from './firehose.ts';
import { awsFsx } from './fsx.ts';
import { awsGlobalAccelerator } from './global-accelerator.ts';
import { awsGuardDuty } from './guardduty.ts';
import { awsIamCertificates } from './iam-certificates.ts';
import { awsIamRights } from './iam-rights.ts';
import { awsIam } from './iam.ts';
import { awsKafka } from './kafka.ts';
import { awsKinesis } from './kinesis.ts';
import { awsKms } from './kms.ts';
import { awsMemoryDb } from './memorydb.ts';
import { awsMetrics } from './metrics.ts';
import { awsMq } from './mq.ts';
import { awsNetworkFirewall } from './network-firewall.ts';
import { awsOpenSearch } from './opensearch.ts';
import { awsOrganizations } from './organizations.ts';
import { awsDms } from './dms.ts';
import { awsDirectoryService } from './directory-service.ts';
import { awsRdsProxy } from './rds-proxy.ts';
import { awsTransfer } from './transfer.ts';
import { awsSageMaker } from './sagemaker.ts';
import { awsEmr } from './emr.ts';
import { awsCloudHsm } from './cloudhsm.ts';
import { awsDax } from './dax.ts';
import { awsLightsail } from './lightsail.ts';
import { awsTimestreamInfluxDb } from './timestream-influxdb.ts';
import { awsStorageGateway } from './storage-gateway.ts';
import { awsRds } from './rds.ts';
import { awsRedshift } from './redshift.ts';
import { awsRoute53Domains } from './route53-domains.ts';
import { awsRoute53 } from './route53.ts';
import { awsS3Directory } from './s3-directory.ts';
import { awsS3 } from './s3.ts';
import { awsSecretsManager } from './secrets-manager.ts';
import { awsShield } from './shield.ts';
import { awsSns } from './sns.ts';
import { awsSqs } from './sqs.ts';
import { awsStepFunctions } from './step-functions.ts';
import { awsSupport } from './support.ts';
import { awsEdgeWaf, awsWaf } from './wafv2.ts';
import { awsChanges } from './cloudtrail-changes.ts';
import { awsCodePipeline } from './codepipeline.ts';
import { awsDrs } from './drs.ts';
import { awsFis } from './fis.ts';
import { awsHealth } from './health.ts';
import { awsResilienceHub } from './resiliencehub.ts';
import { awsServiceQuotas } from './service-quotas.ts';
import { awsSsm } from './ssm.ts';
import { awsSynthetics } from './synthetics.ts';

/** Everything that reads AWS. A new service is a file with an `AwsCollector` and a line here. */
export const AWS_COLLECTORS: readonly AwsCollector[] = [
  accountCollector,
  regionCollector,
  instancesCollector,
  disksCollector,
  snapshotsCollector,
  firewallsCollector,
  networkCollector,
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
  awsBackupOperations,
  awsIam,
  awsIamRights,
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
  awsRestores,
  awsCloudFormation,
  awsOrganizations,
  awsContacts,
  awsSupport,
  awsHealth,
  awsDrs,
  awsFis,
  awsResilienceHub,
  awsServiceQuotas,
  awsSsm,
  awsSynthetics,
  awsCodePipeline,
  awsChanges,
];

/** What is read only where somebody asks for it, because it costs money. */
export const AWS_CHARGED_COLLECTORS: readonly AwsCollector[] = [awsMetrics];

/** The collectors of a run, with those that cost money or without. */
export const awsCollectors = (metrics = false): readonly AwsCollector[] =>
  metrics ? [...AWS_COLLECTORS, ...AWS_CHARGED_COLLECTORS] : AWS_COLLECTORS;
