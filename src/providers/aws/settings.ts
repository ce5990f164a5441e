import type { Settings } from '../setting.ts';

/** `aws` in `cloudbrief.yaml`. */
export const AWS_SETTINGS = {
  profiles: {
    type: 'texts',
    description: 'Profiles of the AWS configuration, one account each',
    example: ['shop', 'payments'],
    otherwise: 'the default credentials of this machine',
    option: { flags: '--profile <names...>', help: 'AWS profiles, one account each' },
    selects: true,
  },
  roles: {
    type: 'texts',
    description: 'ARNs of roles to assume, one account each',
    example: ['arn:aws:iam::111122223333:role/cloudbrief-read'],
    otherwise: 'none is assumed',
    option: { flags: '--role <arns...>', help: 'AWS roles to assume, one account each' },
    selects: true,
  },
  externalId: {
    type: 'text',
    description: 'The external ID of the roles, where they require one',
    example: 'agreed-with-the-client',
    otherwise: 'none is sent',
    option: { flags: '--external-id <id>', help: 'their external ID, where they require one' },
  },
  sessionName: {
    type: 'text',
    description: 'The name of the session in the accounts whose roles are assumed, as their logs show it',
    example: 'cloudbrief-quarterly',
    otherwise: 'cloudbrief',
  },
  roleChain: {
    type: 'texts',
    description: 'ARNs of roles to assume one after the other, before the role of each account',
    example: ['arn:aws:iam::444455556666:role/cloudbrief-hub'],
    otherwise: 'the role of an account is assumed with the credentials themselves',
  },
  accounts: {
    type: 'table',
    description: 'What is different for single accounts, by number',
    example: {
      '111122223333': { role: 'audit-read', externalId: 'agreed-with-the-client' },
      '222233334444': { regions: ['eu-west-1'] },
    },
    otherwise: 'every account is entered and read in the same way',
    entryName: { pattern: /^\d{12}$/, otherwise: 'write the twelve digits of the account, in quotes' },
    entries: {
      role: { type: 'text', description: 'The role to assume there, by name or ARN' },
      externalId: { type: 'text', description: 'Its external ID' },
      sessionName: { type: 'text', description: 'The name of the session there' },
      regions: { type: 'texts', description: 'Only these regions are read' },
    },
  },
  organizationRole: {
    type: 'text',
    description:
      'The role to assume in every active account of the organization, by name; roles name another one for an account',
    example: 'cloudbrief-read',
    otherwise: 'accounts are not discovered',
    option: {
      flags: '--organization-role <name>',
      help: 'read every account of the AWS organization with the role of this name',
    },
    selects: true,
  },
  organizationalUnits: {
    type: 'texts',
    description: 'Only accounts in these organizational units and below',
    example: ['ou-ab12-cdefgh34'],
    otherwise: 'the whole organization',
    option: {
      flags: '--organizational-unit <ids...>',
      help: 'only its accounts in these organizational units',
      commas: true,
    },
  },
  organizationAccounts: {
    type: 'texts',
    description: 'Only accounts with these names or ids; * matches any text, ! in front leaves out',
    example: ['shop-*', '!*-sandbox'],
    otherwise: 'all of them',
  },
  organizationTags: {
    type: 'texts',
    description: 'Only accounts with these tags; * matches any text, ! in front leaves out',
    example: ['environment=production', '!team=lab*'],
    otherwise: 'all of them',
    option: {
      flags: '--organization-tag <tags...>',
      help: 'only its accounts with these tags: environment=production',
      commas: true,
    },
  },
  regions: {
    type: 'texts',
    description: 'Only these regions are read',
    example: ['eu-west-1', 'us-east-1'],
    otherwise: 'all that are enabled',
    option: {
      flags: '--region <regions...>',
      help: 'only these AWS regions; left out, all that are enabled',
      commas: true,
    },
  },
} as const satisfies Settings;
