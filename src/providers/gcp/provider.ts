import { CLOUD_TITLES } from '../../model/kinds.ts';
import { defineProvider } from '../provider.ts';
import { deploymentUnit, identifyingPatterns, isFullResourceName, principalKind } from './identifiers.ts';
import { GCP_NEVER_ANSWERED } from './never-answered.ts';
import { GCP_SETTINGS } from './settings.ts';

export const gcp = defineProvider({
  id: 'gcp',
  title: CLOUD_TITLES.gcp,
  settings: GCP_SETTINGS,
  isResourceId: isFullResourceName,
  principalKind,
  idAliases: () => [],
  deploymentUnit,
  identifyingPatterns,
  prices: {},
  neverAnswered: GCP_NEVER_ANSWERED,
  reader: async () => (await import('./reader.ts')).gcpReader,
  planned: async () => (await import('./planned/index.ts')).gcpPlanned,
});
