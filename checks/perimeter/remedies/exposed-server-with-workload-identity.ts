import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: [
        'aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values={shortId} --region {region}',
      ],
      run: [
        'aws ec2 replace-iam-instance-profile-association --association-id <association> --iam-instance-profile Name=<profile-with-narrow-role> --region {region}',
      ],
      verify:
        'aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values={shortId} --region {region}',
      undo: [
        'aws ec2 replace-iam-instance-profile-association --association-id <new-association> --iam-instance-profile Name=<former-profile> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['az vm identity show --ids {id}'],
      run: ['az role assignment delete --assignee <principal-id> --role <wide-role> --scope /subscriptions/{account}'],
      verify: 'az role assignment list --assignee <principal-id> --all --subscription {account}',
      undo: [
        'az role assignment create --assignee-object-id <principal-id> --assignee-principal-type ServicePrincipal --role <wide-role> --scope /subscriptions/{account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Instance',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
      run: [
        'gcloud projects remove-iam-policy-binding {account} --member <serviceAccount-of-the-server> --role <wide-role> --condition None',
      ],
      verify: 'gcloud projects get-iam-policy {account}',
      undo: [
        'gcloud projects add-iam-policy-binding {account} --member <serviceAccount-of-the-server> --role <wide-role> --condition None',
      ],
    },
  ],
} satisfies Recipes;
