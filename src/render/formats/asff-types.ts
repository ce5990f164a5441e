/** Types of resources in the AWS Security Finding Format: the members of `ResourceDetails` in the API of Security Hub, 2026-11. */
const ASFF_TYPES = [
  'AwsAmazonMqBroker', 'AwsApiGatewayRestApi', 'AwsApiGatewayStage', 'AwsApiGatewayV2Api', 'AwsApiGatewayV2Stage',
  'AwsAppSyncGraphQlApi', 'AwsAthenaWorkGroup', 'AwsAutoScalingAutoScalingGroup',
  'AwsAutoScalingLaunchConfiguration', 'AwsBackupBackupPlan', 'AwsBackupBackupVault', 'AwsBackupRecoveryPoint',
  'AwsCertificateManagerCertificate', 'AwsCloudFormationStack', 'AwsCloudFrontDistribution', 'AwsCloudTrailTrail',
  'AwsCloudWatchAlarm', 'AwsCodeBuildProject', 'AwsDmsEndpoint', 'AwsDmsReplicationInstance',
  'AwsDmsReplicationTask', 'AwsDynamoDbTable', 'AwsEc2ClientVpnEndpoint', 'AwsEc2Eip', 'AwsEc2Instance',
  'AwsEc2LaunchTemplate', 'AwsEc2NetworkAcl', 'AwsEc2NetworkInterface', 'AwsEc2RouteTable', 'AwsEc2SecurityGroup',
  'AwsEc2Subnet', 'AwsEc2TransitGateway', 'AwsEc2Volume', 'AwsEc2Vpc', 'AwsEc2VpcEndpointService',
  'AwsEc2VpcPeeringConnection', 'AwsEc2VpnConnection', 'AwsEcrContainerImage', 'AwsEcrRepository', 'AwsEcsCluster',
  'AwsEcsContainer', 'AwsEcsService', 'AwsEcsTask', 'AwsEcsTaskDefinition', 'AwsEfsAccessPoint', 'AwsEksCluster',
  'AwsElasticBeanstalkEnvironment', 'AwsElasticsearchDomain', 'AwsElbLoadBalancer', 'AwsElbv2LoadBalancer',
  'AwsEventSchemasRegistry', 'AwsEventsEndpoint', 'AwsEventsEventbus', 'AwsGuardDutyDetector', 'AwsIamAccessKey',
  'AwsIamGroup', 'AwsIamPolicy', 'AwsIamRole', 'AwsIamUser', 'AwsKinesisStream', 'AwsKmsKey', 'AwsLambdaFunction',
  'AwsLambdaLayerVersion', 'AwsMskCluster', 'AwsNetworkFirewallFirewall', 'AwsNetworkFirewallFirewallPolicy',
  'AwsNetworkFirewallRuleGroup', 'AwsOpenSearchServiceDomain', 'AwsRdsDbCluster', 'AwsRdsDbClusterSnapshot',
  'AwsRdsDbInstance', 'AwsRdsDbSecurityGroup', 'AwsRdsDbSnapshot', 'AwsRdsEventSubscription', 'AwsRedshiftCluster',
  'AwsRoute53HostedZone', 'AwsS3AccessPoint', 'AwsS3AccountPublicAccessBlock', 'AwsS3Bucket', 'AwsS3Object',
  'AwsSageMakerNotebookInstance', 'AwsSecretsManagerSecret', 'AwsSnsTopic', 'AwsSqsQueue', 'AwsSsmPatchCompliance',
  'AwsStepFunctionStateMachine', 'AwsWafRateBasedRule', 'AwsWafRegionalRateBasedRule', 'AwsWafRegionalRule',
  'AwsWafRegionalRuleGroup', 'AwsWafRegionalWebAcl', 'AwsWafRule', 'AwsWafRuleGroup', 'AwsWafWebAcl',
  'AwsWafv2RuleGroup', 'AwsWafv2WebAcl', 'AwsXrayEncryptionConfig',
] as const; // prettier-ignore

const BY_NAME = new Map(ASFF_TYPES.map(type => [type.toLowerCase(), type]));

/** Types whose name differs from that of CloudFormation. */
const OTHER_NAMES = new Map([
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AwsElbv2LoadBalancer'],
  ['AWS::ElasticLoadBalancing::LoadBalancer', 'AwsElbLoadBalancer'],
  ['AWS::OpenSearchService::Domain', 'AwsOpenSearchServiceDomain'],
  ['AWS::ApiGateway::RestApi', 'AwsApiGatewayRestApi'],
  ['AWS::StepFunctions::StateMachine', 'AwsStepFunctionStateMachine'],
  ['AWS::MSK::Cluster', 'AwsMskCluster'],
  ['AWS::Elasticsearch::Domain', 'AwsElasticsearchDomain'],
]);

/** The type in the format for a type of CloudFormation; `Other` where the format has none. */
export function asffTypeOf(type: string): string {
  return OTHER_NAMES.get(type) ?? BY_NAME.get(type.replaceAll('::', '').toLowerCase()) ?? 'Other';
}
