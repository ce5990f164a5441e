import { describe, expect, it } from 'vitest';
import { INVENTED_ACCOUNT as ACCOUNT } from '../../support/aws-invented.ts';
import { awsVerdicts, type AwsAnswers } from '../../support/aws-verdicts.ts';

const document = (...Statement: object[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement }));
const allow = (Action: string | readonly string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const arn = (path: string): string => `arn:aws:iam::${ACCOUNT}:${path}`;
const created = new Date('2026-05-01T10:00:00Z');

const user = (name: string, ...statements: object[]) => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name.replaceAll(' ', '')}`,
  Arn: arn(`user/${name.replaceAll(' ', '-')}`),
  CreateDate: created,
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const role = (name: string, trust: object, ...statements: object[]) => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name.replaceAll(' ', '')}`,
  Arn: arn(`role/${name.replaceAll(' ', '-')}`),
  CreateDate: created,
  AssumeRolePolicyDocument: document(trust),
  RolePolicyList: statements.length === 0 ? [] : [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const reportOf = (users: readonly { readonly UserName: string; readonly Arn: string }[]) => {
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active,access_key_2_last_rotated';
  return [
    header,
    ...users.map(
      one => `${one.UserName},${one.Arn},2026-05-01T10:00:00Z,false,no_information,false,false,N/A,false,N/A`,
    ),
  ].join('\n');
};
const identities = (
  UserDetailList: readonly ReturnType<typeof user>[],
  RoleDetailList: readonly object[],
): AwsAnswers => ({
  'iam:GenerateCredentialReport': { State: 'COMPLETE' },
  'iam:GetCredentialReport': { Content: new TextEncoder().encode(reportOf(UserDetailList)) },
  'iam:GetAccountAuthorizationDetails': { UserDetailList, RoleDetailList, GroupDetailList: [], Policies: [], IsTruncated: false },
}); // prettier-ignore
const SERVERS = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

/** Rights that look limited and are not. */
const WAYS: readonly (readonly string[])[] = [
  ['iam:PassRole', 'bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:StartCodeInterpreterSession', 'bedrock-agentcore:InvokeCodeInterpreter'],
  ['lambda:UpdateFunctionCode'],
  ['iam:DeleteUserPermissionsBoundary'],
  ['ssm:SendCommand'],
  ['ssm:StartSession'],
  ['sso:PutInlinePolicyToPermissionSet'],
  ['iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'],
  ['iam:PassRole', 'glue:CreateDevEndpoint'],
  ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
  ['iam:PassRole', 'scheduler:CreateSchedule'],
  ['iam:PassRole', 'ec2:RequestSpotInstances'],
  ['iam:PassRole', 'elasticmapreduce:RunJobFlow'],
  ['iam:PassRole', 'apprunner:CreateService'],
  ['iam:PassRole', 'sagemaker:CreateTrainingJob'],
  ['iam:PassRole', 'ecs:RunTask'],
  // Their siblings.
  ['iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'],
  ['iam:PassRole', 'codebuild:CreateProject', 'codebuild:StartBuild'],
  ['iam:PassRole', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
  ['cloudformation:UpdateStack'],
  ['sts:AssumeRole'],
  ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'],
  ['iam:CreatePolicyVersion'],
]; // prettier-ignore
const LIMITED: readonly (readonly string[])[] = [
  ['iam:PassRole'],
  ['lambda:GetFunction', 'lambda:InvokeFunction'],
  ['ecs:RunTask'],
  ['cloudformation:CreateChangeSet'],
];

describe('rights that lead to all rights', async () => {
  const named = (actions: readonly string[]) => user(actions.join(' '), allow(actions));
  const said = await awsVerdicts(
    identities([...WAYS, ...LIMITED].map(named), []),
    ['iam'],
    ['privilege-escalation-path'],
  );
  it.each(WAYS.map(actions => actions.join(' ')))('%s', name => {
    expect(said.get(name)).toBe('fail canEscalate');
  });
  it.each(LIMITED.map(actions => actions.join(' ')))('not %s alone', name => {
    expect(said.get(name)).toBe('pass');
  });
});

describe('a named role that may be handed over', () => {
  const crane = user('crane', allow('iam:PassRole', arn('role/boss')), allow('ec2:RunInstances'));
  it.each([
    ['is an administrator', [allow('*')], 'fail canEscalate'],
    ['makes itself one', [allow('iam:PutRolePolicy')], 'fail canEscalate'],
    ['reads one bucket', [allow('s3:GetObject', 'arn:aws:s3:::shop/*')], 'pass'],
  ])('%s', async (_, statements, said) => {
    const answers = identities([crane], [role('boss', SERVERS, ...statements)]);
    expect((await awsVerdicts(answers, ['iam'], ['privilege-escalation-path'])).get('crane')).toBe(said);
  });
  it('cannot be handed to the service that would use it', async () => {
    const functions = { ...SERVERS, Principal: { Service: 'lambda.amazonaws.com' } };
    const answers = identities([crane], [role('boss', functions, allow('*'))]);
    expect((await awsVerdicts(answers, ['iam'], ['privilege-escalation-path'])).get('crane')).toBe('pass');
  });
});

const GITHUB = 'token.actions.githubusercontent.com';
const CIRCLE = 'oidc.circleci.com/org/6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11';
const COGNITO = 'cognito-identity.amazonaws.com';
const web = (issuer: string, Condition: object) => ({
  Effect: 'Allow',
  Principal: { Federated: issuer === COGNITO ? issuer : arn(`oidc-provider/${issuer}`) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});
const AUDIENCE = { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } };
const subject = (issuer: string, text: string) => ({ StringLike: { [`${issuer}:sub`]: text } });

it.each([
  ['an environment of any repository', GITHUB, { ...AUDIENCE, ...subject(GITHUB, 'environment:live') }, 'fail public'],
  ['owners whose name begins alike', GITHUB, { ...AUDIENCE, ...subject(GITHUB, 'repo:noonsale*') }, 'fail public'],
  ['main of every GitLab project', 'gitlab.com', subject('gitlab.com', 'project_path:*:ref_type:branch:ref:main'), 'fail public'],
  ['every organization of Buildkite', 'agent.buildkite.com', subject('agent.buildkite.com', 'organization:*:pipeline:*'), 'fail public'],
  ['users of any Cognito pool', COGNITO, { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' } }, 'fail public'],
  ['one repository, for all values', GITHUB, { ...AUDIENCE, 'ForAllValues:StringLike': subject(GITHUB, 'repo:noonsale/shop:*').StringLike }, 'pass'],
  ['the organization that owns its issuer', CIRCLE, { StringEquals: { [`${CIRCLE}:aud`]: '6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11' } }, 'pass'],
  // Their siblings.
  ['any organization of HCP Terraform', 'app.terraform.io', subject('app.terraform.io', 'organization:*:project:shop:workspace:live:run_phase:apply'), 'fail public'],
  ['main of any GitHub repository', GITHUB, { ...AUDIENCE, ...subject(GITHUB, 'repo:*:ref:refs/heads/main') }, 'fail public'],
  ['all of GitHub that has the audience', GITHUB, AUDIENCE, 'fail public'],
  ['one GitLab group', 'gitlab.com', subject('gitlab.com', 'project_path:noonsale/*'), 'pass'],
  ['one GitLab project, by its id', 'gitlab.com', { StringEquals: { 'gitlab.com:project_id': '4711' } }, 'pass'],
  ['GitLab groups whose name begins alike', 'gitlab.com', subject('gitlab.com', 'project_path:noonsale*:ref_type:branch:ref:main'), 'fail public'],
  ['a project of that name in any GitLab group', 'gitlab.com', subject('gitlab.com', 'project_path:*/shop:ref_type:branch:ref:main'), 'fail public'],
  ['any GitLab project of that branch', 'gitlab.com', { StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' }, StringLike: { 'gitlab.com:ref': 'main' } }, 'fail public'],
  ['one organization of HCP Terraform', 'app.terraform.io', subject('app.terraform.io', 'organization:noonsale:project:*:workspace:*:run_phase:*'), 'pass'],
  ['organizations of HCP Terraform whose name begins alike', 'app.terraform.io', subject('app.terraform.io', 'organization:noonsale*'), 'fail public'],
  ['one pipeline of Buildkite', 'agent.buildkite.com', subject('agent.buildkite.com', 'organization:noonsale:pipeline:shop:*'), 'pass'],
  ['one Cognito pool', COGNITO, { StringEquals: { [`${COGNITO}:aud`]: 'us-east-1:6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11' } }, 'pass'],
] as const)('a role for %s', async (_, issuer, conditions, expected) => {
  const said = await awsVerdicts(identities([], [role('deploy', web(issuer, conditions))]), ['iam'], ['role-trust-without-external-id']);
  expect(said.get('deploy')).toBe(expected);
}); // prettier-ignore
