import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../../checks/index.ts';
import { awsVerdicts, refusing, verdictsIn, type AwsAnswers } from '../../support/aws-verdicts.ts';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

/** An account in use: one server is enough. */
const IN_USE: AwsAnswers = {
  'ec2:DescribeInstances': {
    Reservations: [{ OwnerId: ACCOUNT, Instances: [{ InstanceId: 'i-1', InstanceType: 'm6i.large', State: { Name: 'running' }, Placement: { AvailabilityZone: 'us-east-1a' }, BlockDeviceMappings: [], NetworkInterfaces: [] }] }],
  },
}; // prettier-ignore

/** A region in which every list answers: these calls of older clients have no shape to be invented from. */
const EMPTY: AwsAnswers = {
  'cloudhsm:DescribeClusters': { Clusters: [] },
  'dynamodb:ListBackups': { BackupSummaries: [] },
  'dynamodb:ListTables': { TableNames: [] },
  'route53resolver:ListResolverEndpoints': { ResolverEndpoints: [] },
};

/** What a check says of the account in use. */
const of = async (check: string, services: readonly string[], answers: AwsAnswers): Promise<string | undefined> =>
  (await awsVerdicts({ ...IN_USE, ...answers }, ['account', 'ec2', ...services], [check])).get(ACCOUNT);

describe('an account without experiments', () => {
  it.each([
    ['no template', { experimentTemplates: [] }, {}, 'fail never'],
    ['a template that nobody started', { experimentTemplates: [{ id: 'EXT1' }] }, { experiments: [] }, 'fail notCompleted'],
    ['an experiment of last month', { experimentTemplates: [{ id: 'EXT1' }] }, { experiments: [{ id: 'EXP1', experimentTemplateId: 'EXT1', state: { status: 'completed' }, creationTime: new Date('2026-10-30T08:00:00Z') }] }, 'pass'],
    ['a list that is refused', refusing('AccessDeniedException', 403), {}, 'unknown'],
  ])('says what the tool of the provider shows: %s', async (_, templates, experiments, said) => {
    const answers = { 'fis:ListExperimentTemplates': templates, 'fis:ListExperiments': experiments };
    expect(await of('no-chaos-experiments', ['fis'], answers)).toBe(said);
  }); // prettier-ignore
  it('is told that with the lowest severity, which leads no page', async () => {
    const check = (await loadChecks()).find(({ id }) => id === 'no-chaos-experiments');
    expect(check?.severity).toBe('low');
    expect(check?.messages['never']).toContain('The tool of the provider shows no');
  });
});

describe('refused backup jobs', () => {
  const refused = { 'backup:ListBackupJobs': refusing('AccessDeniedException', 403) };
  const plans: AwsAnswers = {
    'backup:ListBackupPlans': { BackupPlansList: [{ BackupPlanId: 'p', BackupPlanArn: `arn:aws:backup:us-east-1:${ACCOUNT}:backup-plan:p`, BackupPlanName: 'daily' }] },
    'backup:GetBackupPlan': { BackupPlan: { BackupPlanName: 'daily', Rules: [] } },
    'backup:ListBackupSelections': { BackupSelectionsList: [{ SelectionId: 's', SelectionName: 'all', BackupPlanId: 'p' }] },
  }; // prettier-ignore
  const region = async (answers: AwsAnswers) =>
    (await awsVerdicts({ ...IN_USE, ...answers }, ['account', 'ec2'], ['failed-backup-jobs'])).get('us-east-1');
  it.each([
    ['no backup plan, where one may have been started by hand', refused, 'unknown'],
    ['no backup plan, and jobs that answered', { 'backup:ListBackupJobs': { BackupJobs: [] } }, 'not-applicable'],
    ['a plan that selects something', { ...plans, ...refused }, 'unknown'],
    ['a plan whose selections are refused too', { ...plans, ...refused, 'backup:ListBackupSelections': refusing('AccessDeniedException', 403) }, 'unknown'],
    ['a plan, and jobs that answered', { ...plans, 'backup:ListBackupJobs': { BackupJobs: [] } }, 'pass'],
  ])('of a region with %s', async (_, answers, said) => {
    expect(await region(answers)).toBe(said);
  }); // prettier-ignore
  it.each([
    ['nothing', {}, 'not-applicable'],
    ['a server', IN_USE, 'unknown'],
    ['what cannot be seen', { 'rds:DescribeDBInstances': refusing('AccessDeniedException', 403) }, 'unknown'],
  ])('of another region that holds %s', async (_, answers, said) => {
    const elsewhere = { region: 'eu-west-1', answers: { ...EMPTY, ...refused, ...answers } };
    const verdicts = await verdictsIn(
      [{ region: 'us-east-1', answers: IN_USE }, elsewhere],
      [''],
      ['failed-backup-jobs'],
    );
    expect(verdicts.get('eu-west-1')).toBe(said);
  });
});

