import { CLOUD_TITLES } from '../../model/kinds.ts';
import { defineProvider } from '../provider.ts';
import { deploymentUnit, identifyingPatterns, isArmId, isSubscriptionId, idAliases } from './identifiers.ts';
import { AZURE_NEVER_ANSWERED } from './never-answered.ts';
import { AZURE_SETTINGS } from './settings.ts';

export const azure = defineProvider({
  id: 'azure',
  title: CLOUD_TITLES.azure,
  settings: AZURE_SETTINGS,
  isResourceId: isArmId,
  principalKind: principal => (isSubscriptionId(principal) ? 'account' : undefined),
  idAliases,
  deploymentUnit,
  identifyingPatterns,
  prices: {},
  neverAnswered: AZURE_NEVER_ANSWERED,
  reader: async () => (await import('./reader.ts')).azureReader,
  planned: async () => (await import('./planned/index.ts')).azurePlanned,
});
