import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::SecurityGroup',
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={shortId} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 authorize-security-group-ingress --group-id {shortId} --protocol tcp --port {port} --cidr <addresses-that-need-it> --region {region}',
        'aws ec2 revoke-security-group-ingress --group-id {shortId} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={shortId} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {shortId} --ip-permissions <rules-from-the-saved-file> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/networkSecurityGroups',
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'az network nsg rule list --nsg-name {name} --resource-group {resourceGroup} --subscription {account} > rules-before.json',
      ],
      run: [
        'az network nsg rule update --nsg-name {name} --name {rule} --source-address-prefixes <addresses-that-need-it> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az network nsg rule list --nsg-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network nsg rule update --nsg-name {name} --name {rule} --source-address-prefixes <former-addresses> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Firewall',
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: ['gcloud compute firewall-rules describe {name} --format=json --project {account} > rules-before.json'],
      run: ['gcloud compute firewall-rules update {name} --source-ranges <addresses-that-need-it> --project {account}'],
      verify: "gcloud compute firewall-rules describe {name} --format='value(sourceRanges)' --project {account}",
      undo: ['gcloud compute firewall-rules update {name} --source-ranges <former-addresses> --project {account}'],
    },
  ],
} satisfies Recipes;
