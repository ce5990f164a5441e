// Written by `npm run generate` from the files in this folder.
import type { AwsCollector } from '../context.ts';
import { awsAccessAnalyzer } from './access-analyzer/access-analyzer.ts';
import { awsAccount } from './account/account.ts';
import { awsAcm } from './acm/acm.ts';
import { awsAlternateContacts } from './account/alternate-contacts.ts';
import { awsApiGateway } from './api-gateway/api-gateway.ts';
import { awsAppSync } from './appsync/appsync.ts';
import { awsAutoScaling } from './auto-scaling/auto-scaling.ts';
import { awsBackup } from './backup/backup.ts';
import { awsBackupJobs } from './backup/backup-jobs.ts';
import { awsCloudFormation } from './cloudformation/cloudformation.ts';
import { awsStackResources } from './cloudformation/stack-resources.ts';
import { awsCloudFront } from './cloudfront/cloudfront.ts';
import { awsCloudHsm } from './cloudhsm/cloudhsm.ts';
import { awsCloudTrail } from './cloudtrail/cloudtrail.ts';
import { awsCloudTrailEvents } from './cloudtrail/cloudtrail-events.ts';
import { awsCloudTrailLake } from './cloudtrail/event-data-stores.ts';
import { awsCloudWatch } from './cloudwatch/cloudwatch.ts';
import { awsCloudWatchLogs } from './cloudwatch-logs/cloudwatch-logs.ts';
import { awsCodeArtifact } from './codeartifact/codeartifact.ts';
import { awsCodeBuild } from './codebuild/codebuild.ts';
import { awsCodePipeline } from './codepipeline/codepipeline.ts';
import { awsCognitoIdentity } from './cognito-identity/cognito-identity.ts';
import { awsConfig } from './config/aws-config.ts';
import { awsDax } from './dax/dax.ts';
import { awsDirectConnect } from './direct-connect/direct-connect.ts';
import { awsDirectoryService } from './directory-service/directory-service.ts';
import { awsDms } from './dms/dms.ts';
import { awsDrs } from './drs/drs.ts';
import { awsDynamoDb } from './dynamodb/dynamodb.ts';
import { awsEc2Instances } from './ec2/instances.ts';
import { awsEc2Network } from './ec2/network.ts';
import { awsEc2Region } from './ec2/region.ts';
import { awsEc2SecurityGroups } from './ec2/security-groups.ts';
import { awsEbsSnapshots } from './ec2/ebs-snapshots.ts';
import { awsEbsVolumes } from './ec2/ebs-volumes.ts';
import { awsEcr } from './ecr/ecr.ts';
import { awsEcs } from './ecs/ecs.ts';
import { awsEfs } from './efs/efs.ts';
import { awsEks } from './eks/eks.ts';
import { awsElastiCache } from './elasticache/elasticache.ts';
import { awsElb } from './elb/elb.ts';
import { awsElbClassic } from './elb/classic.ts';
import { awsEmr } from './emr/emr.ts';
import { awsEventBuses } from './eventbridge/event-buses.ts';
import { awsEventBridge } from './eventbridge/eventbridge.ts';
import { awsFirehose } from './firehose/firehose.ts';
import { awsFis } from './fis/fis.ts';
import { awsFsx } from './fsx/fsx.ts';
import { awsGlobalAccelerator } from './global-accelerator/global-accelerator.ts';
import { awsGlue } from './glue/glue.ts';
import { awsGuardDuty } from './guardduty/guardduty.ts';
import { awsHealth } from './health/health.ts';
import { awsIam } from './iam/iam.ts';
import { awsIamAuthorizationDetails } from './iam/authorization-details.ts';
import { awsIamServerCertificates } from './iam/server-certificates.ts';
import { awsMsk } from './msk/msk.ts';
import { awsKinesis } from './kinesis/kinesis.ts';
import { awsKms } from './kms/kms.ts';
import { awsLambda } from './lambda/lambda.ts';
import { awsLambdaLayers } from './lambda/layers.ts';
import { awsLightsail } from './lightsail/lightsail.ts';
import { awsLightsailBuckets } from './lightsail/buckets.ts';
import { awsMemoryDb } from './memorydb/memorydb.ts';
import { awsCloudWatchMetrics } from './cloudwatch/metrics.ts';
import { awsMq } from './mq/mq.ts';
import { awsNetworkFirewall } from './network-firewall/network-firewall.ts';
import { awsOpenSearch } from './opensearch/opensearch.ts';
import { awsOrganizations } from './organizations/organizations.ts';
import { awsRds } from './rds/rds.ts';
import { awsRdsProxy } from './rds/rds-proxy.ts';
import { awsRedshift } from './redshift/redshift.ts';
import { awsResilienceHub } from './resilience-hub/resilience-hub.ts';
import { awsResourceExplorer } from './resource-explorer/resource-explorer.ts';
import { awsRestoreJobs } from './backup/restore-jobs.ts';
import { awsRoute53 } from './route53/route53.ts';
import { awsRoute53Domains } from './route53-domains/route53-domains.ts';
import { awsS3 } from './s3/s3.ts';
import { awsS3DirectoryBuckets } from './s3/directory-buckets.ts';
import { awsSageMaker } from './sagemaker/sagemaker.ts';
import { awsSecretsManager } from './secrets-manager/secrets-manager.ts';
import { awsServiceQuotas } from './service-quotas/service-quotas.ts';
import { awsShield } from './shield/shield.ts';
import { awsSns } from './sns/sns.ts';
import { awsSqs } from './sqs/sqs.ts';
import { awsSsm } from './ssm/ssm.ts';
import { awsSsmDocuments } from './ssm/documents.ts';
import { awsStepFunctions } from './step-functions/step-functions.ts';
import { awsStorageGateway } from './storage-gateway/storage-gateway.ts';
import { awsSupport } from './support/support.ts';
import { awsSynthetics } from './synthetics/synthetics.ts';
import { awsTimestreamInfluxDb } from './timestream-influxdb/timestream-influxdb.ts';
import { awsTransfer } from './transfer/transfer.ts';
import { awsWafv2 } from './wafv2/wafv2.ts';
import { awsWafv2CloudFront } from './wafv2/wafv2.ts';

