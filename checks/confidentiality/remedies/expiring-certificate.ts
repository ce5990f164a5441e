import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CertificateManager::Certificate',
      first: ['read-error-first', 'list-certificate-users'],
      impact: ['swap-certificate-after'],
      run: ['aws acm request-certificate --domain-name {name} --validation-method DNS --region {region}'],
      verify:
        'aws acm describe-certificate --certificate-arn <arn-of-the-new-certificate> --query Certificate.Status --region {region}',
      undo: ['aws acm delete-certificate --certificate-arn <arn-of-the-new-certificate> --region {region}'],
    },
    {
      for: 'AWS::IAM::ServerCertificate',
      first: ['list-certificate-users'],
      impact: ['swap-certificate-after'],
      run: ['aws acm request-certificate --domain-name <domain> --validation-method DNS --region <region>'],
      verify:
        'aws acm describe-certificate --certificate-arn <arn-of-the-new-certificate> --query Certificate.Status --region <region>',
      undo: ['aws acm delete-certificate --certificate-arn <arn-of-the-new-certificate> --region <region>'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/SslCertificate',
      first: ['list-certificate-users'],
      impact: ['swap-certificate-after'],
      save: [
        'gcloud compute target-https-proxies describe <https-proxy> --format=json --global --project {account} > proxy-before.json',
      ],
      run: [
        'gcloud compute ssl-certificates create <certificate> --domains <domains> --global --project {account}',
        'gcloud compute target-https-proxies update <https-proxy> --ssl-certificates {name},<certificate> --global --project {account}',
      ],
      verify:
        "gcloud compute ssl-certificates describe <certificate> --format='value(managed.status)' --global --project {account}",
      undo: [
        'gcloud compute target-https-proxies update <https-proxy> --ssl-certificates {name} --global --project {account}',
        'gcloud compute ssl-certificates delete <certificate> --global --project {account}',
      ],
    },
    {
      for: 'certificatemanager.googleapis.com/Certificate',
      first: ['list-certificate-users'],
      impact: ['swap-certificate-after'],
      save: [
        'gcloud certificate-manager certificates describe {name} --format=json --location {region} --project {account} > certificate-before.json',
      ],
      run: [
        'gcloud certificate-manager certificates update {name} --certificate-file <certificate.pem> --private-key-file <key.pem> --location {region} --project {account}',
      ],
      verify:
        "gcloud certificate-manager certificates describe {name} --format='value(expireTime)' --location {region} --project {account}",
      undo: [
        'gcloud certificate-manager certificates update {name} --certificate-file <former-certificate.pem> --private-key-file <former-key.pem> --location {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
