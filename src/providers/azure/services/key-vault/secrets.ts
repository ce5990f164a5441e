import { absent, mapReading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { createdAtOf, PROTECTED_BY_VAULT, type VaultEntry } from './vault-entry.ts';

export const SECRETS_CALL = 'Microsoft.KeyVault/vaults/secrets:list';
export const SECRET_READS = { [SECRETS_CALL]: 'Microsoft.KeyVault/vaults/secrets/read' };

/** The private key of a certificate, which is renewed with it. */
export const isOfCertificate = (row: ArmResource): boolean =>
  /^application\/x-(pkcs12|pem-file)$/i.test((propertiesOf(row) as VaultEntry).contentType ?? '');

/** A disabled secret is not in use. */
export function emitSecret(ctx: AzureContext, row: ArmResource, vaults: ArmType): void {
  const { attributes } = propertiesOf(row) as VaultEntry;
  if (attributes?.enabled === false) return;
  ctx.emit({
    ...headOf(row, 'secret', `${vaults.type}/secrets`),
    facets: {
      ...PROTECTED_BY_VAULT,
      localAuthentication: absent,
      rotation: mapReading(createdAtOf(attributes), lastRotatedAt => ({ automatic: false, lastRotatedAt })),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