describe('a region in which the account has nothing', () => {
  const DENIED = refusing('AccessDeniedException', 403);
  /** What is refused there, and the checks that would ask for it. */
  const rows = [
    ['encryption by default', 'disk-encryption-by-default-disabled', { 'ec2:GetEbsEncryptionByDefault': DENIED }],
    ['the regional defaults of servers', 'imdsv1-allowed-by-default', { 'ec2:GetInstanceMetadataDefaults': DENIED }],
    ['the block of public snapshots', 'snapshot-public-access-block-disabled', { 'ec2:GetSnapshotBlockPublicAccessState': DENIED }],
    ['backup plans', 'region-without-backup-plan', { 'backup:ListBackupPlans': DENIED }],
  ] as const; // prettier-ignore
  const elsewhere = async (check: string, answers: AwsAnswers) =>
    (
      await verdictsIn(
        [
          { region: 'us-east-1', answers: IN_USE },
          { region: 'eu-west-1', answers: { ...EMPTY, ...answers } },
        ],
        [''],
        [check],
      )
    ).get('eu-west-1');
  it.each(rows)('counts for nothing where %s is refused', async (_, check, refused) => {
    expect(['not-applicable', undefined]).toContain(await elsewhere(check, refused));
    expect(await elsewhere(check, { ...IN_USE, ...refused }), 'with a server in it').toBe('unknown');
  });
});

describe('resources without a tag of a stack', () => {
  const volume: AwsAnswers = {
    'ec2:DescribeVolumes': { Volumes: [{ VolumeId: 'vol-1', State: 'available', Encrypted: true, AvailabilityZone: 'us-east-1a', VolumeType: 'gp3', Size: 8, Attachments: [], Tags: [{ Key: 'Name', Value: 'data' }] }] },
    'rds:DescribeDBInstances': { DBInstances: [{ DBInstanceIdentifier: 'orders', DBInstanceArn: `arn:aws:rds:us-east-1:${ACCOUNT}:db:orders`, Engine: 'postgres', EngineVersion: '16.3', DBInstanceStatus: 'available', TagList: [] }] },
    'cloudformation:DescribeStacks': { Stacks: [{ StackName: 'shop', StackId: `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/shop/1`, StackStatus: 'CREATE_COMPLETE', CreationTime: new Date('2026-01-01T00:00:00Z'), Tags: [] }] },
  }; // prettier-ignore
  const listed = (PhysicalResourceId: string, ResourceType = 'AWS::RDS::DBInstance') => ({
    StackResourceSummaries: [{ LogicalResourceId: 'Db', PhysicalResourceId, ResourceType, ResourceStatus: 'CREATE_COMPLETE' }],
  }); // prettier-ignore
  const database = async (resources: AwsAnswers[string]) =>
    (
      await awsVerdicts(
        { ...volume, 'cloudformation:ListStackResources': resources },
        ['account', 'ec2', 'rds', 'cloudformation'],
        ['resource-without-infrastructure-as-code'],
      )
    ).get('orders');
  it.each([
    ['that the stack lists', listed('orders'), 'pass'],
    ['of which the stack lists another', listed('payments'), 'fail'],
    ['whose name is that of another type', listed('orders', 'AWS::SQS::Queue'), 'fail'],
    ['beside a stack that does not tell', refusing('AccessDeniedException', 403), 'unknown'],
  ])('a database %s', async (_, resources, said) => {
    expect((await database(resources))?.split(' ')[0]).toBe(said);
  });
});

