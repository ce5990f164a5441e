import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { assertField } from '../../../kit/response-fields.ts';

type ObjectEvents = NonNullable<Facets['auditLog']['objectEvents']>[number];

/** Resource type of requests to objects in general purpose buckets. */
const OBJECTS = 'AWS::S3::Object';

/** Which requests to objects the event selectors of a trail log. */
export const objectEventsOf = (
  selectors: readonly EventSelector[],
  advanced: readonly AdvancedEventSelector[],
): ObjectEvents[] => [...selectors.flatMap(byResources), ...advanced.flatMap(byFields)];

function byResources({ DataResources: resources = [], ReadWriteType: type }: EventSelector): ObjectEvents[] {
  const events = type === 'ReadOnly' ? 'reads' : type === 'WriteOnly' ? 'writes' : 'all';
  return resources.flatMap(({ Type, Values: prefixes = [] }) =>
    Type === OBJECTS ? prefixes.map(prefix => ({ prefix, except: [], events })) : [],
  );
}

/** All fields of a selector apply together; each lists alternatives. */
function byFields({ FieldSelectors }: AdvancedEventSelector): ObjectEvents[] {
  const fields = assertField(FieldSelectors, 'FieldSelectors');
  const equals = (name: string, wanted: string): boolean =>
    fields.some(({ Field, Equals }) => Field === name && Equals?.includes(wanted) === true);
  if (!equals('eventCategory', 'Data') || !equals('resources.type', OBJECTS)) return [];
  const arns = fields.filter(({ Field }) => Field === 'resources.ARN');
  const others = fields.filter(
    ({ Field }) => !['eventCategory', 'resources.type', 'resources.ARN', 'readOnly'].includes(Field ?? ''),
  );
  const isNarrowed = others.length > 0 || arns.some(isNarrow);
  const events = isNarrowed ? 'some' : readsOrWrites(fields);
  const prefixes = arns.flatMap(({ StartsWith = [], Equals = [] }) => [...StartsWith, ...Equals]);
  const except = arns.flatMap(({ NotStartsWith = [], NotEquals = [] }) => [...NotStartsWith, ...NotEquals]);
  return (prefixes.length === 0 ? [''] : prefixes).map(prefix => ({ prefix, except, events }));
}

/** Whether it chooses single objects: the end of an ARN is the name of one. */
const isNarrow = ({ Equals = [], EndsWith = [], NotEndsWith = [] }: AdvancedFieldSelector): boolean =>
  Equals.length > 0 || EndsWith.length > 0 || NotEndsWith.length > 0;

function readsOrWrites(fields: readonly AdvancedFieldSelector[]): ObjectEvents['events'] {
  const readOnly = fields.filter(({ Field }) => Field === 'readOnly').flatMap(({ Equals = [] }) => Equals);
  const [first] = readOnly;
  return first === undefined || readOnly.length > 1 ? 'all' : first === 'true' ? 'reads' : 'writes';
}
