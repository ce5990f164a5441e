import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';

/** Reads the certificates that lie in IAM: brought along by somebody, and renewed by nobody. */
export const awsIamCertificates: AwsCollector = {
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
      for await (const page of iam.paginateListServerCertificates({ client, pageSize: 1000 }, {}))
        for (const one of assertField(page.ServerCertificateMetadataList, 'ServerCertificateMetadataList'))
          emitCertificate(ctx, one);
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
      // IAM does not say what shows it: load balancers of every region and CloudFront may.
      validity: facetFrom(() => ({
        expiresAt: assertField(certificate.Expiration, 'Expiration').toISOString(),
        autoRenew: false,
      })),
    },
  });
}
