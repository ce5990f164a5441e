import type { Facets } from '../../../../model/facets.ts';

type Rule = Facets['securityAlertRules'][number];

/** An event of CloudTrail that somebody should be told of. */
export interface KnownEvent extends Pick<Rule, 'event' | 'operation'> {
  /** The record: a filter that excludes one of these values misses the event. Empty: the record has no such field. */
  readonly fields: Readonly<Record<string, string>>;
  /** A filter must accept one of these by name; one on other fields only watches something else. */
  readonly named: readonly string[];
}

type Row = readonly [event: Rule['event'], source: string, operations: readonly string[]];

/**
 * Operations that the metric filters of the CIS AWS Foundations Benchmark (section 4, "Monitoring") match: of permissions, audit
 * logs and keys those that an attack begins with. A key that is disabled or scheduled for deletion takes the data that it encrypts
 * with it.
 * Source: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
const OPERATIONS: readonly Row[] = [
  ['iam-changes', 'iam', ['PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy', 'AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy', 'CreatePolicyVersion']],
  ['audit-log-changes', 'cloudtrail', ['StopLogging', 'DeleteTrail', 'UpdateTrail']],
  ['network-changes', 'ec2', ['AuthorizeSecurityGroupIngress']],
  ['key-deletion', 'kms', ['DisableKey', 'ScheduleKeyDeletion']],
  ['bucket-policy-changes', 's3', ['PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle', 'PutBucketReplication', 'DeleteBucketPolicy', 'DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication']],
  ['configuration-recorder-changes', 'config', ['StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder']],
  ['security-group-changes', 'ec2', ['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress', 'CreateSecurityGroup', 'DeleteSecurityGroup']],
  ['network-acl-changes', 'ec2', ['CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry', 'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation']],
  ['gateway-changes', 'ec2', ['CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway', 'CreateInternetGateway', 'DeleteInternetGateway', 'DetachInternetGateway']],
  ['route-changes', 'ec2', ['CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation', 'DeleteRouteTable', 'DeleteRoute', 'DisassociateRouteTable']],
  ['virtual-network-changes', 'ec2', ['CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection', 'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection']],
  ['organization-changes', 'organizations', ['AttachPolicy', 'DetachPolicy', 'UpdatePolicy', 'DeletePolicy', 'DisablePolicyType', 'MoveAccount', 'RemoveAccountFromOrganization', 'LeaveOrganization', 'InviteAccountToOrganization', 'CreateAccount', 'DeleteOrganization']],
]; // prettier-ignore

const SUCCEEDED = { errorCode: '' };
const SIGN_IN = { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', ...SUCCEEDED };
const IAM_USER = { 'userIdentity.type': 'IAMUser', 'additionalEventData.MFAUsed': 'No' };

/** Sign-ins to the console (AWS CloudTrail User Guide, "AWS Management Console sign-in events"). */
const SIGN_INS: readonly KnownEvent[] = [
  // A filter on another operation of the root user than its login misses the login.
  { event: 'root-usage', fields: { ...SIGN_IN, 'userIdentity.type': 'Root' }, named: ['userIdentity.type'] },
  {
    event: 'sign-in-without-mfa',
    fields: { ...SIGN_IN, ...IAM_USER, 'responseElements.ConsoleLogin': 'Success', errorMessage: '' },
    named: ['eventName'],
  },
  {
    event: 'sign-in-failure',
    fields: { ...SIGN_IN, ...IAM_USER, 'responseElements.ConsoleLogin': 'Failure', errorMessage: 'Failed authentication' },
    named: ['eventName'],
  },
]; // prettier-ignore

/** Both words for "not allowed": that of EC2 and that of the others. */
const DENIALS: readonly KnownEvent[] = [
  { eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', errorCode: 'Client.UnauthorizedOperation' },
  { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', errorCode: 'AccessDenied' },
].map(fields => ({ event: 'denied-calls', operation: fields.errorCode, fields, named: ['errorCode'] }));

export const KNOWN_EVENTS: readonly KnownEvent[] = [
  ...SIGN_INS,
  ...OPERATIONS.flatMap(([event, service, operations]) =>
    operations.map(operation => ({
      event,
      operation,
      fields: { eventSource: `${service}.amazonaws.com`, eventName: operation, ...SUCCEEDED },
      named: ['eventSource', 'eventName'],
    })),
  ),
  ...DENIALS,
];
