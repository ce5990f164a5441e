import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::SecretsManager::Secret',
      first: ['target-exists', 'clients-read-secret-anew'],
      impact: ['rotates-at-once'],
      run: [
        'aws secretsmanager rotate-secret --secret-id {id} --rotation-lambda-arn <arn-of-the-rotation-function> --rotation-rules AutomaticallyAfterDays=90 --region {region}',
      ],
      verify:
        "aws secretsmanager describe-secret --secret-id {id} --query '{Enabled:RotationEnabled,Last:LastRotatedDate}' --region {region}",
      undo: ['aws secretsmanager cancel-rotate-secret --secret-id {id} --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.KeyVault/vaults/secrets',
      first: ['clients-read-secret-anew', 'something-renews-on-event'],
      impact: ['expiry-only-warns'],
      run: [
        'az keyvault secret set-attributes --vault-name {parent} --name {shortId} --expires <date-in-utc> --subscription {account}',
      ],
      verify:
        'az keyvault secret show --vault-name {parent} --name {shortId} --query attributes.expires --subscription {account}',
      undo: [
        'az keyvault secret set-attributes --vault-name {parent} --name {shortId} --expires <former-date> --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'secretmanager.googleapis.com/Secret',
      first: ['clients-read-secret-anew'],
      impact: ['expiry-only-warns'],
      run: [
        'gcloud secrets update {name} --rotation-period 7776000s --next-rotation-time <date-and-time> --add-topics <topic> --project {account}',
      ],
      verify: "gcloud secrets describe {name} --format='value(rotation)' --project {account}",
      undo: ['gcloud secrets update {name} --remove-rotation-schedule --project {account}'],
    },
  ],
} satisfies Recipes;
