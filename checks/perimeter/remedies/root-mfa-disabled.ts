import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['two-devices-at-hand'],
      impact: ['lost-device-locks-out'],
      portal:
        'root user > Security credentials > Multi-factor authentication (MFA) > Assign MFA device; member accounts: IAM > Root access management',
      act: ['then-two-devices'],
      verify: 'aws iam get-account-summary --query SummaryMap.AccountMFAEnabled',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['two-devices-at-hand'],
      impact: ['lost-device-locks-out'],
      portal: 'My Account > Security info > Add sign-in method > Passkey or security key',
      act: ['then-as-emergency-administrator'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
