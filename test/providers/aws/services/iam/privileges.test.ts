import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deletePermissionsOf } from '../../../../../src/providers/aws/services/iam/delete-permissions.ts';
import { privilegeLevelOf } from '../../../../../src/providers/aws/services/iam/privileges.ts';
import { trustedPrincipalsOf } from '../../../../../src/providers/aws/services/iam/trust-policies.ts';

const OWN = '111111111111';
const OTHER = '222222222222';
type Part = Readonly<Record<string, unknown>>;
const policy = (...statements: readonly Part[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object): Part => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});
const deny = (Action: string | string[], Condition?: object): Part => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});
const ADMIN = allow('*');
const roles = `arn:aws:iam::${OWN}:role/*`;
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

it.each<[string, readonly Part[], string | undefined]>([
  ['nothing', [], 'limited'],
  ['everything', [ADMIN], 'administrator'],
  ['everything by wildcards', [allow(['*:*'])], 'administrator'],
  ['everything with MFA', [allow('*', '*', mfa)], 'administrator'],
  ['everything in one bucket', [allow('*', 'arn:aws:s3:::shop/*')], 'limited'],
  ['everything of S3', [allow('s3:*')], 'limited'],
  ['everything, and all of it denied', [ADMIN, deny('*')], 'limited'],
  [
    'everything, denied without MFA',
    [ADMIN, deny('*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })],
    'administrator',
  ],
  [
    'all but IAM',
    [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' }],
    // Functions and servers have roles of their own.
    'can-escalate',
  ],
  ['all but billing', [{ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }], 'can-escalate'],
  ['all of IAM', [allow('iam:*')], 'can-escalate'],
  ['policy versions', [allow('iam:CreatePolicyVersion')], 'can-escalate'],
  ['access keys of any user', [allow('IAM:createaccesskey', `arn:aws:iam::${OWN}:user/*`)], 'can-escalate'],
  ['own access keys', [allow('iam:CreateAccessKey', `arn:aws:iam::${OWN}:user/\${aws:username}`)], 'limited'],
  ['access keys of one user', [allow('iam:CreateAccessKey', `arn:aws:iam::${OWN}:user/app`)], 'limited'],
  ['role policies under one path', [allow('iam:PutRolePolicy', `arn:aws:iam::${OWN}:role/app/*`)], 'limited'],
  [
    'role policies within a boundary',
    [allow('iam:PutRolePolicy', roles, { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/b' } })],
    'limited',
  ],
  [
    'some role permissions',
    [allow('iam:AttachRolePolicy', roles, { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/X' } })],
    undefined,
  ],
  ['any role passed to a new instance', [allow('iam:PassRole', roles), allow('ec2:RunInstances')], 'can-escalate'],
  ['any role passed to a new function', [allow(['iam:PassRole', 'lambda:*'])], 'can-escalate'],
  [
    'any role passed to that service alone',
    [allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }), allow('ec2:*')],
    'can-escalate',
  ],
  [
    'one role passed to a new instance',
    [allow('iam:PassRole', `arn:aws:iam::${OWN}:role/web`), allow('ec2:RunInstances')],
    'limited',
  ],
  ['a new instance without a role', [allow('ec2:RunInstances')], 'limited'],
  ['half of an escalation path', [allow(['iam:PassRole', 'lambda:CreateFunction'])], 'limited'],
  ['an escalation path with a Deny', [allow('iam:PutRolePolicy'), deny('iam:*')], 'limited'],
  [
    'an escalation path with a Deny on some resources',
    [allow('iam:PutRolePolicy'), deny('iam:*', { StringEquals: { 'aws:x': 'y' } })],
    undefined,
  ],
  [
    'an escalation path denied without MFA',
    [allow('iam:PutRolePolicy'), deny('iam:*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } })],
    'can-escalate',
  ],
])('%s', (_, statements, expected) => {
  expect(privilegeLevelOf([policy(...statements)])).toBe(expected);
});

it('policies add up, and an unreadable one leaves the level open', () => {
  expect(privilegeLevelOf([policy(allow('iam:PassRole')), policy(allow('ec2:RunInstances'))])).toBe('can-escalate');
  expect(privilegeLevelOf([policy(allow('s3:*')), 'nonsense'])).toBeUndefined();
  expect(privilegeLevelOf([policy(ADMIN), 'nonsense'])).toBe('administrator');
  expect(privilegeLevelOf([])).toBe('limited');
});

it('a permissions boundary removes what it does not allow', () => {
  expect(privilegeLevelOf([policy(ADMIN)], [policy(allow('s3:*'))])).toBe('limited');
  expect(privilegeLevelOf([policy(ADMIN)], [policy(allow('iam:*'))])).toBe('can-escalate');
  expect(privilegeLevelOf([policy(ADMIN)], [policy(ADMIN)])).toBe('administrator');
  expect(privilegeLevelOf([policy(ADMIN)], [''])).toBeUndefined();
  expect(privilegeLevelOf([policy(allow('s3:*'))], [''])).toBe('limited');
});

it('another Allow never removes permissions', () => {
  const rank = (permissions: string | undefined): number =>
    ['limited', undefined, 'can-escalate', 'administrator'].indexOf(permissions);
  const actions = fc.constantFrom(
    '*',
    'iam:*',
    's3:*',
    'iam:PassRole',
    'ec2:RunInstances',
    'lambda:*',
    'iam:PutRolePolicy',
  );
  const conditions = fc.constantFrom(undefined, mfa, { StringEquals: { 'aws:x': 'y' } });
  const allows = fc
    .tuple(actions, fc.constantFrom('*', roles, `arn:aws:iam::${OWN}:role/x`), conditions)
    .map(([action, on, when]) => allow(action, on, when));
  const statements = fc.array(
    fc.oneof(
      allows,
      fc.tuple(actions, conditions).map(([action, when]) => deny(action, when)),
    ),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(statements, allows, (given, more) => {
      expect(rank(privilegeLevelOf([policy(...given, more)]))).toBeGreaterThanOrEqual(
        rank(privilegeLevelOf([policy(...given)])),
      );
    }),
    { numRuns: 1000 },
  );
});

const trust = (Principal: unknown, Condition?: object, Action: string | string[] = 'sts:AssumeRole'): string =>
  policy({ Effect: 'Allow', Principal, Action, Condition });
const github = 'token.actions.githubusercontent.com';
const oidc = (issuer: string): object => ({ Federated: `arn:aws:iam::${OWN}:oidc-provider/${issuer}` });

it.each<[string, string, object[] | undefined]>([
  ['a service', trust({ Service: 'ec2.amazonaws.com' }), [{ type: 'service', principal: 'ec2.amazonaws.com', requiresExternalIdOrMfa: true }]],
  ['a service and an account', trust({ Service: 'ec2.amazonaws.com', AWS: OTHER }), [
    { type: 'account', principal: OTHER, requiresExternalIdOrMfa: false },
    { type: 'service', principal: 'ec2.amazonaws.com', requiresExternalIdOrMfa: true },
  ]],
  ['the own account', trust({ AWS: `arn:aws:iam::${OWN}:root` }), [{ type: 'account', principal: OWN, requiresExternalIdOrMfa: false }]],
  ['another account', trust({ AWS: `arn:aws:iam::${OTHER}:root` }), [{ type: 'account', principal: OTHER, requiresExternalIdOrMfa: false }]],
  ['another account with an external ID', trust({ AWS: OTHER }, { StringEquals: { 'sts:ExternalId': 'w' } }), [{ type: 'account', principal: OTHER, requiresExternalIdOrMfa: true }]],
  ['another account with any external ID', trust({ AWS: OTHER }, { StringLike: { 'sts:ExternalId': '*' } }), [{ type: 'account', principal: OTHER, requiresExternalIdOrMfa: false }]],
  ['another account with MFA', trust({ AWS: OTHER }, mfa), [{ type: 'account', principal: OTHER, requiresExternalIdOrMfa: true }]],
  ['everybody', trust('*'), [{ type: 'public', principal: '*', requiresExternalIdOrMfa: false }]],
  ['everybody of an organization', trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }), [{ type: 'organization', principal: 'o-abc', requiresExternalIdOrMfa: false }]],
  ['everybody with an unknown condition', trust('*', { StringEquals: { 'aws:x': 'y' } }), undefined],
  ['a SAML provider', trust({ Federated: `arn:aws:iam::${OWN}:saml-provider/idp` }, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }, 'sts:AssumeRoleWithSAML'), [
    { type: 'federated', principal: `arn:aws:iam::${OWN}:saml-provider/idp`, requiresExternalIdOrMfa: true },
  ]],
  ['one repository of GitHub Actions', trust(oidc(github), { StringLike: { [`${github}:sub`]: 'repo:noonsale/shop:*' } }, 'sts:AssumeRoleWithWebIdentity'), [
    { type: 'federated', principal: `arn:aws:iam::${OWN}:oidc-provider/${github}`, requiresExternalIdOrMfa: true, pipeline: true },
  ]],
  ['any repository of GitHub Actions', trust(oidc(github), { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }, 'sts:AssumeRoleWithWebIdentity'), [
    { type: 'public', principal: `arn:aws:iam::${OWN}:oidc-provider/${github}`, requiresExternalIdOrMfa: false, pipeline: true },
  ]],
  ['any repository by wildcard', trust(oidc(github), { StringLike: { [`${github}:sub`]: 'repo:*' } }, 'sts:AssumeRoleWithWebIdentity'), [
    { type: 'public', principal: `arn:aws:iam::${OWN}:oidc-provider/${github}`, requiresExternalIdOrMfa: false, pipeline: true },
  ]],
  ['one Cognito identity pool', trust({ Federated: 'cognito-identity.amazonaws.com' }, { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'pool' } }, 'sts:AssumeRoleWithWebIdentity'), [
    { type: 'federated', principal: 'cognito-identity.amazonaws.com', requiresExternalIdOrMfa: true },
  ]],
  ['service accounts of a cluster', trust(oidc('oidc.eks.eu-west-1.amazonaws.com/id/A1'), {}, 'sts:AssumeRoleWithWebIdentity'), [
    { type: 'federated', principal: `arn:aws:iam::${OWN}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1`, requiresExternalIdOrMfa: true },
  ]],
  ['tags only', trust({ AWS: OTHER }, {}, 'sts:TagSession'), []],
  ['a principal that a Deny excludes', policy({ Effect: 'Allow', Principal: { AWS: OTHER }, Action: 'sts:AssumeRole' }, { Effect: 'Deny', Principal: '*', Action: 'sts:*' }), []],
  ['nonsense', 'nonsense', undefined],
])('a role can be assumed by %s', (_, text, expected) => {
  expect(trustedPrincipalsOf(text, OWN)).toMatchObject(expected === undefined ? { state: 'unread' } : { state: 'value', value: expected });
}); // prettier-ignore

const SNAPSHOTS = allow(['ec2:DeleteSnapshot', 'rds:Delete*']);
it.each<[string, readonly Part[], string | undefined]>([
  ['read access', [allow(['*:Describe*', 's3:GetObject'])], 'none'],
  ['everything', [ADMIN], 'all'],
  ['an escalation path', [allow('iam:AttachRolePolicy', roles)], 'all'],
  ['every delete action', [allow(['*:Delete*'])], 'all'],
  ['some types of backup', [SNAPSHOTS], 'some'],
  ['objects of one bucket', [allow('s3:*', 'arn:aws:s3:::shop/*')], 'some'],
  ['all but delete actions', [allow('*'), deny('*:Delete*')], 'all'],
  ['data without deletion', [allow(['s3:*', 'dynamodb:*', 'rds:*']), deny('*:Delete*')], 'none'],
  [
    'with an unknown condition',
    [allow('backup:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'ops' } })],
    undefined,
  ],
  ['nothing, denied', [SNAPSHOTS, deny('*')], 'none'],
])('delete permissions: %s', (_, statements, expected) => {
  expect(deletePermissionsOf([policy(...statements)])).toBe(expected);
});

it('a permissions boundary keeps what it allows, and an unreadable policy is not empty', () => {
  expect(deletePermissionsOf([policy(ADMIN)], [policy(SNAPSHOTS)])).toBe('some');
  expect(deletePermissionsOf([policy(ADMIN)], [policy(allow('s3:GetObject'))])).toBe('none');
  expect(deletePermissionsOf([policy(SNAPSHOTS)], [policy(ADMIN)])).toBe('some');
  expect(deletePermissionsOf(['nonsense'])).toBeUndefined();
});
