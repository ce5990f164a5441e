import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { flatMapReading, mapReading, type Reading } from '../../../model/reading.ts';
import { allOf, flag, known, orElse, text, texts } from '../../kit/planned.ts';
import { objectEventsOf } from '../services/cloudtrail/data-events.ts';
import { logsChanges } from '../services/cloudtrail/management-events.ts';

export const trail: PlannedType = {
  kind: 'audit-log',
  type: 'AWS::CloudTrail::Trail',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: resource => ({ auditLog: auditLogOf(resource) }),
};

/** Defaults of Terraform, which sends all of these. */
function auditLogOf(resource: PlannedResource): Reading<Facets['auditLog']> {
  const flags = allOf([
    orElse(flag(resource, 'is_multi_region_trail'), false),
    orElse(flag(resource, 'is_organization_trail'), false),
    orElse(flag(resource, 'enable_logging'), true),
    orElse(flag(resource, 'enable_log_file_validation'), false),
  ]);
  const bucket = known(resource, 's3_bucket_name');
  return flatMapReading(
    flags,
    ([multiRegion = false, organization = false, logging = false, logFileValidation = false]) =>
      mapReading(eventsOf(resource), events => ({
        multiRegion,
        organization,
        logging,
        logFileValidation,
        ...events,
        ...(bucket === undefined ? {} : { bucket }),
      })),
  );
}

type Events = Pick<Facets['auditLog'], 'managementEvents' | 'objectEvents'>;

/** Without selectors a trail logs all management events and no others. */
const eventsOf = (resource: PlannedResource): Reading<Events> =>
  flatMapReading(selectorsIn(resource, 'event_selector', selectorOf), basic =>
    mapReading(selectorsIn(resource, 'advanced_event_selector', advancedOf), (advanced): Events => {
      if (basic.length === 0 && advanced.length === 0) return { managementEvents: true };
      const objectEvents = objectEventsOf(basic, advanced);
      return {
        managementEvents: logsChanges(basic, advanced),
        ...(objectEvents.length === 0 ? {} : { objectEvents }),
      };
    }),
  );

const selectorsIn = <T>(
  resource: PlannedResource,
  path: string,
  of: (block: PlannedBlock) => Reading<T>,
): Reading<readonly T[]> => flatMapReading(orElse(resource.blocks(path), []), blocks => allOf(blocks.map(of)));

function selectorOf(block: PlannedBlock): Reading<EventSelector> {
  const DataResources = flatMapReading(orElse(block.blocks('data_resource'), []), all =>
    allOf(all.map(one => flatMapReading(text(one, 'type'), Type => mapReading(texts(one, 'values'), Values => ({ Type, Values: [...Values] }))))),
  ); // prettier-ignore
  return flatMapReading(orElse(flag(block, 'include_management_events'), true), IncludeManagementEvents =>
    flatMapReading(orElse(text(block, 'read_write_type'), 'All'), type =>
      mapReading(DataResources, resources => ({
        IncludeManagementEvents,
        ReadWriteType: type as NonNullable<EventSelector['ReadWriteType']>,
        DataResources: [...resources],
      })),
    ),
  );
}

const OPERATORS = {
  equals: 'Equals',
  not_equals: 'NotEquals',
  starts_with: 'StartsWith',
  not_starts_with: 'NotStartsWith',
  ends_with: 'EndsWith',
  not_ends_with: 'NotEndsWith',
} as const;

const advancedOf = (block: PlannedBlock): Reading<AdvancedEventSelector> =>
  flatMapReading(orElse(block.blocks('field_selector'), []), fields =>
    mapReading(allOf(fields.map(fieldOf)), FieldSelectors => ({ FieldSelectors: [...FieldSelectors] })),
  );

const fieldOf = (block: PlannedBlock): Reading<AdvancedFieldSelector> =>
  flatMapReading(text(block, 'field'), Field =>
    mapReading(
      allOf(
        Object.entries(OPERATORS).map(([path, name]) =>
          mapReading(orElse(texts(block, path), []), values => [name, [...values]] as const),
        ),
      ),
      found => ({ Field, ...Object.fromEntries(found.filter(([, values]) => values.length > 0)) }),
    ),
  );
