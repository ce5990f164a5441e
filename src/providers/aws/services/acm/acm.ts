import type { CertificateSummary, KeyAlgorithm } from '@aws-sdk/client-acm';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** By default AWS lists certificates with RSA keys of two sizes only. */
const KEY_TYPES: KeyAlgorithm[] = [
  'RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1',
]; // prettier-ignore

/** Reads certificates: expiry, automatic renewal, use. */
export const awsAcm: AwsCollector = {
  id: 'aws-acm',
  provider: 'aws',
  scope: 'regional',
  lists: ['certificate'],
  fills: { certificate: ['validity'] },
  operations: operations('acm', ['ListCertificates']),
  collect: async ctx => {
    const acm = await import('@aws-sdk/client-acm');
    const client = ctx.client(acm.ACMClient);
    await ctx.list('certificate', 'acm:ListCertificates', async () => {
      const input = { Includes: { keyTypes: KEY_TYPES } };
      await forEachPage(acm.paginateListCertificates({ client, pageSize: 100 }, input), page =>
        forEachItem(assertField(page.CertificateSummaryList, 'CertificateSummaryList'), certificate => {
          emitCertificate(ctx, certificate);
        }),
      );
    });
  },
};

function emitCertificate(ctx: AwsContext, certificate: CertificateSummary): void {
  const id = assertField(certificate.CertificateArn, 'CertificateArn');
  // A certificate that was never issued or was revoked is not in use.
  if (certificate.Status !== undefined && !/^(ISSUED|EXPIRED)$/.test(certificate.Status)) return;
  ctx.emit({
    id,
    kind: 'certificate',
    type: 'AWS::CertificateManager::Certificate',
    name: certificate.DomainName ?? id,
    tags: {},
    createdAt: (certificate.CreatedAt ?? certificate.ImportedAt)?.toISOString(),
    facets: {
      validity: facetFrom(() => ({
        expiresAt: assertField(certificate.NotAfter, 'NotAfter').toISOString(),
        autoRenew:
          assertField(certificate.Type, 'Type') !== 'IMPORTED' && certificate.RenewalEligibility === 'ELIGIBLE',
        inUse: assertField(certificate.InUse, 'InUse'),
      })),
    },
  });
}
