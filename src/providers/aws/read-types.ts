/**
 * The resource types that collectors read, and those that are settings of such a resource and hold nothing by themselves, by
 * service, as ARNs, AWS Resource Explorer and CloudFormation name them, without case, `-`, `/` and `_`. A service alone has
 * ARNs without a type.
 */
const READ_TYPES: Readonly<Record<string, string>> = {
  accessanalyzer: 'analyzer',
  acm: 'certificate',
  apigateway: 'restapis restapi apis api domainnames domainname stage deployment resource method model vpclinks vpclink usageplans',
  appsync: 'apis graphqlapi',
  autoscaling: 'autoscalinggroup launchconfiguration scalingpolicy scheduledaction warmpool',
  backup: 'backupplan backupvault backupselection recoverypoint restoretestingplan restorejob logicallyairgappedbackupvault',
  cloudformation: 'stack',
  cloudfront: 'distribution cachepolicy originrequestpolicy responseheaderspolicy originaccesscontrol originaccessidentity',
  cloudhsm: 'cluster',
  cloudtrail: 'trail eventdatastore',
  cloudwatch: 'alarm compositealarm',
  codebuild: 'project',
  codepipeline: 'pipeline',
  codeartifact: 'domain repository',
  config: 'configrule configurationrecorder deliverychannel',
  dax: 'cache cluster parametergroup subnetgroup',
  directconnect: 'dxvif virtualinterface',
  dms: 'rep replicationinstance subgrp replicationsubnetgroup endpoint',
  drs: 'sourceserver',
  ds: 'directory',
  dynamodb: 'table backup',
  ec2: [
    'instance volume snapshot image vpc subnet subnetroutetableassociation securitygroup securitygroupegress securitygroupingress',
    'securitygrouprule networkinterface elasticip eip internetgateway natgateway networkacl routetable transitgatewayattachment',
    'transitgatewayvpcattachment vpcendpoint vpcpeeringconnection vpnconnection vpngateway customergateway vpcflowlog flowlog',
    'prefixlist launchtemplate dhcpoptions keypair placementgroup route',
  ].join(' '),
  ecr: 'repository',
  ecs: 'cluster service taskdefinition capacityprovider containerinstance',
  eks: 'cluster nodegroup addon identityproviderconfig podidentityassociation accessentry',
  elasticache: 'cluster cachecluster replicationgroup snapshot parametergroup subnetgroup securitygroup user usergroup reservedinstance',
  elasticfilesystem: 'filesystem accesspoint mounttarget',
  elasticloadbalancing: 'loadbalancer loadbalancerapp loadbalancernet loadbalancergwy targetgroup listener listenerapp listenernet listenergwy listenerrule listenerruleapp listenerrulenet truststore',
  elasticmapreduce: 'cluster securityconfiguration',
  es: 'domain',
  events: 'rule eventbus',
  firehose: 'deliverystream',
  fis: 'experimenttemplate',
  fsx: 'filesystem backup',
  globalaccelerator: 'accelerator listener endpointgroup',
  glue: 'catalog securityconfiguration devendpoint',
  guardduty: 'detector detectorfilter detectorpublishingdestination ipset threatintelset filter',
  iam: 'user role group policy managedpolicy instanceprofile samlprovider oidcprovider servercertificate mfa virtualmfa virtualmfadevice',
  kafka: 'cluster serverlesscluster configuration',
  kinesis: 'stream streamconsumer consumer',
  kms: 'key alias',
  lambda: 'function layer layerversion eventsourcemapping alias version permission',
  lightsail: 'instance relationaldatabase database bucket',
  logs: 'loggroup resourcepolicy metricfilter',
  memorydb: 'cluster snapshot acl user parametergroup subnetgroup',
  mq: 'broker configuration',
  networkfirewall: 'firewall firewallpolicy rulegroup statefulrulegroup statelessrulegroup',
  organizations: 'policy',
  rds: [
    'db dbinstance cluster dbcluster snapshot dbsnapshot clustersnapshot dbclustersnapshot autobackup dbinstanceautomatedbackup',
    'proxy dbproxy dbproxytargetgroup targetgroup pg dbparametergroup clusterpg dbclusterparametergroup subgrp dbsubnetgroup',
    'og optiongroup secgrp dbsecuritygroup es eventsubscription ri',
  ].join(' '),
  redshift: 'cluster clustersnapshot snapshot parametergroup clusterparametergroup subnetgroup clustersubnetgroup securitygroup eventsubscription',
  resiliencehub: 'app resiliencypolicy',
  route53: 'hostedzone recordset',
  route53domains: 'domain',
  route53resolver: 'resolverendpoint firewallrulegroupassociation resolverquerylogconfig resolverqueryloggingconfig resolverquerylogconfigassociation resolverqueryloggingconfigassociation',
  resourceexplorer2: 'index view',
  s3: '* bucket object accesspoint accountpublicaccessblock',
  s3express: 'bucket directorybucket bucketpolicy',
  sagemaker: 'endpoint endpointconfig notebookinstance domain',
  secretsmanager: 'secret',
  servicequotas: 'quota',
  sns: '* topic subscription',
  sqs: '* queue',
  ssm: 'document parameter managedinstance managedinstanceinventory',
  states: 'statemachine',
  storagegateway: 'gateway',
  synthetics: 'canary',
  timestreaminfluxdb: 'dbinstance influxdbinstance',
  transfer: 'server user',
  wafv2: 'webacl regionalwebacl globalwebacl regional global rulegroup regionalrulegroup globalrulegroup ipset regionalipset globalipset regexpatternset regionalregexpatternset globalregexpatternset',
}; // prettier-ignore

/** CloudFormation's service names, where ARNs have another. */
const SERVICES: Readonly<Record<string, string>> = {
  amazonmq: 'mq',
  apigatewayv2: 'apigateway',
  certificatemanager: 'acm',
  directoryservice: 'ds',
  docdb: 'rds',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  elasticsearch: 'es',
  emr: 'elasticmapreduce',
  kinesisfirehose: 'firehose',
  msk: 'kafka',
  neptune: 'rds',
  opensearch: 'es',
  opensearchservice: 'es',
  stepfunctions: 'states',
  timestream: 'timestreaminfluxdb',
};

const known = new Map(Object.entries(READ_TYPES).map(([service, types]) => [service, new Set(types.split(' '))]));

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Whether resources of a type are read: `ec2:instance`, `AWS::EC2::Instance`, or a service whose ARNs have no type. */
export function isReadType(type: string): boolean {
  const parts = type.split(/:+/);
  // A service of CloudFormation follows the name of its publisher; of other publishers nothing is read.
  const [service = '', name] = /^aws::/i.test(type) ? parts.slice(1) : parts;
  const owner = SERVICES[plain(service)] ?? plain(service);
  return known.get(owner)?.has(name === undefined ? '*' : plain(name)) === true;
}
