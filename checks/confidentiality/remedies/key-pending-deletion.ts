import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::KMS::Key',
      first: ['find-what-key-encrypts'],
      impact: ['key-disabled-until-enabled'],
      run: [
        'aws kms cancel-key-deletion --key-id {id} --region {region}',
        'aws kms enable-key --key-id {id} --region {region}',
      ],
      verify: 'aws kms describe-key --key-id {id} --query KeyMetadata.KeyState --region {region}',
      undo: ['aws kms schedule-key-deletion --key-id {id} --pending-window-in-days 30 --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.KeyVault/vaults/keys',
      first: ['find-what-key-encrypts'],
      impact: ['interrupts-nothing'],
      run: ['az keyvault key recover --vault-name {parent} --name {shortId} --subscription {account}'],
      verify: 'az keyvault key show --vault-name {parent} --name {shortId} --subscription {account}',
      undo: ['az keyvault key delete --vault-name {parent} --name {shortId} --subscription {account}'],
    },
    {
      for: 'Microsoft.KeyVault/vaults',
      first: ['find-what-key-encrypts'],
      impact: ['interrupts-nothing'],
      run: ['az keyvault recover --name {name} --subscription {account}'],
      verify: 'az keyvault show --name {name} --subscription {account}',
      undo: ['az keyvault delete --name {name} --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudkms.googleapis.com/CryptoKey',
      first: ['find-what-key-encrypts'],
      impact: ['key-disabled-until-enabled'],
      run: [
        'gcloud kms keys versions restore <version> --key {name} --keyring {parent} --location {region} --project {account}',
        'gcloud kms keys versions enable <version> --key {name} --keyring {parent} --location {region} --project {account}',
      ],
      verify:
        "gcloud kms keys versions describe <version> --format='value(state)' --key {name} --keyring {parent} --location {region} --project {account}",
      undo: [
        'gcloud kms keys versions destroy <version> --key {name} --keyring {parent} --location {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
