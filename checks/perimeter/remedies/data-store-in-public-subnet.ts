import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['quiet-hour', 'private-subnets-exist', 'clients-in-same-vpc'],
      impact: ['address-changes-outage', 'subnets-need-new-database'],
      save: ['aws rds describe-db-instances --db-instance-identifier {name} --region {region} > instance-before.json'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --no-publicly-accessible --region {region}',
        'aws rds modify-db-instance --db-instance-identifier {name} --vpc-security-group-ids <own-security-group> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[PubliclyAccessible,VpcSecurityGroups]' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --publicly-accessible --vpc-security-group-ids <former-security-groups> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['quiet-hour', 'private-subnets-exist', 'clients-in-same-vpc'],
      impact: ['subnets-need-new-database'],
      run: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <own-security-group> --region {region}',
      ],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].VpcSecurityGroups' --region {region}",
      undo: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <former-security-groups> --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['quiet-hour', 'private-subnets-exist', 'clients-in-same-vpc'],
      impact: ['subnets-need-new-database'],
      run: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <own-security-group> --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].VpcSecurityGroups' --region {region}",
      undo: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <former-security-groups> --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['quiet-hour', 'private-subnets-exist', 'clients-in-same-vpc'],
      impact: ['subnets-need-new-database'],
      run: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <own-security-group> --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].VpcSecurityGroups' --region {region}",
      undo: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --vpc-security-group-ids <former-security-groups> --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['quiet-hour', 'private-subnets-exist', 'clients-in-same-vpc'],
      impact: ['address-changes-outage', 'subnets-need-new-database'],
      save: [
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].VpcSecurityGroups' --region {region}",
      ],
      run: [
        'aws redshift modify-cluster --cluster-identifier {name} --no-publicly-accessible --vpc-security-group-ids <own-security-group> --region {region}',
      ],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].PubliclyAccessible' --region {region}",
      undo: [
        'aws redshift modify-cluster --cluster-identifier {name} --publicly-accessible --vpc-security-group-ids <former-security-groups> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
