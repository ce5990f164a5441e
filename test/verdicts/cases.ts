/**
 * Wrong verdicts that were reported from outside, by the fault behind them. Each one is a row of a test that collects the
 * state and judges it: the id of the report, the check, its verdict now, and the row as it stands in that test.
 */
export interface VerdictCase {
  readonly kind: string;
  readonly id: string;
  readonly check: string;
  readonly verdict: string;
  readonly file: string;
  readonly row: string;
}

type Row = readonly [id: string, check: string, verdict: string, row: string];

const tests = (kind: string, file: string, rows: readonly Row[]): VerdictCase[] =>
  rows.map(([id, check, verdict, row]) => ({ kind, id, check, verdict, file: `test/${file}`, row }));

export const VERDICT_CASES: readonly VerdictCase[] = [
  ...tests('what an open port is', 'providers/aws/open-ports.test.ts', [
    ['sg-docker-2375', 'unrestricted-ingress', 'fail service', "2375, 2376, 'Docker', 'management'"],
    ['aws-00', 'open-database-port', 'fail service', "'Cassandra', 'database'"],
    ['aws-01', 'open-management-port', 'fail open', "'LDAP', 'management'"],
    ['aws-02', 'open-management-port', 'fail open', "'NetBIOS', 'management'"],
    ['aws-03', 'open-management-port', 'fail open', "'FTP', 'management'"],
    ['aws-04', 'open-management-port', 'fail open', "'Kerberos', 'management'"],
    ['aws-05', 'unrestricted-ingress', 'fail service', "'a MongoDB shard', 'database'"],
    ['aws-07', 'unrestricted-ingress', 'fail service', "'Elasticsearch transport', 'database'"],
    ['aws-08', 'unrestricted-ingress', 'fail service', "'Kibana', 'management'"],
    ['aws-10', 'unrestricted-ingress', 'fail service', "'an Oracle listener with TLS', 'database'"],
    ['aws-11', 'unrestricted-ingress', 'fail service', "'administration of SQL Server', 'database'"],
    ['aws-13', 'unrestricted-ingress', 'fail service', "'Kafka with TLS', 'database'"],
    ['aws-14', 'unrestricted-ingress', 'fail service', "'Cassandra by Thrift', 'database'"],
    ['aws-16', 'unrestricted-ingress', 'fail service', "'CouchDB', 'database'"],
    ['aws-17', 'unrestricted-ingress', 'fail service', "'ZooKeeper', 'management'"],
    ['aws-19', 'unrestricted-ingress', 'fail service', "'NFS', 'management'"],
    ['aws-20', 'unrestricted-ingress', 'fail service', "'rsync', 'management'"],
    ['aws-22', 'unrestricted-ingress', 'fail service', "'Windows RPC', 'management'"],
    ['aws-23', 'unrestricted-ingress', 'fail service', "'VNC', 'management'"],
    ['aws-25', 'unrestricted-ingress', 'fail service', "'Docker with TLS', 'management'"],
    ['aws-26', 'unrestricted-ingress', 'fail service', "'the Kubernetes API', 'management'"],
    ['aws-28', 'unrestricted-ingress', 'fail service', "'an HDFS name node', 'management'"],
    ['aws-29', 'unrestricted-ingress', 'fail service', "'HDFS', 'management'"],
  ]),
  ...tests('what an open port is', 'providers/aws/verdicts-data.test.ts', [
    ['sg-udp-all', 'unrestricted-ingress', 'fail portRange', "'all of UDP', all(0, 65_535), 'fail portRange'"],
    ['report-13', 'open-management-port', 'fail', "'the internet', entries('0.0.0.0/0'), 'fail'"],
    ['report-14', 'open-database-port', 'fail', "toBe(said); expect((await of('open-database-port', ['ec2'], behind(5432, list), 'web-1'))"],
    ['report-22', 'public-kubernetes-api', 'fail open', "'two halves of the internet', ['0.0.0.0/1', '128.0.0.0/1'], 'fail open'"],
  ]),
  ...tests('what an open port is', 'providers/aws/verdicts.test.ts', [
    ['report-51', 'open-management-port', 'fail open', "'all public /8 blocks', blocks([10, 127]), 'fail open'"],
    ['W2', 'open-database-port', 'not-applicable', "expect(await of('open-database-port', ['ec2'], answers, 'web-1')).toBe('not-applicable')"],
    ['aws-31', 'default-security-group-allows-traffic', 'partial out', "'-1')], 'partial out'"],
  ]),
  ...tests('what an open port is', 'providers/azure/open-ports.test.ts', [
    ['nsg-docker-2375', 'unrestricted-ingress', 'fail service', "'docker', [rule('2375-2376')], ...MANAGEMENT"],
    ['nsg-vnc-5900', 'unrestricted-ingress', 'fail service', "'vnc', [rule('5900')], ...MANAGEMENT"],
    ['nsg-rpc-135-139', 'unrestricted-ingress', 'fail service', "'rpc', [rule('135-139')], ...MANAGEMENT"],
    ['nsg-kibana-5601', 'unrestricted-ingress', 'fail service', "'kibana', [rule('5601')], ...MANAGEMENT"],
    ['nsg-k8s-6443-10250', 'unrestricted-ingress', 'fail service', "'kubernetes', [rule('6443'), rule('10250', { priority: 101 })], ...MANAGEMENT"],
    ['nsg-etcd-2379', 'unrestricted-ingress', 'fail service', "'etcd', [rule('2379-2380')], ...MANAGEMENT"],
    ['nsg-es-9300', 'unrestricted-ingress', 'fail service', "'elasticsearch', [rule('9300')], ...DATABASE"],
    ['nsg-mysqlx-33060', 'unrestricted-ingress', 'fail service', "'mysqlx', [rule('33060')], ...DATABASE"],
    ['nsg-udp-11211', 'unrestricted-ingress', 'fail service', "'memcached', [rule('11211', UDP)], ...DATABASE"],
    ['nsg-udp-all', 'unrestricted-ingress', 'fail portRange', "'udp', [rule('*', UDP)], 'fail portRange', 'not-applicable', 'fail portRange'"],
    ['nsg-azurecloud-22', 'unrestricted-ingress', 'fail service', "'any-customer', [rule('22', from('AzureCloud'))], ...MANAGEMENT"],
    ['sql-1-to-end', 'open-database-port', 'fail database', "[['0.0.0.1', '255.255.255.255']], 'fail database'"],
    ['report-16', 'open-database-port', 'fail database', "[['0.0.0.1', '255.255.255.255']], 'fail database'"],
    ['sql-to-254', 'open-database-port', 'fail database', "[['0.0.0.0', '255.255.255.254']], 'fail database'"],
    ['report-18', 'open-database-port', 'fail database', "[['0.0.0.0', '255.255.255.254']], 'fail database'"],
    ['sql-two-halves', 'open-database-port', 'fail database', "'two halves', [['0.0.0.0', '127.255.255.255'], ['128.0.0.0', '255.255.255.255']], 'fail database'"],
    ['pg-to-254', 'open-database-port', 'fail database', "[['1.0.0.0', '255.255.255.255']], 'fail database'"],
    ['sql-azure-any-tenant', 'open-database-port', 'fail database', "'any customer of Azure', [['0.0.0.0', '0.0.0.0']], 'fail database'"],
    ['report-24', 'open-database-port', 'fail database', "'any customer of Azure', [['0.0.0.0', '0.0.0.0']], 'fail database'"],
    ['cosmos-ip-all', 'open-database-port', 'fail database', "'the internet', ['0.0.0.0/0'], 'fail database'"],
    ['cosmos-ip-azure', 'open-database-port', 'fail database', "'any customer of Azure', ['0.0.0.0'], 'fail database'"],
    ['report-26', 'open-database-port', 'fail database', "'any customer of Azure', ['0.0.0.0'], 'fail database'"],
    ['aks-range-all', 'public-kubernetes-api', 'fail open', "'the internet', ['0.0.0.0/0'], 'fail open'"],
    ['report-20', 'public-kubernetes-api', 'fail open', "'the internet', ['0.0.0.0/0'], 'fail open'"],
    ['report-23', 'public-function', 'fail open', "'two halves of the internet', ['0.0.0.0/1', '128.0.0.0/1'], 'fail open'"],
  ]),
  ...tests('load balancers and what they pass on', 'providers/azure/load-balancer-paths.test.ts', [
    ['lb22-nsg-office', 'open-management-port', 'pass', "'SSH to a card that lets in one office', { by: { balancerPort: 22 }, rules: [rule('22', OFFICE)] }, 'pass'"],
    ['lb22-nsg-office-subnet', 'open-management-port', 'pass', "rules: [rule('22', OFFICE)], guards: 'subnet' }, 'pass'"],
    ['standard-lb-22-no-nsg', 'open-management-port', 'pass', "'SSH without any group, in front of a Standard one', { by: { balancerPort: 22 } }, 'pass'"],
    ['nat-3389-office', 'open-management-port', 'pass', "'RDP by NAT to a card that lets in one office', { by: { natPort: 3389 }, rules: [rule('3389', OFFICE)] }, 'pass'"],
  ]),
  ...tests('load balancers and what they pass on', 'providers/aws/verdicts.test.ts', [
    ['nlb22-sg-office', 'open-management-port', 'pass', "'one office, by instance', '203.0.113.0/24', ...instance, 'pass'"],
  ]),
  ...tests('trust in other identity providers', 'providers/aws/identities.test.ts', [
    ['report-01', 'role-trust-without-external-id', 'fail public', "'an environment of any repository', GITHUB, { ...AUDIENCE, ...subject(GITHUB, 'environment:live') }, 'fail public'"],
    ['report-03', 'role-trust-without-external-id', 'fail public', "'owners whose name begins alike', GITHUB, { ...AUDIENCE, ...subject(GITHUB, 'repo:noonsale*') }, 'fail public'"],
    ['report-05', 'role-trust-without-external-id', 'fail public', "'main of every GitLab project', 'gitlab.com', subject('gitlab.com', 'project_path:*:ref_type:branch:ref:main'), 'fail public'"],
    ['report-07', 'role-trust-without-external-id', 'fail public', "subject('agent.buildkite.com', 'organization:*:pipeline:*'), 'fail public'"],
    ['report-08', 'role-trust-without-external-id', 'fail public', "'users of any Cognito pool', COGNITO, { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' } }, 'fail public'"],
    ['report-10', 'role-trust-without-external-id', 'pass', "'ForAllValues:StringLike': subject(GITHUB, 'repo:noonsale/shop:*').StringLike }, 'pass'"],
    ['report-11', 'role-trust-without-external-id', 'pass', "{ StringEquals: { [`${CIRCLE}:aud`]: '6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11' } }, 'pass'"],
  ]),
  ...tests('ways to more rights', 'providers/aws/identities.test.ts', [
    ['aws-35', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'bedrock-agentcore:CreateCodeInterpreter'"],
    ['aws-36', 'privilege-escalation-path', 'fail canEscalate', "['lambda:UpdateFunctionCode']"],
    // One that contradicts aws-36, which holds: whoever changes the code of any function has the role of each.
    ['report-55', 'privilege-escalation-path', 'fail canEscalate', "['lambda:UpdateFunctionCode']"],
    ['aws-38', 'privilege-escalation-path', 'fail canEscalate', "['iam:DeleteUserPermissionsBoundary']"],
    ['aws-39', 'privilege-escalation-path', 'fail canEscalate', "['ssm:SendCommand']"],
    ['aws-41', 'privilege-escalation-path', 'fail canEscalate', "['sso:PutInlinePolicyToPermissionSet']"],
    ['aws-42', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup']"],
    ['aws-44', 'privilege-escalation-path', 'fail canEscalate', "['ssm:StartSession']"],
    ['aws-45', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission']"],
    ['aws-47', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'glue:CreateDevEndpoint']"],
    ['aws-48', 'privilege-escalation-path', 'fail canEscalate', "['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet']"],
    ['aws-50', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'scheduler:CreateSchedule']"],
    ['aws-51', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'ec2:RequestSpotInstances']"],
    ['aws-53', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'elasticmapreduce:RunJobFlow']"],
    ['aws-54', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'apprunner:CreateService']"],
    ['aws-56', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'sagemaker:CreateTrainingJob']"],
    ['aws-57', 'privilege-escalation-path', 'fail canEscalate', "['iam:PassRole', 'ecs:RunTask']"],
    ['report-53', 'privilege-escalation-path', 'fail canEscalate', "'is an administrator', [allow('*')], 'fail canEscalate'"],
  ]),
  ...tests('ways to more rights', 'providers/azure/verdicts.test.ts', [
    ['role-star-write', 'privilege-escalation-path', 'fail canEscalate', "[['*/write'], [], 'fail canEscalate']"],
    ['role-ms-star-write', 'privilege-escalation-path', 'fail canEscalate', "[['Microsoft.*/write'], [], 'fail canEscalate']"],
  ]),
  ...tests('public by policy', 'providers/aws/verdicts.test.ts', [
    ['aws-69', 'public-function', 'fail open', "['AccessDeniedException', 403, everybody, 'fail open']"],
    ['W4', 'public-function', 'fail open', "['ResourceNotFoundException', 404, everybody, 'fail open']"],
    ['W5', 'public-resource-policy', 'fail public', "toEqual({ jobs: 'fail public', news: 'fail public' })"],
    ['W8', 'unknown-external-principal', 'not-applicable', "expect(await of('unknown-external-principal', ['s3'], answers, 'photos')).toBe('not-applicable')"],
  ]),
  ...tests('public by policy', 'providers/aws/verdicts-services.test.ts', [
    ['report-46', 'public-function', 'pass', "'lambda:EventSourceToken': 'amzn1.ask.skill.1' } } }, 'pass'"],
    ['report-48', 'public-resource-policy', 'pass', "{ Principal: { CanonicalUser: 'a'.repeat(64) } }, 'pass'"],
    ['report-49', 'public-resource-policy', 'pass', "from('arn:aws:s3:*:*:harbour-in'), 'pass'"],
  ]),
  ...tests('a part taken for the whole', 'providers/azure/verdicts.test.ts', [
    ['sqldiag-only-autotuning', 'database-audit-logging-disabled', 'fail unrelated', "['AutomaticTuning', 'fail unrelated']"],
    ['gw-log-perf-only', 'access-logging-disabled', 'fail unrelated', "['ApplicationGatewayPerformanceLog', 'fail unrelated']"],
  ]),
  ...tests('a part taken for the whole', 'providers/azure/verdicts-data.test.ts', [
    ['cosmos-2regions-manual', 'single-zone-database', 'partial', "'a second region to which a person fails over', { locations: both, enableAutomaticFailover: false }, 'partial'"],
    ['report-36', 'single-zone-database', 'partial', "'a second region to which a person fails over', { locations: both, enableAutomaticFailover: false }, 'partial'"],
    ['report-52', 'no-cross-region-backup', 'fail', "expect((await of('no-cross-region-backup', [away], 'cart'))?.split(' ')[0]).toBe('fail')"],
    ['report-44', 'disk-without-backup', 'fail', "isScheduledForDeferredDelete: true }, 'fail'"],
    // The shares are listed: a part is known to be missing, where "unknown" was asked for.
    ['report-35', 'no-cross-region-backup', 'fail partial', "'one of two', [share('one')], ['one', 'two'], 'fail partial', 'fail partial'"],
  ]),
  ...tests('a part taken for the whole', 'providers/aws/verdicts-services.test.ts', [
    ['report-31', 'no-cross-region-backup', 'fail partial', "copied({ Filter: { Prefix: 'logs/scratch/' } }), 'fail partial'"],
    ['report-33', 'no-cross-region-backup', 'fail partial', "copied(all, KMS), 'fail partial'"],
    ['aws-65', 'database-audit-logging-disabled', 'fail unrelated', "instance('postgres', 'upgrade'), 'fail unrelated'"],
    ['aws-67', 'database-audit-logging-disabled', 'partial partial', "cluster('neptune', 'slowquery'), 'partial partial'"],
  ]),
  ...tests('a part taken for the whole', 'providers/aws/verdicts-data.test.ts', [
    ['secret-rotation-set-but-never-ran', 'secret-rotation-disabled', 'fail', "LastChangedDate: new Date('2021-02-03') }, 'fail'"],
  ]),
  ...tests('a part taken for the whole', 'providers/aws/verdicts.test.ts', [
    ['W3', 'database-without-backup', 'partial manualOnly', "[0, 'partial manualOnly']"],
  ]),
  ...tests('a part taken for the whole', 'providers/aws/verdicts-account.test.ts', [
    ['aws-58', 'security-event-without-alert', 'fail unalerted', "'policies of Organizations instead of IAM'"],
    ['aws-60', 'security-event-without-alert', 'fail unalerted', "watching({ trail: '{ $.eventName = DeleteTrail }' }), 'fail unalerted'"],
    ['aws-61', 'security-event-without-alert', 'fail unalerted', "'a log group that no trail writes to', watching({}, '/app/web'), 'fail unalerted'"],
    ['aws-62', 'no-organization-guardrails', 'partial', "'attached to nothing, asked in the management account', ACCOUNT, { Targets: [] }, 'partial'"],
  ]),
  ...tests('not ours, not read, not collected', 'providers/azure/verdicts.test.ts', [
    ['report-39', 'unrestricted-ingress', 'fail service', "['Microsoft.Sql/managedInstances', { state: 'Ready', publicDataEndpointEnabled: false }]"],
    ['report-40', 'unrestricted-ingress', 'fail service', "['Microsoft.Cache/redis', { provisioningState: 'Succeeded', sku: { name: 'Standard' } }]"],
    ['report-38', 'single-zone-bucket', 'not-applicable', "['westus', 'not-applicable']"],
    ['aks-old-version', 'version-near-end-of-support', 'fail ended', "['1.24.9', 'fail ended']"],
    ['capp-Sticky', 'session-affinity-enabled', 'fail enabled', "['Sticky', 'fail enabled']"],
    ['slot-http', 'tls-not-enforced', 'fail optional', "[false, 'fail optional']"],
    ['apim-http-api', 'http-without-https-redirect', 'fail http', "[['http', 'https'], 'fail http']"],
  ]),
  ...tests('not ours, not read, not collected', 'providers/azure/verdicts-data.test.ts', [
    ['mi-tde-off', 'unencrypted-database', 'fail plain', "instance({}, 'Disabled'), 'fail plain'"],
    ['mi-public-endpoint', 'open-database-port', 'fail database', "'open-database-port', instance({ publicDataEndpointEnabled: true }), 'fail database'"],
    ['report-42', 'open-database-port', 'fail database', "'open-database-port', instance({ publicDataEndpointEnabled: true }), 'fail database'"],
    ['mi-local-backup', 'no-cross-region-backup', 'fail none', "instance({ currentBackupStorageRedundancy: 'Local' }), 'fail none'"],
    ['report-43', 'data-store-without-backup', 'pass', "'every share', [share('one')], ['one'], 'pass', 'pass'"],
  ]),
  ...tests('not ours, not read, not collected', 'providers/aws/verdicts-services.test.ts', [
    ['report-27', 'flow-logs-disabled', 'not-applicable', "['that another account shares', '999988887777', 'not-applicable']"],
    ['report-45', 'root-mfa-disabled', 'not-applicable', "['cn-north-1', 'not-applicable']"],
    ['aws-32', 'dangling-dns-record', 'partial address', "...zone(OURS) }, 'partial address'"],
  ]),
  ...tests('not ours, not read, not collected', 'providers/aws/verdicts-data.test.ts', [
    ['report-28', 'audit-logging-disabled', 'pass', "trail({ HomeRegion: 'eu-west-1' }), 'pass'"],
    ['report-30', 'audit-logging-disabled', 'pass', "{ ...trail(organization), ...hidden }, 'pass'"],
  ]),
  ...tests('empty places change grades', 'assess/empty-regions.test.ts', [
    ['W13', 'every check', 'as before', 'expect(told(after)).toEqual(told(before))'],
  ]),
  ...tests('empty places change grades', 'providers/aws/verdicts.test.ts', [
    ['W14', 'single-zone-load-balancer', 'pass', "['globalaccelerator:ListAccelerators', { front: 'pass' }]"],
  ]),
  ...tests('untrue sentences', 'providers/azure/verdicts-data.test.ts', [
    ['st-soft-30-nover', 'unversioned-bucket', 'pass', "deleteRetentionPolicy: { enabled: true, days: 30 } }, 'pass'"],
  ]),
  ...tests('untrue sentences', 'providers/azure/verdicts.test.ts', [
    ['empty-subnet-no-nsg', 'subnet-allows-management-ports', 'not-applicable', "'an empty one lets nobody in', undefined, 'not-applicable'"],
    ['vm-standard-pip-no-nsg', 'subnet-allows-management-ports', 'fail none', "'Standard', 'fail none'"],
    ['vault-grs-nocrr', 'no-cross-region-backup', 'fail providerRestore', "['Disabled', 'fail providerRestore']"],
  ]),
  ...tests('untrue sentences', 'providers/aws/verdicts-data.test.ts', [
    ['W7', 'flow-logs-disabled', 'partial rejectedOnly', "['REJECT', 'partial rejectedOnly']"],
    ['aws-33', 'tls-not-enforced', 'fail clientsOnly', "NodeToNodeEncryptionOptions: { Enabled: false } }, 'fail clientsOnly'"],
  ]),
  ...tests('untrue sentences', 'providers/aws/verdicts-services.test.ts', [
    ['aws-68', 'access-logging-disabled', 'partial partial', "api(execution('INFO')), 'partial partial'"],
    ['W11', 'plaintext-secret-in-configuration', 'pass', "CREDENTIALS_PROVIDER: 'env' }, 'pass'"],
  ]),
  ...tests('untrue sentences', 'providers/aws/verdicts.test.ts', [
    ['W1', 'exposed-server-with-workload-identity', 'not-applicable', "['reached by nobody', [], 'not-applicable']"],
    ['W6', 'single-zone-load-balancer', 'unknown', "'no zones, which says nothing of its subnets', {}, 'unknown'"],
    ['W9', 'unencrypted-disk', 'named by its id', "expect([...said.keys()].sort()).toEqual(['fs-1', 'vol-1'])"],
    ['aws-63', 'http-without-https-redirect', 'not-applicable', "['TCP', 80, 'not-applicable']"],
  ]),
  ...tests('untrue sentences', 'providers/aws/verdicts-account.test.ts', [
    ['W12', 'no-chaos-experiments', 'fail never', "'no template', { experimentTemplates: [] }, {}, 'fail never'"],
    ['W15', 'resource-without-infrastructure-as-code', 'pass', "'that the stack lists', listed('orders'), 'pass'"],
  ]),
  ...tests('partial reading', 'providers/aws/verdicts.test.ts', [
    ['W10', 'public-resource-policy', 'unknown, the others judged', "toEqual({ odd: 'unknown', plain: 'pass' })"],
  ]),
]; // prettier-ignore
