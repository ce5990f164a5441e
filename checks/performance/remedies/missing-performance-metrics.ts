import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['on-call-receives-test'],
      impact: ['has-a-price'],
      run: [
        'aws cloudwatch put-metric-alarm --alarm-name slow-visits --namespace AWS/ApplicationELB --metric-name TargetResponseTime --dimensions Name=LoadBalancer,Value=<load-balancer> --extended-statistic p95 --period 60 --evaluation-periods 5 --threshold 1 --comparison-operator GreaterThanThreshold --alarm-actions <topic> --region <region>',
      ],
      verify: 'aws cloudwatch describe-alarms --alarm-names slow-visits --region <region>',
      undo: ['aws cloudwatch delete-alarms --alarm-names slow-visits --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['on-call-receives-test'],
      impact: ['has-a-price'],
      run: [
        "az monitor metrics alert create --name slow-visits --scopes <id-of-the-gateway> --condition 'avg BackendLastByteResponseTime > 1000' --action <id-of-the-action-group> --resource-group <resource-group> --subscription {account}",
      ],
      verify:
        'az monitor metrics alert show --name slow-visits --resource-group <resource-group> --subscription {account}',
      undo: [
        'az monitor metrics alert delete --name slow-visits --resource-group <resource-group> --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
