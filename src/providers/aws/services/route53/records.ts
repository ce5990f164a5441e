import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Facets } from '../../../../model/facets.ts';
import { assertField } from '../../client/failure.ts';

type Entry = Facets['dnsRecords'][number];
type Expected = Entry['expectedTargets'][number];

const LEADS_SOMEWHERE = new Set<string | undefined>(['A', 'AAAA', 'CNAME']);

/** Where the names of a zone lead: one entry for each name and type, however many records share it. */
export function dnsRecordsOf(sets: readonly ResourceRecordSet[], working: ReadonlySet<string>): Facets['dnsRecords'] {
  const groups = Map.groupBy(
    sets.filter(({ Type: type }) => LEADS_SOMEWHERE.has(type)),
    set => `${assertField(set.Name, 'Name')} ${set.Type ?? ''}`,
  );
  return [...groups.values()].map(group => {
    const name = hostOf(group[0]?.Name ?? '');
    const to = [...new Set(group.flatMap(targetsOf))];
    return { name, to, routing: choiceOf(group, working), expectedTargets: expectedOf(name, group) };
  });
}

const targetsOf = ({ AliasTarget: alias, ResourceRecords: records }: ResourceRecordSet): string[] =>
  [alias?.DNSName, ...(records ?? []).map(record => record.Value)].flatMap(host =>
    host === undefined ? [] : [hostOf(host)],
  );

/** Host names as everybody else writes them: without the final dot, small, and with the star that Route 53 escapes. */
const hostOf = (name: string): string =>
  name
    .replace(/\.$/, '')
    .replaceAll('\\052', '*')
    .toLowerCase()
    .replace(/^dualstack\./, '');

/** A choice among several is as good as the check behind it. The last resort of a failover needs none. */
function choiceOf(group: readonly ResourceRecordSet[], working: ReadonlySet<string>): Entry['routing'] {
  const choices = group.filter(({ SetIdentifier: set }) => set !== undefined);
  if (choices.length < 2) return 'simple';
  const isWatched = ({ HealthCheckId: check, AliasTarget: alias, Failover: failover }: ResourceRecordSet): boolean =>
    failover === 'SECONDARY' || alias?.EvaluateTargetHealth === true || (check !== undefined && working.has(check));
  return choices.every(isWatched) ? 'health-checked' : 'unchecked';
}

/**
 * What a record can only lead to. A balancer counts where the zone itself ties the name to it: a plain name of one may be
 * a supplier's. Names under cloudfront.net say nothing: other services hide behind them too.
 */
function expectedOf(name: string, group: readonly ResourceRecordSet[]): Expected[] {
  const expected = group.flatMap(set => {
    const tied = set.AliasTarget !== undefined;
    return targetsOf(set).flatMap((host): Expected[] => {
      const balancer = /^[^.]+\.(?:elb\.([a-z0-9-]+)|([a-z0-9-]+)\.elb)\.amazonaws\.com(?:\.cn)?$/.exec(host);
      const region = balancer?.[1] ?? balancer?.[2];
      if (region !== undefined) return tied ? [{ kind: 'load-balancer', region, name: host }] : [];
      // A site in a bucket answers by the bucket's own name, which is also the name that leads to it.
      return SITE_IN_BUCKET.test(host) ? [{ kind: 'bucket', name }] : [];
    });
  });
  return [...new Map(expected.map(one => [one.name, one])).values()];
}

const SITE_IN_BUCKET = /^(?:.+\.)?s3-website[.-][a-z0-9-]+\.amazonaws\.com$/;
