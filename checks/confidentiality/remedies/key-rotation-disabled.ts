import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::KMS::Key',
      first: ['old-ciphertext-stays-readable'],
      impact: ['has-a-price'],
      run: ['aws kms enable-key-rotation --key-id {id} --rotation-period-in-days 365 --region {region}'],
      verify: 'aws kms get-key-rotation-status --key-id {id} --region {region}',
      undo: ['aws kms disable-key-rotation --key-id {id} --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.KeyVault/vaults/keys',
      first: ['services-follow-key-versions'],
      impact: ['interrupts-nothing'],
      save: [
        'az keyvault key rotation-policy show --vault-name {parent} --name {shortId} --subscription {account} > rotation-before.json',
      ],
      edit: 'rotation.json = {"lifetimeActions":[{"trigger":{"timeAfterCreate":"P1Y"},"action":{"type":"Rotate"}}],"attributes":{"expiryTime":"P2Y"}}',
      run: [
        'az keyvault key rotation-policy update --vault-name {parent} --name {shortId} --value rotation.json --subscription {account}',
      ],
      verify: 'az keyvault key rotation-policy show --vault-name {parent} --name {shortId} --subscription {account}',
      undo: [
        'az keyvault key rotation-policy update --vault-name {parent} --name {shortId} --value rotation-before.json --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'cloudkms.googleapis.com/CryptoKey',
      first: ['services-follow-key-versions'],
      impact: ['old-ciphertext-stays-readable'],
      run: [
        'gcloud kms keys update {name} --rotation-period 90d --next-rotation-time <date-and-time> --keyring {parent} --location {region} --project {account}',
      ],
      verify:
        "gcloud kms keys describe {name} --format='value(rotationPeriod)' --keyring {parent} --location {region} --project {account}",
      undo: [
        'gcloud kms keys update {name} --remove-rotation-schedule --keyring {parent} --location {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
