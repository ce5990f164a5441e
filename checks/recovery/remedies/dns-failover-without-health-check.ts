import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53::HostedZone',
      first: ['health-check-tells-truth'],
      impact: ['mistake-takes-it-down', 'has-a-price'],
      save: ['aws route53 list-resource-record-sets --hosted-zone-id {shortId} > records-before.json'],
      edit: 'change.json = {"Changes":[{"Action":"UPSERT","ResourceRecordSet": <record-of-records-before.json-with-HealthCheckId>}]}',
      run: [
        'aws route53 create-health-check --caller-reference <unique-text> --health-check-config Type=HTTPS,FullyQualifiedDomainName=<host>,Port=443,ResourcePath=/health',
        'aws route53 change-resource-record-sets --hosted-zone-id {shortId} --change-batch file://change.json',
      ],
      verify: 'aws route53 get-health-check-status --health-check-id <health-check>',
      undo: 'restore-from-saved',
    },
  ],
  gcp: [
    {
      for: 'dns.googleapis.com/ManagedZone',
      first: ['health-check-tells-truth'],
      impact: ['mistake-takes-it-down', 'has-a-price'],
      save: ['gcloud dns record-sets list --zone {name} --format=json --project {account} > records-before.json'],
      run: [
        'gcloud compute health-checks create https <health-check> --port 443 --request-path <path-that-answers-200> --source-regions <region-a>,<region-b>,<region-c> --global --project {account}',
        'gcloud dns record-sets update <record> --type A --routing-policy-type WRR --routing-policy-item weight=<weight-a>,external_endpoints=<address-a> --routing-policy-item weight=<weight-b>,external_endpoints=<address-b> --health-check <health-check> --zone {name} --project {account}',
      ],
      verify: 'gcloud dns record-sets describe <record> --type A --zone {name} --project {account}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
