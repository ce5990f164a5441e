import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::User',
      first: ['user-present-with-device'],
      impact: ['lost-device-locks-out'],
      run: [
        'aws iam create-virtual-mfa-device --virtual-mfa-device-name {name} --outfile qr-code.png --bootstrap-method QRCodePNG',
        'aws iam enable-mfa-device --user-name {name} --serial-number arn:aws:iam::{account}:mfa/{name} --authentication-code1 <first-code> --authentication-code2 <next-code>',
      ],
      verify: 'aws iam list-mfa-devices --user-name {name}',
      undo: ['aws iam deactivate-mfa-device --user-name {name} --serial-number arn:aws:iam::{account}:mfa/{name}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Authorization/roleAssignments',
      first: ['emergency-accounts-excluded', 'report-only-first'],
      impact: ['sign-in-needs-second-factor'],
      portal:
        'Microsoft Entra admin center > Entra ID > Conditional Access > Policies > New policy > All users > Grant: Require multifactor authentication',
      act: ['then-report-only-first'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
