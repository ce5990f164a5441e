import type { Recipe, RemedyEdit, RemedyNote } from 'cloudbrief/check';

const POLICIES = [
  {
    types: 'AWS::SecretsManager::Secret',
    get: 'aws secretsmanager get-resource-policy --secret-id {id}',
    query: 'ResourcePolicy',
    put: 'aws secretsmanager put-resource-policy --secret-id {id} --resource-policy',
    // Refuses a policy that is still public; the way back may have to write one.
    guard: ' --block-public-policy',
  },
  {
    types: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
    get: 'aws backup get-backup-vault-access-policy --backup-vault-name {name}',
    query: 'Policy',
    put: 'aws backup put-backup-vault-access-policy --backup-vault-name {name} --policy',
    guard: '',
  },
  {
    types: 'AWS::ECR::Repository',
    get: 'aws ecr get-repository-policy --repository-name {name}',
    query: 'policyText',
    put: 'aws ecr set-repository-policy --repository-name {name} --policy-text',
    guard: '',
  },
  {
    types: 'AWS::CodeArtifact::Domain',
    get: 'aws codeartifact get-domain-permissions-policy --domain {name}',
    query: 'policy.document',
    put: 'aws codeartifact put-domain-permissions-policy --domain {name} --policy-document',
    guard: '',
  },
  {
    types: 'AWS::CodeArtifact::Repository',
    get: 'aws codeartifact get-repository-permissions-policy --domain {parent} --repository {name}',
    query: 'policy.document',
    put: 'aws codeartifact put-repository-permissions-policy --domain {parent} --repository {name} --policy-document',
    guard: '',
  },
  {
    types: 'AWS::DynamoDB::Table',
    get: 'aws dynamodb get-resource-policy --resource-arn {id}',
    query: 'Policy',
    put: 'aws dynamodb put-resource-policy --resource-arn {id} --policy',
    guard: '',
  },
  {
    types: 'AWS::Glue::Catalog',
    get: 'aws glue get-resource-policy',
    query: 'PolicyInJson',
    put: 'aws glue put-resource-policy --policy-in-json',
    guard: '',
  },
] as const;

/** How statements are taken out of the policy of a secret, a vault, a registry, a package repository, a table and a catalog. `edit` says which. */
export const resourcePolicyRecipes = (check: RemedyNote, edit: RemedyEdit): readonly Recipe[] =>
  POLICIES.map(({ types, get, query, put, guard }) => ({
    for: types,
    first: [check, 'keep-statements'],
    impact: ['others-refused'],
    save: [`${get} --query ${query} --output text --region {region} > policy-before.json`],
    edit,
    run: [`${put} file://policy.json${guard} --region {region}`],
    verify: `${get} --region {region}`,
    undo: [`${put} file://policy-before.json --region {region}`],
  }));
