import table from '../../../../../data/database-support.json' with { type: 'json' };
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { isEnumValue } from '../../enum-value.ts';
import { POSTGRESQL_SERVERS } from '../../resource-types.ts';
import type { ArmType } from '../../client/arm.ts';

type Support = Reading<Facets['versionSupport']>;

const POSTGRESQL = new Map(Object.entries(table.azure.postgresql));
const RETIRED = new Map(Object.entries(table.azure.retired));
const OLDEST = Math.min(...[...POSTGRESQL.keys()].map(Number));

const endOn = (version: string, day: string): Support =>
  value({ version, endOfStandardSupport: `${day}T00:00:00.000Z` });

/** Of a flexible server. Older versions ended no later than the oldest of the table; the end of a newer one is not known here. */
export function engineSupportOf({ type }: ArmType, version: string | null | undefined): Support {
  if (!isEnumValue(type, POSTGRESQL_SERVERS.type)) return unread('not-collected', 'the end of support of MySQL');
  if (version === undefined || version === null) return requireField<Facets['versionSupport']>(undefined, 'version');
  const end = POSTGRESQL.get(String(Math.max(Math.trunc(Number(version)), OLDEST)));
  return end === undefined
    ? unread('not-collected', `the end of support of PostgreSQL ${version}`)
    : endOn(version, end);
}

/** Of a service that Microsoft retired, whatever the version of its engine. */
export function retirementOf({ type }: ArmType, version: string | null | undefined): Support {
  const end = RETIRED.get(type.toLowerCase());
  return end === undefined ? unread('not-collected', type) : endOn(version ?? 'Single Server', end);
}
