import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['mailbox-read-by-several'],
      impact: ['interrupts-nothing'],
      run: [
        'aws account put-alternate-contact --alternate-contact-type SECURITY --name <name> --title <title> --email-address <mailbox> --phone-number <telephone>',
        'aws account put-alternate-contact --alternate-contact-type OPERATIONS --name <name> --title <title> --email-address <mailbox> --phone-number <telephone>',
        'aws account put-alternate-contact --alternate-contact-type BILLING --name <name> --title <title> --email-address <mailbox> --phone-number <telephone>',
      ],
      verify: 'aws account get-alternate-contact --alternate-contact-type SECURITY',
      undo: ['aws account delete-alternate-contact --alternate-contact-type <BILLING-OPERATIONS-or-SECURITY>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['mailbox-read-by-several'],
      impact: ['replaces-whole'],
      save: ['az security contact list --subscription {account} > contacts-before.json'],
      run: [
        'az security contact create --name default --emails <mailbox> --notifications-by-role \'{"state":"On","roles":["Owner"]}\' --alert-notifications \'{"state":"On","minimalSeverity":"High"}\' --subscription {account}',
      ],
      verify: 'az security contact list --subscription {account}',
      undo: 'restore-from-saved',
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['mailbox-read-by-several'],
      impact: ['interrupts-nothing'],
      run: [
        'gcloud essential-contacts create --email <mailbox> --notification-categories security,technical,billing,suspension --language en --project {account}',
      ],
      verify: 'gcloud essential-contacts list --project {account}',
      undo: ['gcloud essential-contacts delete <contact> --project {account}'],
    },
  ],
} satisfies Recipes;
