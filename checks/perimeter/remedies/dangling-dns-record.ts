import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53::HostedZone',
      first: ['target-gone-for-good'],
      impact: ['name-stops-resolving'],
      save: ['aws route53 list-resource-record-sets --hosted-zone-id {shortId} > records-before.json'],
      edit: 'change.json = {"Changes":[{"Action":"DELETE","ResourceRecordSet": <record-as-in-records-before.json>}]}',
      run: ['aws route53 change-resource-record-sets --hosted-zone-id {shortId} --change-batch file://change.json'],
      verify: 'aws route53 list-resource-record-sets --hosted-zone-id {shortId}',
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/dnsZones',
      first: ['target-gone-for-good'],
      impact: ['name-stops-resolving'],
      save: [
        'az network dns record-set list --zone-name {name} --resource-group {resourceGroup} --subscription {account} > records-before.json',
      ],
      run: [
        'az network dns record-set cname delete --zone-name {name} --name <record> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network dns record-set list --zone-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: 'restore-from-saved',
    },
  ],
  gcp: [
    {
      for: 'dns.googleapis.com/ManagedZone',
      first: ['target-gone-for-good'],
      impact: ['name-stops-resolving'],
      save: ['gcloud dns record-sets list --zone {name} --format=json --project {account} > records-before.json'],
      run: ['gcloud dns record-sets delete <record> --type <A-or-CNAME> --zone {name} --project {account}'],
      verify: 'gcloud dns record-sets list --zone {name} --project {account}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
