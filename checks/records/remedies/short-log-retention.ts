import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Logs::LogGroup',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price', 'shorter-deletes'],
      run: ['aws logs put-retention-policy --log-group-name {name} --retention-in-days 365 --region {region}'],
      verify:
        "aws logs describe-log-groups --log-group-name-prefix {name} --query 'logGroups[].retentionInDays' --region {region}",
      undo: [
        'aws logs put-retention-policy --log-group-name {name} --retention-in-days <former-days> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.OperationalInsights/workspaces',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price', 'shorter-deletes'],
      run: ['az monitor log-analytics workspace update --ids {id} --retention-time 365'],
      verify: 'az monitor log-analytics workspace show --ids {id} --query retentionInDays',
      undo: ['az monitor log-analytics workspace update --ids {id} --retention-time <former-days>'],
    },
  ],
  gcp: [
    {
      for: 'logging.googleapis.com/LogBucket',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      run: ['gcloud logging buckets update {name} --retention-days <days> --location {region} --project {account}'],
      verify:
        "gcloud logging buckets describe {name} --format='value(retentionDays)' --location {region} --project {account}",
      undo: [
        'gcloud logging buckets update {name} --retention-days <former-days> --location {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
