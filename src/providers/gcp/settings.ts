import type { Settings } from '../setting.ts';

/** `gcp` in `cloudbrief.yaml`. */
export const GCP_SETTINGS = {
  projects: {
    type: 'texts',
    description: 'Projects to read, by id or number',
    example: ['shop-production', '123456789012'],
    otherwise: 'all that the identity can see',
    option: {
      flags: '--project <ids...>',
      help: 'Google Cloud projects, by id; left out, all that the identity can see',
    },
    selects: true,
  },
  folders: {
    type: 'texts',
    description: 'Folders to read, by number: every project below them',
    example: ['345678901234'],
    otherwise: 'none; all projects that the identity can see',
    option: { flags: '--folder <numbers...>', help: 'Google Cloud folders: every project below them' },
    selects: true,
  },
  organizations: {
    type: 'texts',
    description: 'Organizations to read, by number: every project below them',
    example: ['456789012345'],
    otherwise: 'none; all projects that the identity can see',
    option: { flags: '--organization <numbers...>', help: 'Google Cloud organizations: every project below them' },
    selects: true,
  },
  projectLabels: {
    type: 'texts',
    description:
      'Only projects with these labels, of those that are not named; * matches any text, ! in front leaves out',
    example: ['environment=production', '!team=lab*'],
    otherwise: 'all of them',
    option: {
      flags: '--project-label <labels...>',
      help: 'only Google Cloud projects with these labels: environment=production',
      commas: true,
    },
  },
  impersonate: {
    type: 'text',
    description: 'The service account to impersonate',
    example: 'cloudbrief@audit-project.iam.gserviceaccount.com',
    otherwise: 'none; the credentials are used as they are',
    option: { flags: '--impersonate <email>', help: 'the service account to read Google Cloud with' },
  },
  quotaProject: {
    type: 'text',
    description: 'The project whose quota the calls use',
    example: 'audit-project',
    otherwise: 'that of the credentials',
  },
  endpoint: {
    type: 'text',
    description:
      'An address in front of all Google APIs (a gateway); the host of the API follows as first part of the path',
    example: 'https://google.gateway.example.com',
    otherwise: "Google's own addresses",
  },
} as const satisfies Settings;
