import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Snapshot',
      first: ['who-uses-it'],
      impact: ['was-public-assume-copied'],
      run: [
        'aws ec2 modify-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --operation-type remove --group-names all --region {region}',
        'aws ec2 enable-snapshot-block-public-access --state block-new-sharing --region {region}',
      ],
      verify:
        'aws ec2 describe-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --region {region}',
      undo: [
        'aws ec2 disable-snapshot-block-public-access --region {region}',
        'aws ec2 modify-snapshot-attribute --snapshot-id {shortId} --attribute createVolumePermission --operation-type add --group-names all --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBSnapshot',
      first: ['who-uses-it'],
      impact: ['was-public-assume-copied'],
      run: [
        'aws rds modify-db-snapshot-attribute --db-snapshot-identifier {name} --attribute-name restore --values-to-remove all --region {region}',
      ],
      verify: 'aws rds describe-db-snapshot-attributes --db-snapshot-identifier {name} --region {region}',
      undo: [
        'aws rds modify-db-snapshot-attribute --db-snapshot-identifier {name} --attribute-name restore --values-to-add all --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBClusterSnapshot',
      first: ['who-uses-it'],
      impact: ['was-public-assume-copied'],
      run: [
        'aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier {name} --attribute-name restore --values-to-remove all --region {region}',
      ],
      verify:
        'aws rds describe-db-cluster-snapshot-attributes --db-cluster-snapshot-identifier {name} --region {region}',
      undo: [
        'aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier {name} --attribute-name restore --values-to-add all --region {region}',
      ],
    },
  ],
} satisfies Recipes;
