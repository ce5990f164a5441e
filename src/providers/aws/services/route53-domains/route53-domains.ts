import type { DomainSummary } from '@aws-sdk/client-route-53-domains';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** The only region of the Route 53 Domains API. */
const HOME = 'us-east-1';

/** Reads registered domains: expiry, automatic renewal, transfer lock. */
export const awsRoute53Domains: AwsCollector = {
  id: 'aws-route53-domains',
  provider: 'aws',
  scope: 'global',
  lists: ['domain'],
  fills: { domain: ['validity', 'transferLock'] },
  operations: operations('route53domains', ['ListDomains']),
  collect: async ctx => {
    const domains = await import('@aws-sdk/client-route-53-domains');
    const client = ctx.client(domains.Route53DomainsClient, HOME);
    await ctx.list('domain', 'route53domains:ListDomains', async () => {
      await forEachPage(domains.paginateListDomains({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.Domains, 'Domains'), domain => {
          emitDomain(ctx, domain);
        }),
      );
    });
  },
};

function emitDomain(ctx: AwsContext, domain: DomainSummary): void {
  const name = assertField(domain.DomainName, 'DomainName');
  ctx.emit({
    id: ctx.arn('route53domains', `domain/${name}`, { region: '' }),
    kind: 'domain',
    type: 'AWS::Route53Domains::Domain',
    name,
    tags: {},
    facets: {
      validity: facetFrom(() => ({
        expiresAt: assertField(domain.Expiry, 'Expiry').toISOString(),
        autoRenew: assertField(domain.AutoRenew, 'AutoRenew'),
        inUse: true,
      })),
      transferLock: requireField(domain.TransferLock, 'TransferLock'),
    },
  });
}
