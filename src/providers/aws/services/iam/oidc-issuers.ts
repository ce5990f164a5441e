/** A claim of a token, and the policy values that name one customer of the issuer. */
export interface CustomerClaim {
  /** The claim, or a whole condition key of AWS. */
  readonly claim: string;
  readonly value: RegExp;
  /** Every token that reaches AWS has the claim, so that a condition for absent claims admits no others. */
  readonly always: boolean;
}

export interface OidcIssuer {
  /** The issuer as the ARN of the identity provider ends, without `https://`. */
  readonly issuer: RegExp;
  /** Issues tokens to CI/CD pipelines. */
  readonly pipeline: boolean;
  /** The claims that name a customer; `issuer` where the issuer itself belongs to one. */
  readonly customer: 'issuer' | readonly CustomerClaim[];
  /** Documentation of the issuer. */
  readonly source: string;
}

/** AWS lists shared issuers and the claims that it requires in the trust policies of new roles. */
const AWS_SHARED = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html';
const AWS_KEYS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html';

/** `sub` and `aud` are in every token (OpenID Connect Core, section 2). */
const claim = (name: string, value: RegExp, always = name === 'sub' || name === 'aud'): CustomerClaim => ({
  claim: name,
  value,
  always,
});

/** One whole value without wildcards. */
const EXACT = /^[^*?]+$/;
/** A first segment without wildcards, closed by its separator. */
const FIRST_SEGMENT = /^[^*?/]+\//;
/** `key:NAME:`, whatever follows; the name is closed, for anybody may register a longer one. */
const named = (key: string): RegExp => new RegExp(`^${key}:[^*?:/]+(?:[:/]|$)`);

/**
 * GitHub's subject has keys in the order that a repository chooses, with colons in values encoded. The reusable workflow
 * (`job_workflow_ref`) names no caller: other organizations may call a public one.
 */
const GITHUB_SUBJECT =
  /^(?:[^*?]*:)?(?:repo(?:sitory)?:[^*?/:@]+(?:@[^/:]*)?\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^*?:]+(?::|$))/;

