import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, byDefault, flag, ifSet, isNew, known, number, orElse, text } from '../../kit/planned.ts';
import { DEFAULT_RECOVERY_DAYS, SERVERLESS_FACETS } from '../services/dynamodb/tables.ts';
import { keyAt } from './key.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { own: { type: 'aws_dynamodb_resource_policy', by: 'resource_arn' } };

export const table: PlannedType = {
  kind: 'database',
  type: 'AWS::DynamoDB::Table',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    ...SERVERLESS_FACETS,
    ...sharedBy(policyOf(resource, context, POLICY), context, 'dynamodb'),
    placement: placementOf(resource, context),
    encryptionAtRest: encryptionOf(resource, context),
    automatedBackups: automatedBackupsOf(resource, context),
    deletionProtection: orElse(flag(resource, 'deletion_protection_enabled'), false),
    scaling: flatMapReading(orElse(text(resource, 'billing_mode'), 'PROVISIONED'), mode =>
      mode === 'PAY_PER_REQUEST'
        ? value({ min: 0, max: 0, desired: 0, automatic: true })
        : unread('unsupported', 'scalable targets are not read from a plan'),
    ),
  }),
};

/** Every table is encrypted; without a named key with one that AWS owns. */
const encryptionOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['encryptionAtRest']> => {
  const name = 'server_side_encryption';
  const blocks = byDefault({ plan: context.plan, resource, path: name }, resource.blocks(name), value([]));
  return flatMapReading(blocks, all =>
    all.length === 0 ? value('provider-managed-key') : keyAt(resource, `${name}.0.kms_key_arn`, context),
  );
};

/** Off where it is not set (AWS, "Point-in-time recovery for DynamoDB"). */
function automatedBackupsOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['automatedBackups']> {
  const name = 'point_in_time_recovery';
  const blocks = byDefault({ plan, resource, path: name }, resource.blocks(name), value([]));
  return flatMapReading(blocks, ([block]): Reading<Facets['automatedBackups']> => {
    if (block === undefined) return absent;
    const days = byDefault({ plan, resource, path: `${name}.0.recovery_period_in_days` }, number(block, 'recovery_period_in_days'), value(DEFAULT_RECOVERY_DAYS)); // prettier-ignore
    return flatMapReading(ifSet(flag(block, 'enabled'), 'enabled'), on =>
      on ? mapReading(days, retentionDays => ({ retentionDays, pointInTimeRecovery: true })) : absent,
    );
  });
}

/** Replicas are blocks of the table, or resources of their own. */
function placementOf(resource: PlannedResource, { plan, region }: PlannedContext): Reading<Facets['placement']> {
  const blocks = byDefault({ plan, resource, path: 'replica' }, resource.blocks('replica'), value([]));
  const own = allAbout(plan, resource, { type: 'aws_dynamodb_table_replica', by: 'global_table_arn' });
  // What exists shows its replicas, whatever made them.
  if (isNew(resource) && own.state === 'unread') return own;
  if (own.state === 'value' && own.value.length > 0) return unread('unsupported', 'the regions of its replicas');
  return flatMapReading(blocks, all =>
    mapReading(allOf(all.map(one => ifSet(text(one, 'region_name'), 'region_name'))), regions => ({
      spread: regions.length > 0 ? 'multi-region' : 'regional',
      locations: [{ region, role: 'primary' }, ...regions.map(one => ({ region: one, role: 'replica' as const }))],
    })),
  );
}
