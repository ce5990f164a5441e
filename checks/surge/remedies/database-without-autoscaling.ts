import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::DynamoDB::Table',
      first: ['cost-at-todays-load'],
      impact: ['mode-changes-limited', 'price-follows-load'],
      save: ['aws dynamodb describe-table --table-name {name} --query Table.ProvisionedThroughput --region {region}'],
      run: [
        'aws dynamodb update-table --table-name {name} --billing-mode PAY_PER_REQUEST --on-demand-throughput MaxReadRequestUnits=<upper-limit>,MaxWriteRequestUnits=<upper-limit> --region {region}',
      ],
      verify: 'aws dynamodb describe-table --table-name {name} --query Table.BillingModeSummary --region {region}',
      undo: [
        'aws dynamodb update-table --table-name {name} --billing-mode PROVISIONED --provisioned-throughput ReadCapacityUnits=<former-reads>,WriteCapacityUnits=<former-writes> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['application-reads-from-readers'],
      impact: ['more-copies-have-a-price'],
      run: [
        'aws application-autoscaling register-scalable-target --service-namespace rds --resource-id cluster:{name} --scalable-dimension rds:cluster:ReadReplicaCount --min-capacity 1 --max-capacity <upper-limit> --region {region}',
        "aws application-autoscaling put-scaling-policy --service-namespace rds --resource-id cluster:{name} --scalable-dimension rds:cluster:ReadReplicaCount --policy-name readers --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration 'TargetValue=60,PredefinedMetricSpecification={PredefinedMetricType=RDSReaderAverageCPUUtilization}' --region {region}",
      ],
      verify:
        'aws application-autoscaling describe-scaling-policies --service-namespace rds --resource-id cluster:{name} --region {region}',
      undo: [
        'aws application-autoscaling deregister-scalable-target --service-namespace rds --resource-id cluster:{name} --scalable-dimension rds:cluster:ReadReplicaCount --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['cost-at-todays-load'],
      impact: ['price-follows-load'],
      run: [
        'az cosmosdb sql database throughput migrate --account-name {name} --name <database> --throughput-type autoscale --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az cosmosdb sql database throughput show --account-name {name} --name <database> --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az cosmosdb sql database throughput migrate --account-name {name} --name <database> --throughput-type manual --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'bigtableadmin.googleapis.com/Instance',
      first: ['quota-and-addresses-suffice'],
      impact: ['price-follows-load'],
      run: [
        'gcloud bigtable clusters update <cluster> --instance {name} --autoscaling-min-nodes <minimum> --autoscaling-max-nodes <upper-limit> --autoscaling-cpu-target 60 --project {account}',
      ],
      verify: 'gcloud bigtable clusters list --instances {name} --project {account}',
      undo: [
        'gcloud bigtable clusters update <cluster> --instance {name} --num-nodes <former-nodes> --disable-autoscaling --project {account}',
      ],
    },
    {
      for: 'spanner.googleapis.com/Database',
      first: ['quota-and-addresses-suffice'],
      impact: ['price-follows-load'],
      save: ["gcloud spanner instances describe {parent} --format='value(processingUnits)' --project {account}"],
      run: [
        'gcloud spanner instances update {parent} --autoscaling-min-processing-units <minimum> --autoscaling-max-processing-units <upper-limit> --autoscaling-high-priority-cpu-target 65 --autoscaling-storage-target 90 --project {account}',
      ],
      verify: "gcloud spanner instances describe {parent} --format='value(autoscalingConfig)' --project {account}",
      undo: ['gcloud spanner instances update {parent} --processing-units <former-units> --project {account}'],
    },
  ],
} satisfies Recipes;
