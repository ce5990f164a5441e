import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { value, type Reading } from '../../../model/reading.ts';
import { about, flag, isNew, orElse, OUTSIDE, text } from '../../kit/planned.ts';
import { firewallSource, publicAccessBy } from '../facets/network-rules.ts';

interface RuleType {
  readonly type: string;
  readonly by: string;
}

/** Who may connect to a database server, by all its firewall rules together. */
export function accessByFirewall(
  server: PlannedResource,
  { plan }: PlannedContext,
  types: readonly RuleType[],
): Reading<Facets['publicAccess']> {
  const enabled = orElse(flag(server, 'public_network_access_enabled'), true);
  if (enabled.state !== 'value') return enabled.state === 'unread' ? enabled : OUTSIDE;
  if (!enabled.value) return value('blocked');
  const rules = types.map(type => about(plan, server, type));
  const ranges = rules
    .flatMap(({ found }) => found)
    .map(rule => [text(rule, 'start_ip_address'), text(rule, 'end_ip_address')] as const);
  const sources = ranges.flatMap(([first, last]) =>
    first.state === 'value' && last.state === 'value' ? [firewallSource(first.value, last.value)] : [],
  );
  const access = publicAccessBy(sources);
  if (access === 'public') return value(access);
  const gap =
    rules.find(({ hidden }) => hidden !== undefined)?.hidden ?? ranges.flat().find(one => one.state !== 'value');
  if (gap?.state === 'unread') return gap;
  return isNew(server) ? value(access) : OUTSIDE;
}
