import type { IAMClient, ServerCertificateMetadata } from '@aws-sdk/client-iam';
import type * as sdk from '@aws-sdk/client-iam';
import type { AwsContext } from './context.ts';
import { facetOf, present } from './failure.ts';

/** Hands over the certificates that lie in IAM: brought along by somebody, and renewed by nobody. */
export function collectCertificates(ctx: AwsContext, iam: typeof sdk, client: IAMClient): Promise<unknown> {
  return ctx.list('certificate', 'iam:ListServerCertificates', async () => {
    for await (const page of iam.paginateListServerCertificates({ client, pageSize: 1000 }, {}))
      for (const one of present(page.ServerCertificateMetadataList, 'ServerCertificateMetadataList'))
        emitCertificate(ctx, one);
  });
}

function emitCertificate(ctx: AwsContext, certificate: ServerCertificateMetadata): void {
  const id = present(certificate.Arn, 'Arn');
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
      validity: facetOf(() => ({
        until: present(certificate.Expiration, 'Expiration').toISOString(),
        renewsItself: false,
      })),
    },
  });
}
