import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['two-devices-at-hand'],
      impact: ['lost-device-locks-out'],
      portal:
        'root user > Security credentials > Multi-factor authentication (MFA) > Assign MFA device > Passkey or security key',
      act: ['then-two-keys'],
      verify: 'aws iam list-virtual-mfa-devices --assignment-status Assigned',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
