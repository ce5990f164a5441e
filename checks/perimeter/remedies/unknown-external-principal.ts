import type { Recipes } from 'cloudbrief/check';
import { resourcePolicyRecipes } from './resource-policy-recipes.ts';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['who-is-this-account', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws s3api get-bucket-policy --bucket {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'without-account', from: 'policy-before.json' },
      run: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy.json --region {region}'],
      verify: 'aws s3api get-bucket-policy --bucket {name} --region {region}',
      undo: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy-before.json --region {region}'],
    },
    {
      for: 'AWS::KMS::Key',
      first: ['who-is-this-account', 'keep-administrators'],
      impact: ['wrong-key-policy-locks-out'],
      save: [
        'aws kms get-key-policy --key-id {id} --policy-name default --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'without-account', from: 'policy-before.json' },
      run: ['aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy.json --region {region}'],
      verify: 'aws kms get-key-policy --key-id {id} --policy-name default --region {region}',
      undo: [
        'aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Lambda::LayerVersion',
      first: ['who-is-this-account'],
      impact: ['others-refused'],
      save: [
        'aws lambda get-layer-version-policy --layer-name {name} --version-number <version> --query Policy --output text --region {region} > policy-before.json',
      ],
      run: [
        'aws lambda remove-layer-version-permission --layer-name {name} --version-number <version> --statement-id <statement> --region {region}',
      ],
      verify: 'aws lambda get-layer-version-policy --layer-name {name} --version-number <version> --region {region}',
      undo: [
        'aws lambda add-layer-version-permission --layer-name {name} --version-number <version> --statement-id <statement> --action lambda:GetLayerVersion --principal <account> --region {region}',
      ],
    },
    {
      for: 'AWS::SSM::Document',
      first: ['who-is-this-account'],
      impact: ['others-refused'],
      run: [
        'aws ssm modify-document-permission --name {name} --permission-type Share --account-ids-to-remove <account> --region {region}',
      ],
      verify: 'aws ssm describe-document-permission --name {name} --permission-type Share --region {region}',
      undo: [
        'aws ssm modify-document-permission --name {name} --permission-type Share --account-ids-to-add <account> --region {region}',
      ],
    },
    ...resourcePolicyRecipes('who-is-this-account', {
      file: 'policy.json',
      say: 'without-account',
      from: 'policy-before.json',
    }),
    {
      for: 'AWS::EC2::Snapshot',
      first: ['who-is-this-account'],
      impact: ['others-refused', 'copies-outside-remain'],
      run: [
        'aws ec2 modify-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --operation-type remove --user-ids <account> --region {region}',
      ],
      verify:
        'aws ec2 describe-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --region {region}',
      undo: [
        'aws ec2 modify-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --operation-type add --user-ids <account> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBSnapshot',
      first: ['who-is-this-account'],
      impact: ['others-refused', 'copies-outside-remain'],
      run: [
        'aws rds modify-db-snapshot-attribute --db-snapshot-identifier {name} --attribute-name restore --values-to-remove <account> --region {region}',
      ],
      verify: 'aws rds describe-db-snapshot-attributes --db-snapshot-identifier {name} --region {region}',
      undo: [
        'aws rds modify-db-snapshot-attribute --db-snapshot-identifier {name} --attribute-name restore --values-to-add <account> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBClusterSnapshot',
      first: ['who-is-this-account'],
      impact: ['others-refused', 'copies-outside-remain'],
      run: [
        'aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier {name} --attribute-name restore --values-to-remove <account> --region {region}',
      ],
      verify:
        'aws rds describe-db-cluster-snapshot-attributes --db-cluster-snapshot-identifier {name} --region {region}',
      undo: [
        'aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier {name} --attribute-name restore --values-to-add <account> --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::ClusterSnapshot',
      first: ['who-is-this-account'],
      impact: ['others-refused', 'copies-outside-remain'],
      run: [
        'aws redshift revoke-snapshot-access --snapshot-identifier {name} --account-with-restore-access <account> --region {region}',
      ],
      verify: 'aws redshift describe-cluster-snapshots --snapshot-identifier {name} --region {region}',
      undo: [
        'aws redshift authorize-snapshot-access --snapshot-identifier {name} --account-with-restore-access <account> --region {region}',
      ],
    },
  ],
  azure: [
    {
      first: ['who-is-this-account'],
      impact: ['others-refused'],
      portal: 'Resource > Access control (IAM) > Role assignments; Access policies; Networking',
      act: ['then-remove-outsider'],
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: [
        'storage.googleapis.com/Bucket',
        'cloudkms.googleapis.com/CryptoKey',
        'secretmanager.googleapis.com/Secret',
        'backupdr.googleapis.com/BackupVault',
        'artifactregistry.googleapis.com/Repository',
        'pubsub.googleapis.com/Topic',
        'compute.googleapis.com/Image',
      ],
      first: ['who-is-this-account'],
      impact: ['others-refused'],
      portal: 'The resource > Permissions > principals of other projects',
      act: ['then-remove-outsider'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
