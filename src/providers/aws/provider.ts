import { CLOUD_TITLES } from '../../model/kinds.ts';
import { compareText } from '../../lib/text.ts';
import { defineProvider } from '../provider.ts';
import { knownProfiles } from './client/profiles.ts';
import { deploymentUnit, idAliases, identifyingPatterns, isArn, principalKind } from './identifiers.ts';
import { AWS_NEVER_ANSWERED } from './never-answered.ts';
import { AWS_SETTINGS } from './settings.ts';

export const aws = defineProvider({
  id: 'aws',
  title: CLOUD_TITLES.aws,
  settings: AWS_SETTINGS,
  isResourceId: isArn,
  principalKind,
  idAliases,
  deploymentUnit,
  identifyingPatterns,
  prices: {
    // Metrics requested, outside the free tier: https://aws.amazon.com/cloudwatch/pricing/, the same figure at
    // https://support.site24x7.com/portal/en/kb/articles/aws-cloudwatch-metrics-cost-calculation, read 24 November 2026.
    'cloudwatch:GetMetricData': { usdPerThousand: 0.01, unit: 'metrics' },
  },
  neverAnswered: AWS_NEVER_ANSWERED,
  profiles: {
    setting: 'profiles',
    known: async environment => [...(await knownProfiles(environment))].sort(compareText),
    question: 'Which AWS profiles, one account each? (none: the standard credentials of this machine)',
  },
  identify: async ({ settings, ...run }) =>
    (await import('./client/caller-identity.ts')).awsCallerIdentity({ ...settings, ...run }),
  reader: async () => (await import('./reader.ts')).awsReader,
  planned: async () => (await import('./planned/index.ts')).awsPlanned,
});
