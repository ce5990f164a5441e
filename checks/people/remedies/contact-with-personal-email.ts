import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['mailbox-read-by-several'],
      impact: ['replaces-whole'],
      save: [
        'aws account get-alternate-contact --alternate-contact-type <BILLING-OPERATIONS-or-SECURITY> --query AlternateContact > contact-before.json',
      ],
      run: [
        'aws account put-alternate-contact --alternate-contact-type <BILLING-OPERATIONS-or-SECURITY> --name <name> --title <title> --email-address <mailbox> --phone-number <telephone>',
      ],
      verify: 'aws account get-alternate-contact --alternate-contact-type <BILLING-OPERATIONS-or-SECURITY>',
      undo: 'restore-from-saved',
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
      save: ['gcloud essential-contacts list --format=json --project {account} > contacts-before.json'],
      run: [
        'gcloud essential-contacts create --email <mailbox> --notification-categories <categories> --language en --project {account}',
        'gcloud essential-contacts delete <personal-contact> --project {account}',
      ],
      verify: 'gcloud essential-contacts list --project {account}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