describe('alerts on the log group of a trail', () => {
  const GROUP = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:trail`;
  const SERVICES = ['cloudtrail', 'cloudwatch', 'eventbridge', 'organizations'];
  const either = (...names: readonly string[]): string =>
    `{ ${names.map(name => `($.eventName = ${name})`).join(' || ')} }`;
  const WATCHED = {
    root: '{ $.userIdentity.type = "Root" }',
    signIns: '{ $.eventName = ConsoleLogin }',
    iam: '{ $.eventSource = iam.amazonaws.com }',
    trail: either('StopLogging', 'DeleteTrail', 'UpdateTrail'),
    network: either('AuthorizeSecurityGroupIngress'),
    keys: either('DisableKey', 'ScheduleKeyDeletion'),
  };
  const watching = (patterns: Readonly<Record<string, string>> = {}, logGroup = 'trail', trail: object = {}): AwsAnswers => {
    const filters = Object.entries({ ...WATCHED, ...patterns });
    return {
      'cloudtrail:DescribeTrails': { trailList: [{ Name: 'all', TrailARN: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/all`, HomeRegion: 'us-east-1', IsMultiRegionTrail: true, IsOrganizationTrail: false, LogFileValidationEnabled: true, HasCustomEventSelectors: false, S3BucketName: 'records', CloudWatchLogsLogGroupArn: `${GROUP}:*`, ...trail }] },
      'cloudtrail:GetTrailStatus': { IsLogging: true },
      'cloudtrail:GetEventSelectors': { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }] },
      'logs:DescribeMetricFilters': { metricFilters: filters.map(([metricName, filterPattern]) => ({ filterName: metricName, filterPattern, logGroupName: logGroup, metricTransformations: [{ metricName, metricNamespace: 'Security', metricValue: '1' }] })) },
      'cloudwatch:DescribeAlarms': { MetricAlarms: filters.map(([MetricName]) => ({ AlarmName: MetricName, AlarmArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:${MetricName}`, ActionsEnabled: true, AlarmActions: [`arn:aws:sns:us-east-1:${ACCOUNT}:on-call`], StateValue: 'OK', MetricName, Namespace: 'Security' })), CompositeAlarms: [] },
    };
  }; // prettier-ignore
  it.each([
    ['each event', watching(), 'pass'],
    ['policies of Organizations instead of IAM', watching({ iam: '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AttachPolicy) || ($.eventName = CreatePolicy)) }' }), 'fail unalerted'],
    ['the deletion of a trail alone', watching({ trail: '{ $.eventName = DeleteTrail }' }), 'fail unalerted'],
    ['a trail that is stopped or deleted, and not one that is changed', watching({ trail: either('StopLogging', 'DeleteTrail') }), 'fail unalerted'],
    ['keys that are disabled alone', watching({ keys: either('DisableKey') }), 'fail unalerted'],
    ['sign-ins with the second factor', watching({ signIns: '{ $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed = "Yes" }' }), 'fail unalerted'],
    ['a log group that no trail writes to', watching({}, '/app/web'), 'fail unalerted'],
    ['the log group of a trail of one region', watching({}, 'trail', { IsMultiRegionTrail: false }), 'fail unalerted'],
    ['refused trails', { ...watching({}, '/app/web'), 'cloudtrail:DescribeTrails': refusing('AccessDeniedException', 403) }, 'unknown'],
  ])('that watch %s', async (_, answers, said) => {
    expect(await of('security-event-without-alert', SERVICES, answers)).toBe(said);
  }); // prettier-ignore
  it.each([
    ['nothing else', {}, 'fail unalerted'],
    ['every change and denied calls', { all: '{ $.eventName = * }', denied: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }' }, 'pass'],
  ])('and %s', async (_, patterns, said) => {
    expect(await of('change-without-alert', SERVICES, { ...watching(patterns), 'organizations:DescribeOrganization': refusing('AWSOrganizationsNotInUseException', 400) })).toBe(said);
  }); // prettier-ignore
});

describe('guardrails of the organization', () => {
  const organization = (MasterAccountId: string, targets: AwsAnswers[string]): AwsAnswers => ({
    'organizations:DescribeOrganization': { Organization: { Id: 'o-1', MasterAccountId, FeatureSet: 'ALL' } },
    'organizations:ListRoots': { Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }] },
    'organizations:ListPolicies': { Policies: [{ Id: 'p-1', Arn: 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-1', Name: 'limits', Type: 'SERVICE_CONTROL_POLICY', AwsManaged: false }] },
    'organizations:DescribePolicy': { Policy: { Content: '{"Version":"2012-10-17","Statement":[]}' } },
    'organizations:ListTargetsForPolicy': targets,
  }); // prettier-ignore
  const to = (Type: string, TargetId: string) => ({ Targets: [{ Type, TargetId, Name: TargetId }] });
  it.each([
    ['attached to nothing, asked in the management account', ACCOUNT, { Targets: [] }, 'partial'],
    ['attached to the root, asked in the management account', ACCOUNT, to('ROOT', 'r-1'), 'partial'],
    ['attached to nothing, asked in a member', OTHER, { Targets: [] }, 'partial'],
    ['attached to another member', OTHER, to('ACCOUNT', '777788889999'), 'partial'],
    ['attached to the member', OTHER, to('ACCOUNT', ACCOUNT), 'pass'],
    ['whose targets are refused, asked in a member', OTHER, refusing('AccessDeniedException', 403), 'unknown'],
  ])('a policy %s', async (_, management, targets, said) => {
    const verdict = await of('no-organization-guardrails', ['organizations'], organization(management, targets));
    expect(verdict?.split(' ')[0]).toBe(said);
  });
});
