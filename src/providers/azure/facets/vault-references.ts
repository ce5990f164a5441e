import type { Facets } from '../../../model/facets.ts';
import { vaultAlias } from '../identifiers.ts';

/** `https://shop.vault.azure.net/keys/orders/0123…`, of any of Azure's clouds; a managed HSM has another host. */
const OF_VAULT = /^https:\/\/([a-z0-9-]+)\.vault\.[^/:]+(?::\d+)?\/(keys|secrets|certificates)\/([^/?#]+)/i;

/** The key that a URI names, without its version, as a relationship. What is no key of a vault stays as it is: it was not seen. */
export function keyByUri(uri: string | null | undefined): Facets['relationships'] {
  if ((uri ?? '') === '') return [];
  const [, vault, sort, name] = OF_VAULT.exec(uri ?? '') ?? [];
  const isKey = vault !== undefined && name !== undefined && sort?.toLowerCase() === 'keys';
  return [{ to: isKey ? vaultAlias(vault, 'keys', name) : (uri ?? ''), role: 'key' }];
}

/** The key that a vault's URI and a name give, as a relationship. */
export const keyByName = (vaultUri: string | null | undefined, name: string | null | undefined): Facets['relationships'] =>
  (vaultUri ?? '') === '' || (name ?? '') === '' ? [] : keyByUri(`${(vaultUri ?? '').replace(/\/$/, '')}/keys/${name ?? ''}`); // prettier-ignore

/** The secret of a vault that a URI names: certificates are kept as secrets too. */
export function secretByUri(uri: string | null | undefined, role: 'secret' | 'certificate'): Facets['relationships'] {
  const [, vault, , name] = OF_VAULT.exec(uri ?? '') ?? [];
  return vault === undefined || name === undefined ? [] : [{ to: vaultAlias(vault, 'secrets', name), role }];
}

/** What a service says of its encryption with keys of a vault. */
export interface VaultEncryption {
  readonly keySource?: string | null;
  readonly keyVaultProperties?: readonly {
    readonly keyVaultUri?: string | null;
    readonly keyName?: string | null;
  }[] | null; // prettier-ignore
}

export const keysOf = (encryption: VaultEncryption | null | undefined): Facets['relationships'] =>
  (encryption?.keyVaultProperties ?? []).flatMap(({ keyVaultUri, keyName }) => keyByName(keyVaultUri, keyName));
