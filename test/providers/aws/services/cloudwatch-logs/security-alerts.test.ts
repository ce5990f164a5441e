import { expect, it } from 'vitest';
import { securityAlertRulesOf } from '../../../../../src/providers/aws/services/cloudwatch-logs/security-alerts.ts';

const GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:trail';
/** The events of which a filter with this pattern matches each operation. */
function alertedBy(...patterns: readonly string[]): string[] {
  const rules = securityAlertRulesOf(patterns.map(pattern => ({ pattern, logGroup: GROUP, metric: pattern })));
  const groups = [...Map.groupBy(rules, ({ event }) => event)];
  return groups.filter(([, group]) => group.every(({ metrics }) => metrics.length > 0)).map(([event]) => event);
}

const either = (...names: readonly string[]): string =>
  `{ ${names.map(name => `($.eventName = ${name})`).join(' || ')} }`;
const CIS_POLICIES = either(
  'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutUserPolicy',
  'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy',
  'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy',
); // prettier-ignore

it.each([
  [
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    'root-usage',
  ],
  ['{($.userIdentity.type="Root")&&($.eventName="ConsoleLogin")}', 'root-usage'],
  ['{ $.userIdentity.type = "Root" && $.eventSource = "signin.amazonaws.com" }', 'root-usage'],
  [CIS_POLICIES, 'iam-changes'],
  ['{ $.eventSource = iam.amazonaws.com && $.readOnly IS FALSE }', 'iam-changes'],
  ['{ $.eventName = "*Policy*" }', 'iam-changes'],
  ['{ $.eventSource = "iam.amazonaws.com" && $.eventName = %Policy% }', 'iam-changes'],
  [either('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'), 'audit-log-changes'],
  ['?StopLogging ?DeleteTrail ?UpdateTrail', 'audit-log-changes'],
  [either('AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress'), 'network-changes'],
  // CIS AWS Foundations Benchmark v5.0.0, 4.1, 4.8, 4.9 and 4.11 to 4.15.
  [
    '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
    'denied-calls',
  ],
  [
    `{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }`,
    'bucket-policy-changes',
  ],
  [
    either('StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder'),
    'configuration-recorder-changes',
  ],
  ['{ $.eventSource = "ec2.amazonaws.com" && $.eventName = "*NetworkAcl*" }', 'network-acl-changes'],
  [
    either(
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    ),
    'gateway-changes',
  ],
  [
    either(
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    ),
    'route-changes',
  ],
  ['{ $.eventName = "*Vpc*" }', 'virtual-network-changes'],
  ['{ $.eventSource = organizations.amazonaws.com }', 'organization-changes'],
  // CIS AWS Foundations Benchmark v5.0.0, 4.2, 4.6 and 4.7.
  [
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    'sign-in-without-mfa',
  ],
  ['{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }', 'sign-in-failure'],
  ['{ $.eventName = "ConsoleLogin" && $.responseElements.ConsoleLogin = "Failure" }', 'sign-in-failure'],
  [
    '{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }',
    'key-deletion',
  ],
])('%s matches every operation of %s', (pattern, event) => {
  expect(alertedBy(pattern)).toEqual([event]);
});

it.each([
  '{ $.userIdentity.type = "Root" && $.eventName = "DeleteBucket" }',
  '{ $.userIdentity.type != "Root" }',
  either('PutUserPolicy'),
  '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AttachPolicy) || ($.eventName = CreatePolicy)) }',
  `{ ($.eventSource = s3.amazonaws.com) && ($.eventName = "*Policy") }`,
  '{ $.eventName = DeleteTrail }',
  'StopLogging DeleteTrail UpdateTrail',
  either('StopLogging', 'DeleteTrail'),
  either('CreateNetworkAcl'),
  // The sign-ins that have the second factor, those of the root user, and one of two ways to lose a key.
  '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed = "Yes" }',
  '{ $.eventName = "ConsoleLogin" && $.userIdentity.type = "AssumedRole" }',
  '{ $.eventSource = "signin.amazonaws.com" && $.eventName = "CheckMfa" }',
  either('ScheduleKeyDeletion'),
  '{ $.errorCode = "AccessDenied*" }',
  '{ $.eventSource = s3.amazonaws.com && ($.errorCode = "AccessDenied" || $.errorCode = "*UnauthorizedOperation") }',
  either('CreateRoute', 'DeleteRoute'),
  either('PutBucketPolicy'),
  '',
])('%s misses an operation of every event', pattern => {
  expect(alertedBy(pattern)).toEqual([]);
});

it('takes one filter on every sign-in for each of them', () => {
  expect(alertedBy('{ $.eventName = ConsoleLogin }')).toEqual(['sign-in-without-mfa', 'sign-in-failure']);
});

it('takes one filter on every change of a security group for both of its events', () => {
  expect(alertedBy('{ $.eventName = "*SecurityGroup*" }')).toEqual(['network-changes', 'security-group-changes']);
});

it('takes several filters together', () => {
  expect(alertedBy(either('StopLogging'), either('DeleteTrail', 'UpdateTrail'))).toEqual(['audit-log-changes']);
});

it('stays fast on hostile patterns', () => {
  expect(alertedBy(`{ $.eventName = "${'*a'.repeat(400)}" }`, `{ $.eventName = %${'.*qq|'.repeat(200)}q% }`)).toEqual(
    [],
  );
});
