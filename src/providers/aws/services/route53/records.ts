import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Facets } from '../../../../model/facets.ts';
import { regionOfEc2Address } from './ec2-addresses.ts';
import { assertField } from '../../../kit/response-fields.ts';

type Entry = Facets['dnsRecords'][number];
type Expected = Entry['expectedTargets'][number];

const ADDRESS_RECORDS = new Set<string | undefined>(['A', 'AAAA', 'CNAME']);

/** The targets of a zone's records: one entry for each name and type. `working`: ids of enabled health checks. */
export function dnsRecordsOf(sets: readonly ResourceRecordSet[], working: ReadonlySet<string>): Facets['dnsRecords'] {
  const groups = Map.groupBy(
    sets.filter(({ Type: type }) => ADDRESS_RECORDS.has(type)),
    set => `${assertField(set.Name, 'Name')} ${set.Type ?? ''}`,
  );
  return [...groups.values()].map(group => {
    const name = hostOf(group[0]?.Name ?? '');
    const to = [...new Set(group.flatMap(targetsOf))];
    return { name, to, routing: routingOf(group, working), expectedTargets: expectedTargetsOf(name, group) };
  });
}

const targetsOf = ({ AliasTarget: alias, ResourceRecords: records }: ResourceRecordSet): string[] =>
  [alias?.DNSName, ...(records ?? []).map(record => record.Value)].flatMap(host =>
    host === undefined ? [] : [hostOf(host)],
  );

/** The host name in lower case, without the final dot, and with the asterisk that Route 53 escapes. */
const hostOf = (name: string): string =>
  name
    .replace(/\.$/, '')
    .replaceAll('\\052', '*')
    .toLowerCase()
    .replace(/^dualstack\./, '');

/** Records of a routing policy need health checks, except the secondary of a failover pair. */
function routingOf(group: readonly ResourceRecordSet[], working: ReadonlySet<string>): Entry['routing'] {
  const routed = group.filter(({ SetIdentifier: set }) => set !== undefined);
  if (routed.length < 2) return 'simple';
  const isHealthChecked = ({
    HealthCheckId: check,
    AliasTarget: alias,
    Failover: failover,
  }: ResourceRecordSet): boolean =>
    failover === 'SECONDARY' || alias?.EvaluateTargetHealth === true || (check !== undefined && working.has(check));
  return routed.every(isHealthChecked) ? 'health-checked' : 'unchecked';
}

/**
 * Resources of the account that a record requires. Load balancers count for alias records only: a CNAME may lead to one of
 * another company. Names under cloudfront.net are left out: other services use them as well. An address of EC2 may be that of
 * another company too: the check says so.
 */
function expectedTargetsOf(name: string, group: readonly ResourceRecordSet[]): Expected[] {
  const expected = group.flatMap(set => {
    const isAlias = set.AliasTarget !== undefined;
    return targetsOf(set).flatMap((host): Expected[] => {
      const loadBalancer = /^[^.]+\.(?:elb\.([a-z0-9-]+)|([a-z0-9-]+)\.elb)\.amazonaws\.com(?:\.cn)?$/.exec(host);
      const region = loadBalancer?.[1] ?? loadBalancer?.[2];
      if (region !== undefined) return isAlias ? [{ kind: 'load-balancer', region, name: host }] : [];
      const ec2Region = regionOfEc2Address(host);
      if (ec2Region !== undefined) return [{ kind: 'public-ip', region: ec2Region, name: host }];
      // The bucket of a website has the name of the record.
      return BUCKET_WEBSITE.test(host) ? [{ kind: 'bucket', name }] : [];
    });
  });
  return [...new Map(expected.map(one => [one.name, one])).values()];
}

const BUCKET_WEBSITE = /^(?:.+\.)?s3-website[.-][a-z0-9-]+\.amazonaws\.com$/;
