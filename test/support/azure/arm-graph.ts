import { isAllowed, refuse, send, type ArmFixture, type ArmFixtureResponse } from './arm-fixture.ts';

const QUERY =
  /^(\w+) \| where type in~ \(((?:'[\w./-]+'(?:, )?)+)\)(?: \| (?:extend|summarize) [^|]+)* \| project [\w, ]+ \| order by id asc$/;
/** Types in other tables of Resource Graph than `resources`. */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/^microsoft\.resources\/subscriptions$/, 'resourcecontainers'],
  [/^microsoft\.(recoveryservices|dataprotection)\/(vaults|backupvaults)\/.+/, 'recoveryservicesresources'],
  [/^microsoft\.authorization\/(roleassignments|roledefinitions)/, 'authorizationresources'],
  [/^microsoft\.authorization\/policyassignments|^microsoft\.policyinsights\//, 'policyresources'],
  [/^microsoft\.security\//, 'securityresources'],
  [/^microsoft\.advisor\//, 'advisorresources'],
  [/^microsoft\.resourcehealth\//, 'servicehealthresources'],
  [/^microsoft\.resources\/changes$/, 'resourcechanges'],
  [/^microsoft\.support\//, 'supportresources'],
];

export interface GraphRequest {
  readonly subscriptions?: readonly string[];
  readonly query?: string;
  readonly options?: { readonly $top?: number; readonly $skipToken?: string };
}

/** Answers queries of the collectors' form. Silently omits what the identity may not read, as Azure does. */
export function answerGraph(
  { subscriptions = [], query = '', options = {} }: GraphRequest,
  fixture: ArmFixture,
): ArmFixtureResponse {
  const [, table = '', names = ''] = QUERY.exec(query) ?? [];
  if (table === '') {
    return refuse(400, 'BadRequest', `The query is invalid: ${query}`);
  }
  if (subscriptions.length > 300) {
    return refuse(400, 'BadRequest', 'Too many subscriptions.');
  }
  const expected = [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const tableOf = (type: string): string => TABLES.find(([pattern]) => pattern.test(type))?.[1] ?? 'resources';
  const rows = (fixture.resources ?? [])
    .filter(({ id, type }) => {
      const lower = type.toLowerCase();
      const subscription = id.split('/')[2]?.toLowerCase() ?? '';
      return (
        expected.includes(lower) &&
        tableOf(lower) === table.toLowerCase() &&
        subscriptions.includes(subscription) &&
        isAllowed(fixture, subscription, `${lower}/read`) &&
        !(fixture.unregistered ?? []).some(name => lower.startsWith(`${name.toLowerCase()}/`))
      );
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const size = Math.min(options.$top ?? 1000, fixture.page ?? 1000);
  const at = Number(options.$skipToken ?? 0);
  const data = rows
    .slice(at, at + size)
    .map(row => ({ name: row.id.split('/').at(-1), ...row, type: row.type.toLowerCase() }));
  return send(
    {
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: 'false',
      ...(at + size < rows.length ? { $skipToken: String(at + size) } : {}),
    },
    {
      'x-ms-user-quota-remaining': fixture.quota?.remaining ?? '14',
      'x-ms-user-quota-resets-after': fixture.quota?.resetsAfter ?? '00:00:05',
    },
  );
}
