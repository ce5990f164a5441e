import type { ReplicationConfiguration, ReplicationRule, ServerSideEncryptionByDefault } from '@aws-sdk/client-s3';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';

type Destination = Facets['replicationDestinations'][number];

/** The destination buckets of enabled rules; absent without one. `encryption`: the default of new objects. */
export function replicationOf(
  configuration: ReplicationConfiguration,
  encryption: Reading<ServerSideEncryptionByDefault>,
): Reading<Facets['replicationDestinations']> {
  let destinations: Reading<ReadonlyMap<string, Destination>> = value(new Map());
  for (const rule of assertField(configuration.Rules, 'replication rules')) {
    if (rule.Status !== 'Enabled') continue;
    const id = assertField(rule.Destination?.Bucket, 'destination bucket');
    const account = rule.Destination?.Account;
    const destination = account === undefined ? { id } : { id, account };
    destinations = flatMapReading(destinations, known =>
      mapReading(isWhole(rule, encryption), whole =>
        // One rule for every object is enough, whatever the others select.
        known.has(id) && !whole
          ? known
          : new Map([...known, [id, whole ? destination : { ...destination, partial: true as const }]]),
      ),
    );
  }
  return flatMapReading(destinations, all => (all.size === 0 ? absent : value([...all.values()])));
}

/** Whether a rule replicates every object: it has no filter, and includes objects encrypted with KMS where those are usual. */
function isWhole(rule: ReplicationRule, encryption: Reading<ServerSideEncryptionByDefault>): Reading<boolean> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- rules of the first version still have it
  const { Filter: filter, Prefix: prefix = '' } = rule;
  const prefixes = [prefix, filter?.Prefix ?? '', filter?.And?.Prefix ?? ''];
  const tags = [...(filter?.Tag === undefined ? [] : [filter.Tag]), ...(filter?.And?.Tags ?? [])];
  if (tags.length > 0 || prefixes.some(one => one !== '')) return value(false);
  if (rule.SourceSelectionCriteria?.SseKmsEncryptedObjects?.Status === 'Enabled') return value(true);
  return mapReading(encryption, ({ SSEAlgorithm: algorithm = '' }) => !algorithm.startsWith('aws:kms'));
}
