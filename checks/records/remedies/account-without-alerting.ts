import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['on-call-receives-test'],
      impact: ['has-a-price'],
      run: [
        'aws sns create-topic --name on-call --region <region>',
        'aws sns subscribe --topic-arn <topic> --protocol email --notification-endpoint <mailbox> --region <region>',
        'aws cloudwatch put-metric-alarm --alarm-name errors --namespace AWS/ApplicationELB --metric-name HTTPCode_ELB_5XX_Count --dimensions Name=LoadBalancer,Value=<load-balancer> --statistic Sum --period 60 --evaluation-periods 5 --threshold 5 --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching --alarm-actions <topic> --region <region>',
      ],
      verify:
        'aws cloudwatch set-alarm-state --alarm-name errors --state-value ALARM --state-reason test --region <region>',
      undo: ['aws cloudwatch delete-alarms --alarm-names errors --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['on-call-receives-test'],
      impact: ['has-a-price'],
      run: [
        'az monitor action-group create --name on-call --action email duty <mailbox> --resource-group <resource-group> --subscription {account}',
        "az monitor metrics alert create --name errors --scopes <id-of-the-application-gateway> --condition 'avg UnhealthyHostCount > 0' --action on-call --resource-group <resource-group> --subscription {account}",
      ],
      verify:
        'az monitor action-group test-notifications create --action-group on-call --add-action email duty <mailbox> --alert-type servicehealth --resource-group <resource-group> --subscription {account}',
      undo: [
        'az monitor metrics alert delete --name errors --resource-group <resource-group> --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      portal: 'Monitoring > Alerting > Edit notification channels > Email; Alerting > Create policy',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
