import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['two-devices-at-hand'],
      impact: ['lost-device-locks-out'],
      portal:
        'Sign in as root > Security credentials > Multi-factor authentication (MFA) > Assign MFA device, twice; member accounts: IAM > Root access management',
      verify: 'aws iam get-account-summary --query SummaryMap.AccountMFAEnabled',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['two-devices-at-hand'],
      impact: ['lost-device-locks-out'],
      portal:
        'Sign in as the emergency administrator > My Account > Security info > Add sign-in method > Passkey or security key, twice',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
