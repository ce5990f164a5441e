import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53::HostedZone',
      first: ['new-target-answers', 'ttl-lowered'],
      impact: ['mistake-takes-it-down'],
      save: ['aws route53 list-resource-record-sets --hosted-zone-id {shortId} > records-before.json'],
      edit: 'change.json = {"Changes":[{"Action":"UPSERT","ResourceRecordSet": <record-with-AliasTarget-of-the-load-balancer>}]}',
      run: ['aws route53 change-resource-record-sets --hosted-zone-id {shortId} --change-batch file://change.json'],
      verify: 'aws route53 test-dns-answer --hosted-zone-id {shortId} --record-name <name> --record-type A',
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/dnsZones',
      first: ['new-target-answers', 'ttl-lowered'],
      impact: ['mistake-takes-it-down'],
      save: [
        'az network dns record-set list --zone-name {name} --resource-group {resourceGroup} --subscription {account} > records-before.json',
      ],
      run: [
        'az network dns record-set a update --zone-name {name} --name <record> --target-resource <id-of-the-public-address> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network dns record-set a show --zone-name {name} --name <record> --resource-group {resourceGroup} --subscription {account}',
      undo: 'restore-from-saved',
    },
  ],
  gcp: [
    {
      for: 'dns.googleapis.com/ManagedZone',
      first: ['new-target-answers', 'ttl-lowered'],
      impact: ['mistake-takes-it-down'],
      save: ['gcloud dns record-sets list --zone {name} --format=json --project {account} > records-before.json'],
      run: [
        'gcloud dns record-sets update <record> --type A --rrdatas <address-of-the-load-balancer> --ttl 300 --zone {name} --project {account}',
      ],
      verify: 'gcloud dns record-sets describe <record> --type A --zone {name} --project {account}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
