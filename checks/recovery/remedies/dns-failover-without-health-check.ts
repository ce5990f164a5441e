import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53::HostedZone',
      first: ['health-check-tells-truth'],
      impact: ['mistake-takes-it-down', 'has-a-price'],
      save: ['aws route53 list-resource-record-sets --hosted-zone-id {shortId} > records-before.json'],
      edit: 'change.json = {"Changes":[{"Action":"UPSERT","ResourceRecordSet": the record of records-before.json with "HealthCheckId"}]}',
      run: [
        'aws route53 create-health-check --caller-reference <unique-text> --health-check-config Type=HTTPS,FullyQualifiedDomainName=<host>,Port=443,ResourcePath=/health',
        'aws route53 change-resource-record-sets --hosted-zone-id {shortId} --change-batch file://change.json',
      ],
      verify: 'aws route53 get-health-check-status --health-check-id <health-check>',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
