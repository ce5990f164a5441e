import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  type CreateTrailCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
  type CreateKeyCommandInput,
} from '@aws-sdk/client-kms';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  ChangeResourceRecordSetsCommand,
  CreateHealthCheckCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand, RotateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { fault } from '../../support/aws-server.ts';
import type { Builder } from '../account/clients.ts';
import { makeBucket } from '../account/data.ts';
import { describeNearMisses, HOME, type Account, type NearMiss } from './accounts.ts';

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const deny = (Action: string | string[], Resource = '*') => ({ Effect: 'Deny', Action, Resource });
const EVERYTHING = allow('*');

/** A user with a key; what becomes of the key is up to the caller. */
async function userWithKey({ iam }: Builder, UserName: string): Promise<{ UserName: string; AccessKeyId: string }> {
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { UserName, AccessKeyId: AccessKey!.AccessKeyId! };
}

async function userWho(home: Builder, name: string, ...statements: object[]): Promise<void> {
  const { UserName } = await userWithKey(home, name);
  const policy = { PolicyName: 'does', PolicyDocument: document(...statements) };
  await home.iam.send(new PutUserPolicyCommand({ UserName, ...policy }));
}

const COLUMNS =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

/** The report of an account whose top log-in has one key, and a second factor; moto leaves its row out. */
function rootWithKey({ id, tell }: Account, active: boolean): void {
  const day = '2024-03-01T08:00:00+00:00';
  const row = `<root_account>,arn:aws:iam::${id}:root,${day},not_supported,no_information,not_supported,not_supported,true,${String(active)},${day},N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`;
  tell({
    'iam.GetCredentialReport': {
      Content: Buffer.from(`${COLUMNS}\n${row}\n`).toString('base64'),
      ...{ ReportFormat: 'text/csv', GeneratedTime: new Date().toISOString() },
    },
    'iam.GetAccountSummary': {
      amend: body => body.replace(/(<key>AccountMFAEnabled<\/key>\s*<value>)0/, '$11'),
    },
  });
}

async function trail(
  { home }: Account,
  asked: Partial<CreateTrailCommandInput> = {},
  bucket = `near-trail-${Math.random().toString(36).slice(2)}`,
): Promise<void> {
  await makeBucket(home, bucket, true);
  await home.cloudtrail.send(
    new CreateTrailCommand({
      ...{ Name: 'record', S3BucketName: bucket, IsMultiRegionTrail: true, EnableLogFileValidation: true },
      ...asked,
    }),
  );
  await home.cloudtrail.send(new StartLoggingCommand({ Name: 'record' }));
}

/** moto forgets what a key is for unless it is told. */
const ENCRYPTS: CreateKeyCommandInput = { KeyUsage: 'ENCRYPT_DECRYPT' };

async function keyOf(client: KMSClient, name: string, asked = ENCRYPTS): Promise<string> {
  const { KeyMetadata } = await client.send(new CreateKeyCommand(asked));
  const TargetKeyId = KeyMetadata!.KeyId!;
  await client.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId }));
  return TargetKeyId;
}

const SUPPORT = {
  'support.DescribeTrustedAdvisorChecks': fault('SubscriptionRequiredException'),
  'iam.ListEntitiesForPolicy': { PolicyUsers: '', PolicyGroups: '', PolicyRoles: '', IsTruncated: false },
};

const DAYS_S = 24 * 3600;
const inDays = (days: number): number => Math.floor(Date.now() / 1000) + days * DAYS_S;

interface SecretsAnswer {
  readonly SecretList: readonly { readonly Name: string }[];
}

/** The secret of that name was rotated three weeks before its account is judged. */
const rotatedAgain = (name: string) => ({
  amend: (body: string): string => {
    const { SecretList: secrets } = JSON.parse(body) as SecretsAnswer;
    const dates = { LastChangedDate: inDays(380), LastRotatedDate: inDays(380) };
    return JSON.stringify({ SecretList: secrets.map(one => (one.Name === name ? { ...one, ...dates } : one)) });
  },
});

