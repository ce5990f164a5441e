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
} satisfies Recipes;
