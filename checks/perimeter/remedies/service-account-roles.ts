import type { Recipe } from 'cloudbrief/check';

/** Gives a service account the roles that it uses in place of wider ones. */
export const NARROW_SERVICE_ACCOUNT_ROLES = {
  for: 'iam.googleapis.com/ServiceAccount',
  first: ['permissions-used-90-days'],
  impact: ['right-is-missed'],
  save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
  run: [
    'gcloud projects add-iam-policy-binding {account} --member serviceAccount:{name} --role <role-with-the-rights-in-use> --condition None',
    'gcloud projects remove-iam-policy-binding {account} --member serviceAccount:{name} --role <role-with-too-many-rights> --condition None',
  ],
  verify:
    "gcloud projects get-iam-policy {account} --flatten bindings --filter bindings.members:{name} --format='value(bindings.role)'",
  undo: [
    'gcloud projects add-iam-policy-binding {account} --member serviceAccount:{name} --role <role-with-too-many-rights> --condition None',
  ],
} satisfies Recipe;