/** Every collector, by id. Loading them loads no SDK. */
export const AWS_COLLECTORS: readonly AwsCollector[] = [
  awsAccessAnalyzer,
  awsAccount,
  awsAcm,
  awsAlternateContacts,
  awsApiGateway,
  awsAppSync,
  awsAutoScaling,
  awsBackup,
  awsBackupJobs,
  awsCloudFormation,
  awsStackResources,
  awsCloudFront,
  awsCloudHsm,
  awsCloudTrail,
  awsCloudTrailEvents,
  awsCloudTrailLake,
  awsCloudWatch,
  awsCloudWatchLogs,
  awsCodeArtifact,
  awsCodeBuild,
  awsCodePipeline,
  awsCognitoIdentity,
  awsConfig,
  awsDax,
  awsDirectConnect,
  awsDirectoryService,
  awsDms,
  awsDrs,
  awsDynamoDb,
  awsEc2Instances,
  awsEc2Network,
  awsEc2Region,
  awsEc2SecurityGroups,
  awsEbsSnapshots,
  awsEbsVolumes,
  awsEcr,
  awsEcs,
  awsEfs,
  awsEks,
  awsElastiCache,
  awsElb,
  awsElbClassic,
  awsEmr,
  awsEventBuses,
  awsEventBridge,
  awsFirehose,
  awsFis,
  awsFsx,
  awsGlobalAccelerator,
  awsGlue,
  awsGuardDuty,
  awsHealth,
  awsIam,
  awsIamAuthorizationDetails,
  awsIamServerCertificates,
  awsMsk,
  awsKinesis,
  awsKms,
  awsLambda,
  awsLambdaLayers,
  awsLightsail,
  awsLightsailBuckets,
  awsMemoryDb,
  awsCloudWatchMetrics,
  awsMq,
  awsNetworkFirewall,
  awsOpenSearch,
  awsOrganizations,
  awsRds,
  awsRdsProxy,
  awsRedshift,
  awsResilienceHub,
  awsResourceExplorer,
  awsRestoreJobs,
  awsRoute53,
  awsRoute53Domains,
  awsS3,
  awsS3DirectoryBuckets,
  awsSageMaker,
  awsSecretsManager,
  awsServiceQuotas,
  awsShield,
  awsSns,
  awsSqs,
  awsSsm,
  awsSsmDocuments,
  awsStepFunctions,
  awsStorageGateway,
  awsSupport,
  awsSynthetics,
  awsTimestreamInfluxDb,
  awsTransfer,
  awsWafv2,
  awsWafv2CloudFront,
];
