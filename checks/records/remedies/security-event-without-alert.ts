import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['on-call-receives-test', 'trail-writes-to-log-group'],
      impact: ['has-a-price'],
      run: [
        'aws logs put-metric-filter --log-group-name <log-group-of-the-trail> --filter-name root-use --filter-pattern \'{ $.userIdentity.type = "Root" }\' --metric-transformations metricName=RootUse,metricNamespace=Security,metricValue=1 --region <region>',
        'aws cloudwatch put-metric-alarm --alarm-name root-use --namespace Security --metric-name RootUse --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <topic> --region <region>',
      ],
      verify: 'aws cloudwatch describe-alarms --alarm-names root-use --region <region>',
      undo: [
        'aws cloudwatch delete-alarms --alarm-names root-use --region <region>',
        'aws logs delete-metric-filter --log-group-name <log-group-of-the-trail> --filter-name root-use --region <region>',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      run: [
        'az monitor activity-log alert create --name rights-changed --condition category=Administrative and operationName=Microsoft.Authorization/roleAssignments/write --action-group <id-of-the-action-group> --scope /subscriptions/{account} --resource-group <resource-group> --subscription {account}',
      ],
      verify:
        'az monitor activity-log alert show --name rights-changed --resource-group <resource-group> --subscription {account}',
      undo: [
        'az monitor activity-log alert delete --name rights-changed --resource-group <resource-group> --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      portal:
        'Logging > Log-based metrics > Create metric, with the filters of the CIS benchmark (2.4 to 2.9); Create alert from metric > Notification channels',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
