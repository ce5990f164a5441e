/** The operation of a REST request; `service` is the signing name. */
export function restOperation(service: string, method: string, path: string, query: URLSearchParams): string {
  if (service === 's3control') {
    const point = /\/accesspoint(\/[^/]+(\/policyStatus)?)?$/.exec(path);
    if (point !== null)
      return point[2] !== undefined
        ? 'GetAccessPointPolicyStatus'
        : point[1] === undefined
          ? 'ListAccessPoints'
          : 'GetAccessPoint';
    return path.includes('publicAccessBlock') ? `${verb(method)}PublicAccessBlock` : `unknown ${path}`;
  }
  if (service === 's3') return s3Operation(method, path, query);
  const route = (ROUTES[service] ?? BACKUP_ROUTES).find(
    ([pattern, with_]) => (with_ ?? 'GET') === method && pattern.test(path.replace(/\/$/, '')),
  );
  return route?.[2] ?? `unknown ${method} ${path}`;
}

function verb(method: string): string {
  return method === 'GET' ? 'Get' : method === 'PUT' ? 'Put' : 'Delete';
}

const BUCKET_OPERATIONS: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};

function s3Operation(method: string, path: string, query: URLSearchParams): string {
  if (path === '/') return 'ListBuckets';
  const key = Object.keys(BUCKET_OPERATIONS).find(name => query.has(name));
  if (key !== undefined) return `${verb(method)}${BUCKET_OPERATIONS[key] ?? ''}`;
  if (/^\/[^/]+\/?$/.test(path)) return method === 'HEAD' ? 'HeadBucket' : 'ListObjectsV2';
  return method === 'HEAD' ? 'HeadObject' : 'GetObject';
}

const BACKUP_ROUTES: readonly (readonly [RegExp, string | undefined, string])[] = [
  [/^\/backup\/plans$/, undefined, 'ListBackupPlans'],
  [/^\/backup\/plans\/[^/]+$/, undefined, 'GetBackupPlan'],
  [/^\/backup\/plans\/[^/]+\/selections$/, undefined, 'ListBackupSelections'],
  [/^\/backup\/plans\/[^/]+\/selections\/[^/]+$/, undefined, 'GetBackupSelection'],
  [/^\/backup-jobs$/, undefined, 'ListBackupJobs'],
  [/^\/account-settings$/, undefined, 'DescribeRegionSettings'],
  [/^\/backup-vaults$/, undefined, 'ListBackupVaults'],
  [/^\/backup-vaults\/[^/]+$/, undefined, 'DescribeBackupVault'],
  [/^\/backup-vaults\/[^/]+\/access-policy$/, undefined, 'GetBackupVaultAccessPolicy'],
  [/^\/backup-vaults\/[^/]+\/recovery-points$/, undefined, 'ListRecoveryPointsByBackupVault'],
  [/^\/backup-vaults\/[^/]+\/recovery-points\/[^/]+$/, undefined, 'DescribeRecoveryPoint'],
  [/^\/resources$/, undefined, 'ListProtectedResources'],
  [/^\/resources\/[^/]+\/recovery-points$/, undefined, 'ListRecoveryPointsByResource'],
  [/^\/account-settings$/, undefined, 'DescribeRegionSettings'],
  [/^\/global-settings$/, undefined, 'DescribeGlobalSettings'],
  [/^\/tags\/.+$/, undefined, 'ListTags'],
  [/^\/restore-jobs$/, undefined, 'ListRestoreJobs'],
  [/^\/restore-testing\/plans$/, undefined, 'ListRestoreTestingPlans'],
  [/^\/detector$/, undefined, 'ListDetectors'],
  [/^\/detector\/[^/]+$/, undefined, 'GetDetector'],
  [/^\/detector\/[^/]+\/findings\/statistics$/, 'POST', 'GetFindingsStatistics'],
  [/^\/analyzer$/, undefined, 'ListAnalyzers'],
  [/^\/getAlternateContact$/, 'POST', 'GetAlternateContact'],
];

