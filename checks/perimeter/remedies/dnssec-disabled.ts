import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53::HostedZone',
      first: ['registrar-supports-ds', 'dnssec-alarms-first', 'ttl-lowered'],
      impact: ['wrong-ds-takes-domain-down', 'has-a-price', 'remove-ds-before-disable'],
      edit: {
        file: 'key-policy-for-dnssec.json',
        say: 'administrators-and',
        code: 'dnssec-route53.amazonaws.com',
        also: 'kms:DescribeKey, kms:GetPublicKey, kms:Sign, kms:CreateGrant',
      },
      run: [
        'aws kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY --policy file://key-policy-for-dnssec.json --region us-east-1',
        'aws route53 create-key-signing-key --hosted-zone-id {shortId} --name main --key-management-service-arn <arn-of-the-key> --caller-reference main-1 --status ACTIVE',
        'aws route53 enable-hosted-zone-dnssec --hosted-zone-id {shortId}',
      ],
      portal: 'Registrar of the domain > DNSSEC > DS record',
      act: ['then-ds-record'],
      verify: 'aws route53 get-dnssec --hosted-zone-id {shortId}',
      undo: ['aws route53 disable-hosted-zone-dnssec --hosted-zone-id {shortId}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/dnsZones',
      first: ['registrar-supports-ds', 'ttl-lowered'],
      impact: ['wrong-ds-takes-domain-down', 'remove-ds-before-disable'],
      run: [
        'az network dns dnssec-config create --zone-name {name} --resource-group {resourceGroup} --subscription {account}',
      ],
      portal: 'Registrar of the domain > DNSSEC > DS record',
      act: ['then-ds-record'],
      verify:
        'az network dns dnssec-config show --zone-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network dns dnssec-config delete --zone-name {name} --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'dns.googleapis.com/ManagedZone',
      first: ['registrar-supports-ds'],
      impact: ['wrong-ds-takes-domain-down'],
      run: [
        'gcloud dns managed-zones update {name} --dnssec-state on --project {account}',
        'gcloud dns dns-keys list --zone {name} --project {account}',
      ],
      verify: "gcloud dns managed-zones describe {name} --format='value(dnssecConfig.state)' --project {account}",
      undo: 'remove-ds-before-disable',
    },
  ],
} satisfies Recipes;
