import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['quiet-hour', 'backup-first'],
      impact: ['slower-meanwhile', 'no-change-for-six-hours', 'runs-in-maintenance-window'],
      run: ['aws rds modify-db-instance --db-instance-identifier {name} --storage-type gp3 --region {region}'],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[StorageType,PendingModifiedValues]' --region {region}",
      undo: ['aws rds modify-db-instance --db-instance-identifier {name} --storage-type gp2 --region {region}'],
    },
  ],
} satisfies Recipes;
