import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['subnets-in-each-zone'],
      impact: ['replaces-whole'],
      save: [
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].DBSubnetGroup' --region {region} > subnet-group-before.json",
      ],
      run: [
        'aws rds modify-db-subnet-group --db-subnet-group-name <subnet-group> --subnet-ids <subnet-in-zone-a> <subnet-in-zone-b> --region {region}',
      ],
      verify: 'aws rds describe-db-subnet-groups --db-subnet-group-name <subnet-group> --region {region}',
      undo: [
        'aws rds modify-db-subnet-group --db-subnet-group-name <subnet-group> --subnet-ids <former-subnets> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
