import type { Recipe, RemedyNote } from 'cloudbrief/check';

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
] as const;

/** How statements are taken out of the policy of a secret, a vault and a registry. `edit` says which. */
export const resourcePolicyRecipes = (check: RemedyNote, edit: string): readonly Recipe[] =>
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
