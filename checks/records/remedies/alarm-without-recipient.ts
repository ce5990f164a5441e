import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudWatch::Alarm',
      first: ['on-call-receives-test'],
      impact: ['replaces-whole'],
      save: [
        "aws cloudwatch describe-alarms --alarm-names {name} --alarm-types MetricAlarm --query 'MetricAlarms[0]' --region {region} > alarm-before.json",
      ],
      edit: {
        file: 'alarm.json',
        say: 'alarm-with',
        from: 'alarm-before.json',
        code: '"ActionsEnabled": true, "AlarmActions": ["<topic-arn>"]',
      },
      run: ['aws cloudwatch put-metric-alarm --cli-input-json file://alarm.json --region {region}'],
      verify:
        "aws cloudwatch describe-alarms --alarm-names {name} --query 'MetricAlarms[].AlarmActions' --region {region}",
      undo: 'restore-from-saved',
    },
    {
      for: 'AWS::CloudWatch::CompositeAlarm',
      first: ['on-call-receives-test'],
      impact: ['replaces-whole'],
      save: [
        "aws cloudwatch describe-alarms --alarm-names {name} --alarm-types CompositeAlarm --query 'CompositeAlarms[0]' --region {region} > alarm-before.json",
      ],
      run: [
        'aws cloudwatch put-composite-alarm --alarm-name {name} --alarm-rule <rule-of-alarm-before> --actions-enabled --alarm-actions <topic> --region {region}',
      ],
      verify: 'aws cloudwatch describe-alarms --alarm-names {name} --alarm-types CompositeAlarm --region {region}',
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Insights/metricAlerts',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      run: ['az monitor metrics alert update --ids {id} --enabled true --add-action <id-of-the-action-group>'],
      verify: 'az monitor metrics alert show --ids {id} --query actions',
      undo: ['az monitor metrics alert update --ids {id} --remove-actions <id-of-the-action-group>'],
    },
    {
      for: 'Microsoft.Insights/activityLogAlerts',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      run: ['az monitor activity-log alert action-group add --ids {id} --action-group <id-of-the-action-group>'],
      verify: 'az monitor activity-log alert show --ids {id} --query actions',
      undo: ['az monitor activity-log alert action-group remove --ids {id} --action-group <id-of-the-action-group>'],
    },
    {
      for: 'Microsoft.Insights/scheduledQueryRules',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      portal: 'Monitor > Alerts > Alert rules > rule > Edit > Actions > Select action groups',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'monitoring.googleapis.com/AlertPolicy',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      portal: 'Monitoring > Alerting > policy > Edit > Notifications and name > Notification channels',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
