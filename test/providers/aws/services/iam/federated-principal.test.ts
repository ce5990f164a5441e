import { expect, it } from 'vitest';
import { trustedPrincipalsOf } from '../../../../../src/providers/aws/services/iam/trust-policies.ts';

const OWN = '111111111111';
const GITHUB = 'token.actions.githubusercontent.com';
const GITLAB = 'gitlab.com';
const CIRCLE = 'oidc.circleci.com/org/6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11';
const COGNITO = 'cognito-identity.amazonaws.com';
const GOOGLE = 'accounts.google.com';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
const named = (issuer: string): string =>
  [COGNITO, GOOGLE, 'www.amazon.com'].includes(issuer) ? issuer : `arn:aws:iam::${OWN}:oidc-provider/${issuer}`;
const allow = (issuer: string, Condition: Conditions) => ({
  Effect: 'Allow',
  Principal: { Federated: named(issuer) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});
const typeOf = (...statements: readonly object[]): string => {
  const found = trustedPrincipalsOf(JSON.stringify({ Version: '2012-10-17', Statement: statements }), OWN);
  return found.state === 'value' ? (found.value[0]?.type ?? 'none') : found.state;
};
const when = (operator: string, issuer: string, claim: string, value: string | readonly string[]): Conditions => ({
  [operator]: { [`${issuer}:${claim}`]: value },
});
const sub = (issuer: string, value: string | readonly string[], operator = 'StringLike') =>
  [issuer, when(operator, issuer, 'sub', value)] as const;

it.each<[string, string, Conditions]>([
  ['an environment of any GitHub repository', ...sub(GITHUB, 'environment:live')],
  ['a branch of any GitHub repository', ...sub(GITHUB, 'repo:*:ref:refs/heads/main')],
  ['GitHub owners by the first letters of their name', ...sub(GITHUB, 'repo:noonsale*')],
  ['GitHub owners by the last letters of their name', ...sub(GITHUB, 'repo:*sale/shop:*')],
  ['a GitHub owner with a wildcard inside', ...sub(GITHUB, 'repo:noon?ale/shop:*')],
  ['a repository name of any GitHub owner', ...sub(GITHUB, 'repo:*/shop:ref:refs/heads/main')],
  ['one GitHub repository, or all of them', ...sub(GITHUB, ['repo:noonsale/shop:*', '*'])],
  ['a reusable GitHub workflow, whoever calls it', ...sub(GITHUB, 'job_workflow_ref:noonsale/build/.github/workflows/a.yml@refs/heads/main')],
  ['GitHub owner names by their beginning', GITHUB, when('StringLike', GITHUB, 'repository_owner', 'noonsale*')],
  ['an audience of GitHub', GITHUB, when('StringEquals', GITHUB, 'aud', 'sts.amazonaws.com')],
  ['a GitHub account that started the run', GITHUB, when('StringEquals', GITHUB, 'actor', 'ann')],
  ['all GitHub repositories but one', ...sub(GITHUB, 'repo:noonsale/shop:*', 'StringNotLike')],
  ['a branch of any GitLab project', ...sub(GITLAB, 'project_path:*:ref_type:branch:ref:main')],
  ['GitLab groups by the first letters of their name', ...sub(GITLAB, 'project_path:noonsale*')],
  ['a GitLab project where its claim is sent', GITLAB, when('StringEqualsIfExists', GITLAB, 'project_path', 'noonsale/shop')],
  ['any organization of HCP Terraform', ...sub('app.terraform.io', 'organization:*:project:shop:workspace:live:run_phase:apply')],
  ['the audience of HCP Terraform', 'app.terraform.io', when('StringEquals', 'app.terraform.io', 'aud', 'aws.workload.identity')],
  ['any organization of Buildkite', ...sub('agent.buildkite.com', 'organization:*:pipeline:*')],
  ['Cognito users of any pool', COGNITO, when('ForAnyValue:StringLike', COGNITO, 'amr', 'authenticated')],
  ['any Cognito pool of a region', COGNITO, when('StringLike', COGNITO, 'aud', 'eu-west-1:*')],
  ['a Google audience that the caller chooses', GOOGLE, when('StringEquals', GOOGLE, 'oaud', 'https://shop.noonsale.example')],
  ['any team of Vercel', ...sub('oidc.vercel.com', 'owner:*:project:shop:environment:production')],
  ['an account of any Codefresh customer', ...sub('oidc.codefresh.io', 'account:*:pipeline:*')],
  ['GitHub without a condition', GITHUB, {}],
])('anyone may assume a role of %s', (_, issuer, conditions) => {
  expect(typeOf(allow(issuer, conditions))).toBe('public');
}); // prettier-ignore

it.each<[string, string, Conditions]>([
  ['one GitHub repository', ...sub(GITHUB, 'repo:noonsale/shop:*')],
  ['one GitHub owner', ...sub(GITHUB, 'repo:noonsale/*')],
  ['one GitHub repository with immutable ids', ...sub(GITHUB, 'repo:noonsale@4711/shop@815:ref:refs/heads/main')],
  ['a GitHub owner whose id may differ', ...sub(GITHUB, 'repo:noonsale@*/shop@*:environment:live')],
  ['a customized subject with the owner last', ...sub(GITHUB, 'environment:live:repository_owner:noonsale', 'StringEquals')],
  ['a GitHub repository, compared for all values', ...sub(GITHUB, 'repo:noonsale/shop:*', 'ForAllValues:StringLike')],
  ['a GitHub repository, where the claim exists', ...sub(GITHUB, 'repo:noonsale/shop:ref:refs/heads/main', 'StringEqualsIfExists')],
  ['two GitHub owners', ...sub(GITHUB, ['repo:noonsale/shop:*', 'repo:latecart/shop:*'])],
  ['one GitHub repository by id', GITHUB, when('StringEquals', GITHUB, 'repository_id', '815')],
  ['wildcards that equality takes literally', ...sub(GITHUB, 'repo:noonsale*', 'StringEquals')],
  ['runners in one network', GITHUB, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
  ['a GitHub Enterprise Server', 'git.noonsale.example/_services/token', {}],
  ['one GitLab project', ...sub(GITLAB, 'project_path:noonsale/shop:ref_type:branch:ref:main', 'StringEquals')],
  ['one GitLab group', ...sub(GITLAB, 'project_path:noonsale/*')],
  ['claims of an issuer that signs none of the tokens', GITLAB, when('StringEquals', 'gitlab.noonsale.example', 'sub', 'project_path:a/b')],
  ['a GitLab of the company', 'gitlab.noonsale.example', {}],
  ['one organization of HCP Terraform', ...sub('app.terraform.io', 'organization:noonsale:project:*:workspace:*:run_phase:*')],
  ['one organization of Buildkite', ...sub('agent.buildkite.com', 'organization:noonsale:pipeline:*')],
  ['one organization of CircleCI by its issuer', CIRCLE, when('StringEquals', CIRCLE, 'aud', '6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11')],
  ['one workspace of Bitbucket by its issuer', 'api.bitbucket.org/2.0/workspaces/noonsale/pipelines-config/identity/oidc', {}],
  ['one organization of Azure DevOps by its issuer', 'vstoken.dev.azure.com/6f1d3c52-0d5b-4f7e-9d5e-1c8a3f0b7a11', {}],
  ['service accounts of one EKS cluster', 'oidc.eks.eu-west-1.amazonaws.com/id/A1B2', {}],
  ['one Cognito pool', COGNITO, when('StringEquals', COGNITO, 'aud', 'eu-west-1:6f1d3c52')],
  ['one Google service account', GOOGLE, when('StringEquals', GOOGLE, 'sub', '104711081512345678901')],
  ['one team of Vercel', 'oidc.vercel.com', when('StringEquals', 'oidc.vercel.com', 'aud', 'https://vercel.com/noonsale')],
])('one customer may assume a role of %s', (_, issuer, conditions) => {
  expect(typeOf(allow(issuer, conditions))).toBe('federated');
}); // prettier-ignore

/** Shared issuers: a subject of one customer, one of any, and one by an owner name with a wildcard in it. */
const SHARED: readonly (readonly [
  issuer: string,
  own: string,
  any: string,
  alike: string,
  audience: 'public' | 'federated',
])[] = [
  [GITHUB, 'repo:aurora/dock:*', 'repo:*/dock:environment:live', 'repo:auror?/dock:*', 'public'],
  ['vstoken.actions.githubusercontent.com', 'repo:aurora/*', 'repo:*', 'repo:aurora*/dock:*', 'public'],
  [
    GITLAB,
    'project_path:aurora/dock:ref_type:tag:ref:*',
    'project_path:*/dock:ref_type:tag:ref:v1',
    'project_path:aur?ra/dock:*',
    'public',
  ],
  [
    'app.terraform.io',
    'organization:aurora:project:*',
    'organization:*',
    'organization:auror?:project:dock:*',
    'public',
  ],
  [
    'app.eu.terraform.io',
    'organization:aurora:workspace:*',
    '*:workspace:live:run_phase:plan',
    'organization:aurora*',
    'public',
  ],
  [
    'agent.buildkite.com',
    'organization:aurora:pipeline:*',
    '*:pipeline:dock:ref:refs/heads/main',
    'organization:auror?:pipeline:dock',
    'public',
  ],
  [COGNITO, 'eu-west-1:0f0f0f0f', 'eu-west-1:*', 'eu-west-1:0f0f0f0?', 'federated'],
  [GOOGLE, '104711081512345678901', '1047*', '10471108151234567890?', 'federated'],
  ['www.amazon.com', 'amzn1.account.AURORA', 'amzn1.account.*', 'amzn1.account.AUROR?', 'federated'],
  [
    'oidc.vercel.com',
    'owner:aurora:project:*',
    '*:project:dock:environment:production',
    'owner:auror?:project:dock',
    'federated',
  ],
  [
    'api.pulumi.com/oidc',
    'pulumi:deploy:org:aurora:project:*',
    'pulumi:deploy:org:*:project:dock',
    'pulumi:deploy:org:auror?:project:dock',
    'federated',
  ],
  [
    'scalr.io',
    'account:aurora:environment:*',
    'account:*:environment:live',
    'account:auror?:environment:live',
    'public',
  ],
];

it.each(SHARED)('siblings of %s: any owner, an owner alike, one owner, an audience', (issuer, own, any, alike, audience) => {
  expect(typeOf(allow(...sub(issuer, any))), any).toBe('public');
  expect(typeOf(allow(...sub(issuer, alike))), alike).toBe('public');
  expect(typeOf(allow(...sub(issuer, [own, any]))), 'one owner, or any').toBe('public');
  expect(typeOf(allow(...sub(issuer, own))), own).toBe('federated');
  expect(typeOf(allow(...sub(issuer, any, 'ForAllValues:StringLike'))), 'any, for all values').toBe('public');
  expect(typeOf(allow(...sub(issuer, own, 'ForAllValues:StringLike'))), 'every token has a subject').toBe('federated');
  expect(typeOf(allow(issuer, when('StringEquals', issuer, 'aud', 'sts.amazonaws.com'))), 'audience').toBe(audience);
  expect(typeOf(allow(issuer, {})), 'no condition').toBe('public');
}); // prettier-ignore

it.each<[string, string, string]>([
  [GITHUB, 'enterprise', 'aurora'],
  [GITLAB, 'project_path', 'aurora/dock'],
  [GITLAB, 'namespace_path', 'aurora'],
  ['app.terraform.io', 'terraform_organization_name', 'aurora'],
  ['agent.buildkite.com', 'organization_slug', 'aurora'],
  [GOOGLE, 'google/organization_number', '104711'],
])('%s: for all values of %s, a token without the claim passes', (issuer, claim, value) => {
  expect(typeOf(allow(issuer, when('ForAllValues:StringEquals', issuer, claim, value)))).toBe('public');
  expect(typeOf(allow(issuer, when('StringEqualsIfExists', issuer, claim, value)))).toBe('public');
  expect(typeOf(allow(issuer, when('StringLike', issuer, claim, `?${value.slice(1)}`)))).toBe('public');
  expect(typeOf(allow(issuer, when('StringEquals', issuer, claim, value)))).toBe('federated');
});

it.each([
  'oidc.circleci.com/org/0a1b2c3d-0000-4000-8000-00000000aaaa',
  'api.bitbucket.org/2.0/workspaces/aurora/pipelines-config/identity/oidc',
  'vstoken.dev.azure.com/0a1b2c3d-0000-4000-8000-00000000aaaa',
  'token.actions.githubusercontent.com/aurora',
  'token.actions.aurora.ghe.com',
  'gitlab.aurora.example',
  'oidc.eks.eu-west-1.amazonaws.com/id/0F0F',
  'container.googleapis.com/v1/projects/aurora/locations/europe-west1/clusters/dock',
  'westeurope.oic.prod-aks.azure.com/0a1b/2c3d/',
  'aurora.app.spacelift.io',
])('%s belongs to one customer, whatever the conditions', issuer => {
  expect(typeOf(allow(issuer, {}))).toBe('federated');
  expect(typeOf(allow(...sub(issuer, '*')))).toBe('federated');
  expect(typeOf(allow(issuer, when('StringEquals', issuer, 'aud', 'sts.amazonaws.com')))).toBe('federated');
});

it('a Deny for all repositories but those of one owner names the customer', () => {
  const deny = (Condition: Conditions) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
  const open = allow(GITHUB, {});
  expect(typeOf(open, deny(when('StringNotLike', GITHUB, 'sub', 'repo:noonsale/*')))).toBe('federated');
  expect(typeOf(open, deny(when('StringNotLike', GITHUB, 'sub', 'repo:noonsale*')))).toBe('public');
  expect(typeOf(open, deny(when('StringLike', GITHUB, 'sub', 'repo:latecart/*')))).toBe('public');
});

it('every action that assumes a role with a token counts', () => {
  for (const Action of ['sts:*', '*', 'sts:Assume*', '*:*', 'sts:*Identity'])
    expect(typeOf({ ...allow(GITHUB, {}), Action })).toBe('public');
  expect(typeOf({ ...allow(GITHUB, {}), Action: 'sts:TagSession' })).toBe('none');
});

const AUD = when('StringEquals', COGNITO, 'aud', 'eu-west-1:1');
const amr = (value: string | readonly string[], operator = 'ForAnyValue:StringLike'): Conditions =>
  when(operator, COGNITO, 'amr', value);
const DENY = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sts:*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

it.each<[string, readonly object[], readonly string[] | undefined]>([
  ['asks for the pool alone', [allow(COGNITO, AUD)], ['eu-west-1:1']],
  ['asks for guests', [allow(COGNITO, { ...AUD, ...amr('unauthenticated') })], ['eu-west-1:1']],
  ['takes guests and users', [allow(COGNITO, { ...AUD, ...amr('*authenticated') })], ['eu-west-1:1']],
  ['asks for users', [allow(COGNITO, { ...AUD, ...amr('authenticated') })], undefined],
  ['asks for users of a sign-in provider', [allow(COGNITO, { ...AUD, ...amr('graph.facebook.com') })], undefined],
  ['asks for users in one of two statements', [allow(COGNITO, { ...AUD, ...amr('authenticated') }), allow(COGNITO, AUD)], ['eu-west-1:1']],
  ['asks for one user', [allow(COGNITO, { StringEquals: { [`${COGNITO}:aud`]: 'eu-west-1:1', [`${COGNITO}:sub`]: 'eu-west-1:2' } })], undefined],
  ['asks for a network', [allow(COGNITO, { ...AUD, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })], undefined],
  ['refuses some requests', [allow(COGNITO, AUD), DENY], undefined],
  ['trusts another issuer', [allow(GITLAB, when('StringEquals', GITLAB, 'aud', 'eu-west-1:1'))], undefined],
])('guests of a Cognito pool, by a trust policy that %s', (_, statements, expected) => {
  const found = trustedPrincipalsOf(JSON.stringify({ Version: '2012-10-17', Statement: statements }), OWN);
  expect(found).toMatchObject({ state: 'value' });
  expect(found.state === 'value' ? found.value[0]?.guestsOf : []).toEqual(expected);
}); // prettier-ignore
