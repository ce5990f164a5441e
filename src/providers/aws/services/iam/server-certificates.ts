import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads server certificates in IAM, which are uploaded and have no automatic renewal. */
export const awsIamServerCertificates: AwsCollector = {
  id: 'aws-iam-certificates',
  provider: 'aws',
  scope: 'global',
  lists: ['certificate'],
  fills: { certificate: ['validity'] },
  operations: operations('iam', ['ListServerCertificates']),
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    await ctx.list('certificate', 'iam:ListServerCertificates', async () => {
      await forEachPage(iam.paginateListServerCertificates({ client, pageSize: 1000 }, {}), page =>
        forEachItem(assertField(page.ServerCertificateMetadataList, 'ServerCertificateMetadataList'), one => {
          emitCertificate(ctx, one);
        }),
      );
    });
  },
};

function emitCertificate(ctx: AwsContext, certificate: ServerCertificateMetadata): void {
  const id = assertField(certificate.Arn, 'Arn');
  ctx.emit({
    id,
    kind: 'certificate',
    type: 'AWS::IAM::ServerCertificate',
    region: 'global',
    name: certificate.ServerCertificateName ?? id,
    tags: {},
    createdAt: certificate.UploadDate?.toISOString(),
    facets: {
      // IAM does not list the load balancers and distributions that use it.
      validity: facetFrom(() => ({
        expiresAt: assertField(certificate.Expiration, 'Expiration').toISOString(),
        autoRenew: false,
      })),
    },
  });
}
