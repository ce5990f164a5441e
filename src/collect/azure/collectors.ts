import { azureCompute } from './compute.ts';
import type { AzureCollector } from './context.ts';
import { azureDisks } from './disks.ts';
import { azureNetwork } from './network.ts';
import { azureSnapshots } from './snapshots.ts';
import { azureStorage } from './storage.ts';
import { azureSubscription } from './subscription.ts';

/** Everything that reads Azure. A new service is a file with an `AzureCollector` and a line here. */
export const AZURE_COLLECTORS: readonly AzureCollector[] = [
  azureSubscription,
  azureCompute,
  azureDisks,
  azureSnapshots,
  azureStorage,
  azureNetwork,
];
