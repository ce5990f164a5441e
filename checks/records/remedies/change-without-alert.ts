import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['on-call-receives-test', 'trail-writes-to-log-group'],
      impact: ['has-a-price'],
      run: [
        "aws logs put-metric-filter --log-group-name <log-group-of-the-trail> --filter-name security-groups --filter-pattern '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }' --metric-transformations metricName=SecurityGroupChanges,metricNamespace=Security,metricValue=1 --region <region>",
        'aws cloudwatch put-metric-alarm --alarm-name security-groups --namespace Security --metric-name SecurityGroupChanges --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <topic> --region <region>',
      ],
      verify: 'aws cloudwatch describe-alarms --alarm-names security-groups --region <region>',
      undo: [
        'aws cloudwatch delete-alarms --alarm-names security-groups --region <region>',
        'aws logs delete-metric-filter --log-group-name <log-group-of-the-trail> --filter-name security-groups --region <region>',
      ],
    },
  ],
} satisfies Recipes;
