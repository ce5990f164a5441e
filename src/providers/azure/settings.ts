import type { Settings } from '../setting.ts';
import { AZURE_CLOUD_NAMES } from './client/clouds.ts';

/** `azure` in `cloudbrief.yaml`. */
export const AZURE_SETTINGS = {
  subscriptions: {
    type: 'texts',
    description: 'Subscriptions to read, by id or name',
    example: ['Production', '11111111-2222-3333-4444-555555555555'],
    otherwise: 'all that the identity can see',
    option: {
      flags: '--subscription <ids...>',
      help: 'Azure subscriptions, by id or name; left out, all that the identity can see',
    },
    selects: true,
  },
  managementGroups: {
    type: 'texts',
    description: 'Management groups to read, by id: every subscription in them',
    example: ['production'],
    otherwise: 'none; all subscriptions that the identity can see',
    option: { flags: '--management-group <ids...>', help: 'Azure management groups: every subscription in them' },
    selects: true,
  },
  subscriptionTags: {
    type: 'texts',
    description:
      'Only subscriptions with these tags, of those that are not named; * matches any text, ! in front leaves out',
    example: ['environment=production', '!team=lab*'],
    otherwise: 'all of them',
    option: {
      flags: '--subscription-tag <tags...>',
      help: 'only Azure subscriptions with these tags: environment=production',
      commas: true,
    },
  },
  tenant: {
    type: 'text',
    description: 'The tenant to sign in to',
    example: 'contoso.onmicrosoft.com',
    otherwise: "the identity's own",
  },
  cloud: {
    type: 'text',
    choices: AZURE_CLOUD_NAMES,
    description: "Which of Microsoft's clouds",
    example: 'us-government',
    otherwise: 'public',
  },
  endpoint: {
    type: 'text',
    description: 'A Resource Manager of your own (Azure Stack, a private cloud)',
    example: 'https://management.cloud.example.com',
    otherwise: 'that of the cloud',
  },
} as const satisfies Settings;