const ROUTES: Readonly<Record<string, typeof BACKUP_ROUTES>> = {
  s3express: [[/^$/, undefined, 'ListDirectoryBuckets']],
  'resource-explorer-2': [
    [/^\/ListIndexes$/, 'POST', 'ListIndexes'],
    [/^\/GetDefaultView$/, 'POST', 'GetDefaultView'],
    [/^\/GetView$/, 'POST', 'GetView'],
    [/^\/ListResources$/, 'POST', 'ListResources'],
  ],
  kafka: [
    [/^\/api\/v2\/clusters$/, undefined, 'ListClustersV2'],
    [/^\/v1\/clusters\/[^/]+\/policy$/, undefined, 'GetClusterPolicy'],
  ],
  mq: [
    [/^\/v1\/brokers$/, undefined, 'ListBrokers'],
    [/^\/v1\/brokers\/[^/]+$/, undefined, 'DescribeBroker'],
  ],
  apigateway: [
    [/^\/restapis$/, undefined, 'GetRestApis'],
    [/^\/restapis\/[^/]+\/stages$/, undefined, 'GetStages'],
    [/^\/restapis\/[^/]+\/resources$/, undefined, 'GetResources'],
    [/^\/domainnames$/, undefined, 'GetDomainNames'],
    [/^\/v2\/apis$/, undefined, 'GetApis'],
    [/^\/v2\/apis\/[^/]+\/stages$/, undefined, 'GetStages'],
    [/^\/v2\/apis\/[^/]+\/routes$/, undefined, 'GetRoutes'],
  ],
  cloudfront: [
    [/^\/2020-05-31\/distribution$/, undefined, 'ListDistributions'],
    [/^\/2020-05-31\/distribution\/[^/]+\/config$/, undefined, 'GetDistributionConfig'],
    [/^\/2020-05-31\/tagging$/, undefined, 'ListTagsForResource'],
  ],
  route53: [
    [/^\/2013-04-01\/hostedzone$/, undefined, 'ListHostedZones'],
    [/^\/2013-04-01\/hostedzone\/[^/]+\/rrset$/, undefined, 'ListResourceRecordSets'],
    [/^\/2013-04-01\/hostedzone\/[^/]+\/dnssec$/, undefined, 'GetDNSSEC'],
    [/^\/2013-04-01\/healthcheck$/, undefined, 'ListHealthChecks'],
    [/^\/2013-04-01\/queryloggingconfig$/, undefined, 'ListQueryLoggingConfigs'],
  ],
  elasticfilesystem: [
    [/^\/2015-02-01\/file-systems$/, undefined, 'DescribeFileSystems'],
    [/^\/2015-02-01\/file-systems\/replication-configurations$/, undefined, 'DescribeReplicationConfigurations'],
    [/^\/2015-02-01\/file-systems\/[^/]+\/backup-policy$/, undefined, 'DescribeBackupPolicy'],
    [/^\/2015-02-01\/file-systems\/[^/]+\/policy$/, undefined, 'DescribeFileSystemPolicy'],
    [/^\/2015-02-01\/mount-targets$/, undefined, 'DescribeMountTargets'],
  ],
  es: [
    [/^\/2021-01-01\/domain$/, undefined, 'ListDomainNames'],
    [/^\/2021-01-01\/opensearch\/domain-info$/, 'POST', 'DescribeDomains'],
    [/^\/2021-01-01\/tags$/, undefined, 'ListTags'],
  ],
  drs: [[/^\/DescribeSourceServers$/, 'POST', 'DescribeSourceServers']],
  fis: [
    [/^\/experimentTemplates$/, undefined, 'ListExperimentTemplates'],
    [/^\/experiments$/, undefined, 'ListExperiments'],
  ],
  resiliencehub: [[/^\/list-apps$/, undefined, 'ListApps']],
  synthetics: [[/^\/canaries$/, 'POST', 'DescribeCanaries']],
  eks: [
    [/^\/clusters$/, undefined, 'ListClusters'],
    [/^\/clusters\/[^/]+$/, undefined, 'DescribeCluster'],
    [/^\/cluster-versions$/, undefined, 'DescribeClusterVersions'],
  ],
  lambda: [
    [/^\/2015-03-31\/functions$/, undefined, 'ListFunctions'],
    [/^\/2021-10-31\/functions\/[^/]+\/urls$/, undefined, 'ListFunctionUrlConfigs'],
    [/^\/2015-03-31\/functions\/[^/]+\/policy$/, undefined, 'GetPolicy'],
    [/^\/2016-08-19\/account-settings$/, undefined, 'GetAccountSettings'],
    [/^\/2017-03-31\/tags\/.+$/, undefined, 'ListTags'],
    [/^\/2015-03-31\/event-source-mappings$/, undefined, 'ListEventSourceMappings'],
    [/^\/2018-10-31\/layers$/, undefined, 'ListLayers'],
    [/^\/2018-10-31\/layers\/[^/]+\/versions$/, undefined, 'ListLayerVersions'],
    [/^\/2018-10-31\/layers\/[^/]+\/versions\/\d+\/policy$/, undefined, 'GetLayerVersionPolicy'],
  ],
  codeartifact: [
    [/^\/v1\/repositories$/, 'POST', 'ListRepositories'],
    [/^\/v1\/domain\/permissions\/policy$/, undefined, 'GetDomainPermissionsPolicy'],
    [/^\/v1\/repository\/permissions\/policy$/, undefined, 'GetRepositoryPermissionsPolicy'],
  ],
};