/** The first row that fits counts. Any other issuer is a company's own. */
export const OIDC_ISSUERS: readonly OidcIssuer[] = [
  {
    issuer: /^(vs)?token\.actions\.githubusercontent\.com$/,
    pipeline: true,
    customer: [
      claim('sub', GITHUB_SUBJECT),
      claim('repository', FIRST_SEGMENT, true),
      ...['repository_owner', 'repository_owner_id', 'repository_id'].map(name => claim(name, EXACT, true)),
      ...['enterprise', 'enterprise_id'].map(name => claim(name, EXACT)),
    ],
    source: 'https://docs.github.com/actions/reference/security/oidc',
  },
  {
    // An enterprise may have an issuer of its own, and so has GitHub Enterprise Server.
    issuer: /actions\.githubusercontent|^token\.actions\.[^/]+\.ghe\.com$|_services\/token$/,
    pipeline: true,
    customer: 'issuer',
    source: 'https://docs.github.com/actions/reference/security/oidc',
  },
  {
    issuer: /^gitlab\.com$/,
    pipeline: true,
    customer: [
      claim('sub', /^project_path:[^*?:/]+\//),
      claim('project_path', FIRST_SEGMENT),
      claim('namespace_path', /^[^*?/]+(\/|$)/),
      ...['namespace_id', 'project_id'].map(name => claim(name, EXACT)),
    ],
    source: 'https://docs.gitlab.com/ci/cloud_services/aws/',
  },
  { issuer: /gitlab/, pipeline: true, customer: 'issuer', source: 'https://docs.gitlab.com/ci/cloud_services/aws/' },
  {
    issuer: /^app(\.eu)?\.terraform\.io$/,
    pipeline: true,
    customer: [
      claim('sub', named('organization')),
      ...['terraform_organization_id', 'terraform_organization_name', 'terraform_workspace_id'].map(name =>
        claim(name, EXACT),
      ),
    ],
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens',
  },
  {
    issuer: /^agent\.buildkite\.com$/,
    pipeline: true,
    customer: [
      // A pipeline may take an id as its subject.
      claim('sub', /^(organization:[^*?:]+(:|$)|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$)/),
      ...['organization_id', 'organization_slug', 'pipeline_id'].map(name => claim(name, EXACT)),
    ],
    source: 'https://buildkite.com/docs/agent/cli/reference/oidc',
  },
  {
    issuer: /^oidc\.circleci\.com\/org\//,
    pipeline: true,
    customer: 'issuer',
    source: 'https://circleci.com/docs/openid-connect-tokens/',
  },
  {
    issuer: /^api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\//,
    pipeline: true,
    customer: 'issuer',
    source:
      'https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/',
  },
  {
    // The path is the id of the organization.
    issuer: /^vstoken\.dev\.azure\.com\/./,
    pipeline: true,
    customer: 'issuer',
    source: 'https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity',
  },
  {
    // Microsoft Sentinel reads logs with the tokens of one Microsoft tenant; its workspace is the session name.
    issuer: /^sts\.windows\.net\/33e01921-4d64-4f8c-a055-5bdaffd5e33d$/,
    pipeline: false,
    customer: [claim('sts:rolesessionname', EXACT, true)],
    source: AWS_SHARED,
  },
  {
    // One issuer for each cluster.
    issuer:
      /^(oidc\.eks\.[^/]+\.amazonaws\.com(\.cn)?\/id\/|container\.googleapis\.com\/v1\/projects\/|[^/]+\.oic\.prod-aks\.azure\.com\/)/,
    pipeline: false,
    customer: 'issuer',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  },
  {
    // The audience is the identity pool; `amr` tells only how its user signed in.
    issuer: /^cognito-identity\.amazonaws\.com$/,
    pipeline: false,
    customer: [claim('aud', EXACT), claim('sub', EXACT)],
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  },
  {
    // `aud` is the client that asked for the token; the caller chooses `oaud`.
    issuer: /^accounts\.google\.com$/,
    pipeline: false,
    customer: [claim('aud', EXACT), claim('sub', EXACT), claim('google/organization_number', EXACT)],
    source: AWS_KEYS,
  },
  {
    issuer: /^(www\.amazon\.com|graph\.facebook\.com)$/,
    pipeline: false,
    customer: ['aud', 'sub', 'app_id', 'user_id', 'id'].map(name => claim(name, EXACT)),
    source: AWS_KEYS,
  },
  {
    issuer: /^oidc\.vercel\.com$/,
    pipeline: true,
    customer: [claim('aud', EXACT), claim('sub', named('owner'))],
    source: 'https://vercel.com/docs/oidc/reference',
  },
  {
    issuer: /^api\.pulumi\.com\/oidc$/,
    pipeline: true,
    customer: [claim('aud', EXACT), claim('sub', /^pulumi:[a-z]+:org:[^*?:]+(:|$)/)],
    source: 'https://www.pulumi.com/docs/pulumi-cloud/oidc/',
  },
  {
    issuer:
      /^(oidc\.codefresh\.io|scalr\.io|proidc\.upbound\.io|studio\.datachain\.ai\/api|sandboxes\.cloud|tokens\.cloud\.shisho\.dev|oidc-configuration\.audit-log\.githubusercontent\.com)$/,
    pipeline: true,
    // Each has `key:NAME` first, or the whole subject.
    customer: [claim('sub', /^([^*?:]+:[^*?:/]+[:/]|[^*?]+$)/)],
    source: AWS_SHARED,
  },
  {
    issuer: /^[^/]+\.app\.(us\.)?spacelift\.io$/,
    pipeline: true,
    customer: 'issuer',
    source: 'https://docs.spacelift.io/integrations/cloud-providers/oidc/aws-oidc.html',
  },
];
