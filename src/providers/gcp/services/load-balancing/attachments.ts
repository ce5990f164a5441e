import type { Facets } from '../../../../model/facets.ts';
import { valueOrNull } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { publishedAs } from '../../facets/common.ts';
import { readRows } from '../compute/read-rows.ts';
import { SERVICE_ATTACHMENTS } from './calls.ts';
import { isExternal, type Balancer } from './frontends.ts';
import type { ServiceAttachment } from './rows.ts';

/**
 * What an internal load balancer is published as. An attachment that was not read leaves the endpoints that name it without a known end,
 * which is what is known of them.
 */
export async function attachmentsOf(ctx: GcpContext, { frontends }: Balancer): Promise<Facets['relationships']> {
  const rules = new Set(
    frontends.flatMap(({ rule }) =>
      isExternal(rule) || rule.selfLink === undefined ? [] : [ctx.fullName('compute', rule.selfLink)],
    ),
  );
  if (rules.size === 0) return [];
  const { all } = await readRows<ServiceAttachment>(ctx, SERVICE_ATTACHMENTS);
  const own = (valueOrNull(all) ?? []).filter(({ targetService = '' }) =>
    rules.has(ctx.fullName('compute', targetService)),
  );
  return publishedAs(
    ctx,
    own.map(({ selfLink }) => selfLink),
  );
}