const CASES: readonly NearMiss[] = [
  {
    name: 'a key of the top log-in',
    build: async account => {
      rootWithKey(account, true);
      await Promise.resolve();
    },
    must: [['root-access-key', 'ACCOUNT']],
    mustNot: [['root-mfa-disabled', 'ACCOUNT']],
  },
  {
    name: 'a key of the top log-in that is switched off',
    build: async account => {
      rootWithKey(account, false);
      await Promise.resolve();
    },
    must: [],
    mustNot: [
      ['root-access-key', 'ACCOUNT'],
      ['root-mfa-disabled', 'ACCOUNT'],
    ],
  },
  {
    name: 'old keys: in use, switched off, and none at all',
    daysLater: 400,
    build: async ({ home }) => {
      await userWithKey(home, 'in-use');
      const off = await userWithKey(home, 'switched-off');
      await home.iam.send(new UpdateAccessKeyCommand({ ...off, Status: 'Inactive' }));
      await home.iam.send(new CreateUserCommand({ UserName: 'no-key' }));
    },
    must: [['stale-access-key', 'in-use']],
    mustNot: [
      ['stale-access-key', 'switched-off'],
      ['stale-access-key', 'no-key'],
    ],
  },
  {
    name: 'a key of today',
    build: async ({ home }) => {
      await userWithKey(home, 'in-use');
    },
    must: [],
    mustNot: [['stale-access-key', 'in-use']],
  },
  {
    name: 'all rights, all rights within a boundary, all rights taken away again, and nearly all',
    build: async ({ home, tell }) => {
      await userWho(home, 'all', EVERYTHING);
      await userWho(home, 'bounded', EVERYTHING);
      await userWho(home, 'denied', EVERYTHING, deny('*'));
      await userWho(home, 'reads', allow(['*:Get*', '*:List*', '*:Describe*']));
      await userWho(home, 'all-but-people', {
        ...{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      });
      await userWho(home, 'climbs', allow('iam:AttachUserPolicy'));
      await userWho(home, 'own-keys', allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'));
      const policy = { PolicyName: 'files-only', PolicyDocument: document(allow('s3:*')) };
      const { Policy } = await home.iam.send(new CreatePolicyCommand(policy));
      // moto has no boundaries for users.
      const boundary = `<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>${Policy!.Arn!}</PermissionsBoundaryArn></PermissionsBoundary>`;
      tell({
        'iam.GetAccountAuthorizationDetails': {
          amend: body => body.replace('<UserName>bounded</UserName>', `$&${boundary}`),
        },
      });
    },
    must: [
      ['administrator-access-key', 'all'],
      ['privilege-escalation-path', 'climbs'],
      // Everything but IAM includes the code of functions, whose roles may be those of administrators.
      ['privilege-escalation-path', 'all-but-people'],
    ],
    mustNot: [
      ['administrator-access-key', 'bounded'],
      ['administrator-access-key', 'denied'],
      ['administrator-access-key', 'reads'],
      ['administrator-access-key', 'all-but-people'],
      ['privilege-escalation-path', 'all'],
      ['privilege-escalation-path', 'own-keys'],
      ['privilege-escalation-path', 'reads'],
    ],
  },
  {
    name: 'a program with all rights, and a person with them',
    build: async ({ id, home: { iam } }) => {
      const role = async (RoleName: string, Principal: object): Promise<void> => {
        const trust = document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
        await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
        const policy = { PolicyName: 'does', PolicyDocument: document(EVERYTHING) };
        await iam.send(new PutRolePolicyCommand({ RoleName, ...policy }));
      };
      await role('machines', { Service: 'ec2.amazonaws.com' });
      await role('people', { AWS: `arn:aws:iam::${id}:root` });
    },
    must: [['administrator-workload-identity', 'machines']],
    mustNot: [['administrator-workload-identity', 'people']],
  },
  {
    name: 'people with a password only, and programs that have none',
    build: async ({ home }) => {
      await home.iam.send(new CreateUserCommand({ UserName: 'person' }));
      await home.iam.send(new CreateLoginProfileCommand({ UserName: 'person', Password: 'Not-a-secret-1' }));
      await userWithKey(home, 'program');
    },
    must: [
      ['user-mfa-disabled', 'person'],
      ['weak-password-policy', 'ACCOUNT'],
      ['local-users-without-federation', 'ACCOUNT'],
    ],
    mustNot: [['user-mfa-disabled', 'program']],
  },
  {
    name: 'no rules for passwords where nobody has one',
    build: async ({ home }) => {
      await userWithKey(home, 'program');
    },
    must: [],
    mustNot: [
      ['weak-password-policy', 'ACCOUNT'],
      ['local-users-without-federation', 'ACCOUNT'],
    ],
  },
  {
    name: 'a record of all regions',
    build: account => trail(account),
    must: [],
    mustNot: [
      ['audit-logging-disabled', 'ACCOUNT'],
      ['log-file-validation-disabled', 'record'],
    ],
  },
  {
    name: 'a record of all regions that is stopped',
    build: async account => {
      await trail(account);
      await account.home.cloudtrail.send(new StopLoggingCommand({ Name: 'record' }));
    },
    must: [['audit-logging-disabled', 'ACCOUNT']],
    mustNot: [['log-file-validation-disabled', 'record']],
  },
  {
    name: 'a record of one region, which anybody can rewrite',
    build: account => trail(account, { IsMultiRegionTrail: false, EnableLogFileValidation: false }),
    must: [
      ['audit-logging-disabled', 'ACCOUNT'],
      ['log-file-validation-disabled', 'record'],
    ],
    mustNot: [],
  },
  {
    name: 'a record of who read what, and not of who changed what',
    build: async account => {
      await trail(account);
      const EventSelectors = [{ ReadWriteType: 'ReadOnly' as const, IncludeManagementEvents: true }];
      await account.home.cloudtrail.send(new PutEventSelectorsCommand({ TrailName: 'record', EventSelectors }));
    },
    must: [['audit-logging-disabled', 'ACCOUNT']],
    mustNot: [],
  },
  {
    name: 'alarms that nobody hears, that ring where nobody listens, that are switched off, that only a machine hears, and that somebody hears',
    build: async ({ id, client, tell }) => {
      const cloudwatch = client(CloudWatchClient);
      const sns = client(SNSClient);
      for (const Name of ['phone', 'empty-room']) await sns.send(new CreateTopicCommand({ Name }));
      // moto counts no listeners.
      tell({
        'sns.GetTopicAttributes': ({ parameters }) =>
          `<Attributes><entry><key>SubscriptionsConfirmed</key><value>${String(parameters['TopicArn']).endsWith(':phone') ? '1' : '0'}</value></entry></Attributes>`,
      });
      const alarm = (AlarmName: string, AlarmActions: string[], ActionsEnabled = true) =>
        cloudwatch.send(
          new PutMetricAlarmCommand({
            ...{
              AlarmName,
              AlarmActions,
              ActionsEnabled,
              MetricName: 'CPUUtilization',
              Namespace: 'AWS/EC2',
              Statistic: 'Average',
            },
            ...{ Period: 60, EvaluationPeriods: 1, Threshold: 80, ComparisonOperator: 'GreaterThanThreshold' },
          }),
        );
      const phone = `arn:aws:sns:${HOME}:${id}:phone`;
      await alarm('unheard', []);
      await alarm('to-an-empty-room', [`arn:aws:sns:${HOME}:${id}:empty-room`]);
      await alarm('to-a-topic-that-is-gone', [`arn:aws:sns:${HOME}:${id}:gone`]);
      await alarm('to-somebody-unknown', [`arn:aws:sns:${HOME}:999900001111:security`]);
      await alarm('switched-off', [phone], false);
      await alarm('for-machines', [
        `arn:aws:autoscaling:${HOME}:${id}:scalingPolicy:1:autoScalingGroupName/g:policyName/p`,
      ]);
      await alarm('heard', [phone]);
    },
    must: [
      ['alarm-without-recipient', 'unheard'],
      ['alarm-without-recipient', 'to-an-empty-room', 'nobody listens'],
      ['alarm-without-recipient', 'to-a-topic-that-is-gone', 'nobody listens'],
      ['alarm-without-recipient', 'switched-off'],
    ],
    mustNot: [
      ['alarm-without-recipient', 'for-machines'],
      ['alarm-without-recipient', 'heard'],
    ],
    unknown: [['alarm-without-recipient', 'to-somebody-unknown']],
  },
  {
    name: 'keys that are switched off, on their way out, renewed, never renewed, and of a sort that is not renewed',
    build: async ({ client }) => {
      const kms = client(KMSClient);
      await kms.send(new DisableKeyCommand({ KeyId: await keyOf(kms, 'switched-off') }));
      const KeyId = await keyOf(kms, 'doomed');
      await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      await kms.send(new EnableKeyRotationCommand({ KeyId: await keyOf(kms, 'renewed') }));
      await keyOf(kms, 'never-renewed');
      await keyOf(kms, 'signs', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
    },
    must: [
      ['key-pending-deletion', 'doomed'],
      ['key-rotation-disabled', 'never-renewed'],
    ],
    mustNot: [
      ['key-pending-deletion', 'switched-off'],
      ['key-rotation-disabled', 'switched-off'],
      ['key-rotation-disabled', 'doomed'],
      ['key-rotation-disabled', 'renewed'],
      ['key-rotation-disabled', 'signs'],
    ],
  },
  {
    name: 'secrets of last year: renewed by themselves, no longer, and never',
    daysLater: 400,
    build: async ({ client, tell }) => {
      const secrets = client(SecretsManagerClient);
      for (const Name of ['renewed', 'stuck', 'never-renewed'])
        await secrets.send(new CreateSecretCommand({ Name, SecretString: 'not one' }));
      const RotationRules = { AutomaticallyAfterDays: 30 };
      for (const SecretId of ['renewed', 'stuck'])
        await secrets.send(new RotateSecretCommand({ SecretId, RotationRules, RotateImmediately: false }));
      tell({ 'secretsmanager.GetResourcePolicy': {}, 'secretsmanager.ListSecrets': rotatedAgain('renewed') });
    },
    must: [
      ['secret-rotation-disabled', 'never-renewed'],
      ['secret-rotation-disabled', 'stuck', 'is set to renew itself, but was last changed'],
    ],
    mustNot: [['secret-rotation-disabled', 'renewed']],
  },
  {
    name: 'certificates that run out: one that visitors see, and one that nobody sees',
    build: async ({ id, tell }) => {
      const certificate = (DomainName: string, days: number, InUse: boolean) => ({
        CertificateArn: `arn:aws:acm:${HOME}:${id}:certificate/${DomainName}`,
        ...{ DomainName, InUse, Status: 'ISSUED', Type: 'IMPORTED', NotAfter: inDays(days) },
      });
      tell({
        'acm.ListCertificates': {
          CertificateSummaryList: [
            certificate('shop.example', 5, true),
            certificate('old.example', 5, false),
            certificate('new.example', 300, true),
          ],
        },
      });
      await Promise.resolve();
    },
    must: [['expiring-certificate', 'shop.example']],
    mustNot: [
      ['expiring-certificate', 'old.example'],
      ['expiring-certificate', 'new.example'],
    ],
  },
  {
    name: 'a queue that loses what fails, one that keeps it, and where it is kept',
    build: async ({ id, client }) => {
      const sqs = client(SQSClient);
      const deadLetterTargetArn = `arn:aws:sqs:${HOME}:${id}:near-kept`;
      await sqs.send(new CreateQueueCommand({ QueueName: 'near-kept' }));
      await sqs.send(new CreateQueueCommand({ QueueName: 'near-loses' }));
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
      await sqs.send(new CreateQueueCommand({ QueueName: 'near-keeps', Attributes: { RedrivePolicy } }));
    },
    must: [['missing-dead-letter-queue', 'near-loses']],
    mustNot: [
      ['missing-dead-letter-queue', 'near-keeps'],
      ['missing-dead-letter-queue', 'near-kept'],
    ],
  },
  {
    name: 'names that change to another place when somebody looks, and when nobody does',
    build: async ({ client, tell }) => {
      const route53 = client(Route53Client, 'us-east-1');
      const HealthCheckConfig = { Type: 'HTTPS', FullyQualifiedDomainName: 'shop.example', Port: 443 } as const;
      const check = await route53.send(new CreateHealthCheckCommand({ CallerReference: 'one', HealthCheckConfig }));
      const zone = async (Name: string, HealthCheckId: string | undefined): Promise<void> => {
        const made = await route53.send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
        const record = (Failover: 'PRIMARY' | 'SECONDARY', Value: string) => ({
          Action: 'CREATE' as const,
          ResourceRecordSet: {
            ...{ Name: `www.${Name}`, Type: 'A' as const, TTL: 60, ResourceRecords: [{ Value }] },
            ...{ Failover, SetIdentifier: Failover },
            ...(Failover === 'PRIMARY' && HealthCheckId !== undefined ? { HealthCheckId } : {}),
          },
        });
        const Changes = [record('PRIMARY', '198.51.100.1'), record('SECONDARY', '203.0.113.1')];
        const HostedZoneId = made.HostedZone!.Id!.replace('/hostedzone/', '');
        await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
      };
      await zone('watched.example', check.HealthCheck!.Id);
      await zone('blind.example', undefined);
      tell({ 'route53.GetDNSSEC': fault('DNSSECNotFound') });
    },
    must: [['dns-failover-without-health-check', 'blind.example']],
    mustNot: [['dns-failover-without-health-check', 'watched.example']],
  },
  {
    name: 'nobody to call, and one contact whose mailbox is private',
    build: async ({ client, tell }) => {
      await client(AccountClient, 'us-east-1').send(
        new PutAlternateContactCommand({
          ...{ AlternateContactType: 'SECURITY', EmailAddress: 'someone@gmail.com', Name: 'Someone' },
          ...{ PhoneNumber: '+1 555 0100', Title: 'Founder' },
        }),
      );
      tell({ ...SUPPORT, 'support.DescribeSeverityLevels': fault('SubscriptionRequiredException') });
    },
    must: [
      ['contact-with-personal-email', 'ACCOUNT'],
      ['missing-contacts', 'ACCOUNT'],
    ],
    mustNot: [],
  },
  {
    name: 'no contact at all, of whom none can be private',
    build: () => Promise.resolve(),
    must: [['missing-contacts', 'ACCOUNT']],
    mustNot: [['contact-with-personal-email', 'ACCOUNT']],
  },
  {
    name: 'parts that say what made them, and parts that say that nothing did',
    build: async ({ home }) => {
      for (const [Bucket, Key, Value] of [
        ['near-by-script', 'managed-by', 'terraform'],
        ['near-by-hand', 'terraform', 'false'],
        ['near-by-somebody', 'owner', 'terraform-team'],
      ] as const) {
        await makeBucket(home, Bucket, true);
        await home.s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key, Value }] } }));
      }
    },
    must: [
      ['resource-without-infrastructure-as-code', 'near-by-hand'],
      ['resource-without-infrastructure-as-code', 'near-by-somebody'],
    ],
    mustNot: [['resource-without-infrastructure-as-code', 'near-by-script']],
  },
  {
    name: 'stacks that one command deletes, and that are protected',
    build: async ({ client }) => {
      const cloudformation = client(CloudFormationClient);
      const TemplateBody = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
      for (const [StackName, EnableTerminationProtection] of [
        ['open', false],
        ['protected', true],
      ] as const)
        await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody, EnableTerminationProtection }));
    },
    must: [['stack-without-deletion-protection', 'open']],
    mustNot: [
      ['stack-without-deletion-protection', 'protected'],
      ['failed-stack', 'open'],
    ],
  },
];

await describeNearMisses('people, records and repairs', CASES, {
  everywhere: { 's3.GetBucketPolicyStatus': fault('NoSuchBucketPolicy', 404) },
});
