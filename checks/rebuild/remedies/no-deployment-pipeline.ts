import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['role-for-one-repository'],
      impact: ['interrupts-nothing'],
      edit: 'trust.json = {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"<provider-arn>"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"HOST:aud":"sts.amazonaws.com","HOST:sub":"<repository-and-branch>"}}}]}',
      run: [
        'aws iam create-open-id-connect-provider --url <address-of-the-pipeline> --client-id-list sts.amazonaws.com',
        'aws iam create-role --role-name <pipeline> --assume-role-policy-document file://trust.json',
      ],
      verify: 'aws iam list-open-id-connect-providers',
      undo: [
        'aws iam delete-role --role-name <pipeline>',
        'aws iam delete-open-id-connect-provider --open-id-connect-provider-arn <arn>',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['role-for-one-repository'],
      impact: ['interrupts-nothing'],
      edit: 'credential.json = {"name":"pipeline","issuer":"<issuer>","subject":"<repository-and-branch>","audiences":["api://AzureADTokenExchange"]}',
      run: [
        'az ad app create --display-name pipeline',
        'az ad app federated-credential create --id <application-id> --parameters credential.json',
      ],
      verify: 'az ad app federated-credential list --id <application-id>',
      undo: ['az ad app delete --id <application-id>'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['role-for-one-repository'],
      impact: ['interrupts-nothing'],
      run: [
        'gcloud iam workload-identity-pools create <pool> --location global --project {account}',
        'gcloud iam workload-identity-pools providers create-oidc <provider> --workload-identity-pool <pool> --issuer-uri <issuer> --attribute-mapping google.subject=assertion.sub --attribute-condition \'assertion.sub == "SUBJECT of the one repository and branch"\' --location global --project {account}',
      ],
      verify:
        'gcloud iam workload-identity-pools providers list --workload-identity-pool <pool> --location global --project {account}',
      undo: ['gcloud iam workload-identity-pools delete <pool> --location global --project {account}'],
    },
  ],
} satisfies Recipes;
