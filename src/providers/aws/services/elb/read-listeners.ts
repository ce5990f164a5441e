import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { ServiceContext } from './targets.ts';

/** The certificates that it presents by default. */
export function certificatesOf(listeners: readonly Listener[]): Facets['relationships'] {
  const arns = listeners.flatMap(({ Certificates = [] }) =>
    Certificates.flatMap(({ CertificateArn: arn }) => arn ?? []),
  );
  return [...new Set(arns)].map(to => ({ to, role: 'certificate' }));
}

/** The listeners of a load balancer. */
export function readListeners(
  { ctx, elb, client }: ServiceContext,
  arn: string,
): Promise<Reading<readonly Listener[]>> {
  return ctx.read('elasticloadbalancing:DescribeListeners', async () => {
    const listeners: Listener[] = [];
    for await (const page of elb.paginateDescribeListeners({ client, pageSize: 400 }, { LoadBalancerArn: arn })) {
      listeners.push(...assertField(page.Listeners, 'Listeners'));
    }
    return listeners;
  });
}
