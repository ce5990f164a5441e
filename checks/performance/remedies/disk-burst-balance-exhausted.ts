import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['which-credit-is-exhausted', 'quiet-hour', 'not-in-a-group'],
      impact: ['server-stops', 'address-changes', 'larger-class-has-a-price'],
      run: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<larger-or-newer-type-of-the-same-architecture> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].InstanceType' --region {region}",
      undo: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<former-type> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBInstance',
      first: ['which-credit-is-exhausted', 'quiet-hour', 'backup-first'],
      impact: ['slower-meanwhile', 'no-change-for-six-hours', 'runs-in-maintenance-window'],
      run: ['aws rds modify-db-instance --db-instance-identifier {name} --storage-type gp3 --region {region}'],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[StorageType,PendingModifiedValues]' --region {region}",
      undo: ['aws rds modify-db-instance --db-instance-identifier {name} --storage-type gp2 --region {region}'],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['which-credit-is-exhausted', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <larger-class> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['which-credit-is-exhausted', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws docdb modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <larger-class> --region {region}',
      ],
      verify:
        "aws docdb describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws docdb modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['which-credit-is-exhausted', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws neptune modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <larger-class> --region {region}',
      ],
      verify:
        "aws neptune describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws neptune modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['which-credit-runs-out', 'quiet-hour'],
      impact: ['restarts', 'temporary-disk-lost', 'larger-class-has-a-price'],
      run: ['az vm resize --ids {id} --size <larger-size>'],
      verify: 'az vm show --ids {id} --query hardwareProfile.vmSize',
      undo: ['az vm resize --ids {id} --size <former-size>'],
    },
    {
      for: [
        'Microsoft.Sql/servers/databases',
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
      ],
      first: ['which-credit-runs-out', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price'],
      portal: 'Database or server > Compute + storage > a larger tier, or more IOPS',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
