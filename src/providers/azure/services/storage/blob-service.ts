import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import type { ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { getProperties } from '../../facets/common-facets.ts';
import { STORAGE_ACCOUNTS, type StorageAccount } from './storage-account.ts';
import { isEnumValue } from '../../enum-value.ts';

const BLOB_SERVICE_CALL = 'Microsoft.Storage/storageAccounts/blobServices:get';
const CONTAINERS_CALL = 'Microsoft.Storage/storageAccounts/blobServices/containers:list';
export const BLOB_READS = {
  [BLOB_SERVICE_CALL]: 'Microsoft.Storage/storageAccounts/blobServices/read',
  [CONTAINERS_CALL]: 'Microsoft.Storage/storageAccounts/blobServices/containers/read',
};
const { apiVersion } = STORAGE_ACCOUNTS;

export interface Container {
  readonly name: string;
  readonly properties?: { readonly publicAccess?: string | null };
}

export const readBlobService = (
  ctx: AzureContext,
  { id }: ArmResource,
): Promise<Reading<Readonly<Record<string, unknown>>>> =>
  ctx.read(BLOB_SERVICE_CALL, () =>
    getProperties(ctx, { path: `${id}/blobServices/default`, apiVersion, call: BLOB_SERVICE_CALL }),
  );

/** Containers are listed only where the account allows anonymous access and its network rules do not deny by default. */
export async function publicAccessOf(
  ctx: AzureContext,
  { id }: ArmResource,
  account: StorageAccount,
): Promise<Reading<Facets['publicAccess']>> {
  if (account.allowBlobPublicAccess === false) return value('blocked');
  if (isEnumValue(account.publicNetworkAccess, 'Disabled') || isEnumValue(account.networkAcls?.defaultAction, 'Deny'))
    return value('possible');
  return ctx.read(CONTAINERS_CALL, async () => {
    for await (const page of containersOf(ctx, id)) {
      if (page.some(({ properties }) => /^(blob|container)$/i.test(properties?.publicAccess ?? ''))) return 'public';
    }
    return 'possible';
  });
}

const containersOf = (ctx: AzureContext, id: string): AsyncGenerator<readonly Container[]> =>
  ctx.pages<Container>({ path: `${id}/blobServices/default/containers`, apiVersion, call: CONTAINERS_CALL });

export const readContainers = (ctx: AzureContext, { id }: ArmResource): Promise<Reading<readonly Container[]>> =>
  ctx.read(CONTAINERS_CALL, async () => {
    const all: Container[] = [];
    for await (const page of containersOf(ctx, id)) all.push(...page);
    return all;
  });
