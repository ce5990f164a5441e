import { describe, expect, it } from 'vitest';
import { idAliases } from '../../../../src/providers/azure/identifiers.ts';
import { keyByName, keyByUri, keysOf, secretByUri } from '../../../../src/providers/azure/facets/vault-references.ts';

const KEY = [{ to: 'vault:safe/keys/data', role: 'key' }];

describe('a reference to a vault', () => {
  it.each([
    ['with a version', 'https://Safe.vault.azure.net/keys/Data/0123456789abcdef'],
    ['without one', 'https://safe.vault.azure.net/keys/data'],
    ['with a port', 'https://safe.vault.azure.net:443/keys/data/1'],
    ['of another cloud', 'https://safe.vault.usgovcloudapi.net/keys/data'],
  ])('%s names the key', (_, uri) => {
    expect(keyByUri(uri)).toEqual(KEY);
  });

  it('to anything else stays unresolved, so that the key counts as not seen', () => {
    for (const uri of ['https://safe.managedhsm.azure.net/keys/data', 'https://safe.vault.azure.net/secrets/data', 'x'])
      expect(keyByUri(uri)).toEqual([{ to: uri, role: 'key' }]);
    for (const none of ['', null, undefined]) expect(keyByUri(none)).toEqual([]);
  });

  it('by address and name', () => {
    expect(keyByName('https://safe.vault.azure.net/', 'data')).toEqual(KEY);
    expect(keyByName('https://safe.vault.azure.net', 'data')).toEqual(KEY);
    expect(keyByName(undefined, 'data')).toEqual([]);
    expect(keysOf({ keyVaultProperties: [{ keyVaultUri: 'https://safe.vault.azure.net', keyName: 'data' }] })).toEqual(KEY); // prettier-ignore
    expect(keysOf(null)).toEqual([]);
  });

  it('to a certificate leads to the secret that holds it', () => {
    const found = [{ to: 'vault:safe/secrets/tls', role: 'certificate' }];
    expect(secretByUri('https://safe.vault.azure.net/secrets/tls/1', 'certificate')).toEqual(found);
    expect(secretByUri('https://safe.vault.azure.net/certificates/tls', 'certificate')).toEqual(found);
    expect(secretByUri(undefined, 'secret')).toEqual([]);
  });

  it('is what the resource is called beside its ARM id', () => {
    const of = (path: string) => idAliases({ id: `/subscriptions/s/resourcegroups/g/providers/${path}` });
    expect(of('microsoft.keyvault/vaults/safe/keys/data')).toEqual(['vault:safe/keys/data']);
    expect(of('microsoft.keyvault/vaults/safe/secrets/tls')).toEqual(['vault:safe/secrets/tls']);
    expect(of('microsoft.containerregistry/registries/Images')).toEqual(['registry:images']);
    expect(of('microsoft.keyvault/vaults/safe')).toEqual([]);
  });
});
