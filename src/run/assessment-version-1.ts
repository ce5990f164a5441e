import { UNREAD_REASONS } from '../model/reading.ts';
import { kindOf } from '../inventory/version-1.ts';
import { RENAMED_PRACTICES } from '../model/vocabulary/practices.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TOPICS: ReadonlyMap<unknown, string> = new Map(RENAMED_PRACTICES.map(({ old, name }) => [old, name]));

const each = (list: unknown, change: (one: Json) => unknown): unknown =>
  Array.isArray(list) ? list.map((one: unknown) => (isObject(one) ? change(one) : one)) : list;

/** The object with renamed members; missing ones are left out. */
function renamed(object: Json, names: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [names[key] ?? key, value]));
}

export const isVersion1 = (assessment: unknown): assessment is Json =>
  isObject(assessment) && assessment['schemaVersion'] === 1;

/**
 * Translates a version 1 assessment into the names of version 2. Check ids stay: they are aliases, see
 * `withCurrentCheckIds`. Its findings keep their English messages, because they have no template.
 */
export function upgradeAssessment(assessment: Json): unknown {
  const { places, limits, coverage, trend, checks, findings, ...rest } = assessment;
  return {
    ...rest,
    schemaVersion: 2,
    coverage: isObject(coverage) ? upgradeCoverage(coverage) : coverage,
    ...(isObject(places) ? { locations: upgradeLocations(places) } : {}),
    ...(limits === undefined ? {} : { checkParameters: limits }),
    checks: each(checks, upgradeTally),
    findings: each(findings, upgradeFinding),
    ...(isObject(trend) ? { trend: upgradeTrend(trend) } : {}),
  };
}

const upgradeCoverage = (coverage: Json): Json => ({
  ...coverage,
  unread: each(coverage['unread'], line => renamed(line, { grants: 'permissions' })),
  ...(isObject(coverage['byKind'])
    ? {
        byKind: Object.fromEntries(
          Object.entries(coverage['byKind']).map(([kind, count]) => [kindOf(kind, ''), count]),
        ),
      }
    : {}),
  unanswered: each(coverage['unanswered'], one => ({ ...one, topic: TOPICS.get(one['topic']) ?? one['topic'] })),
});

const upgradeLocations = (places: Json): Json => ({
  ...renamed(places, { copies: 'backups', away: 'crossRegion' }),
  rows: each(places['rows'], row => renamed(row, { copies: 'backups' })),
});

/** Version 1 has no `name` of a check; the fail title is the closest. */
const upgradeTally = (tally: Json): Json => ({
  name: tally['failTitle'],
  ...tally,
  ...(Array.isArray(tally['kinds'])
    ? { kinds: [...new Set(tally['kinds'].map((kind: unknown) => kindOf(kind, '')))] }
    : {}),
});

const CODE = new RegExp(`^(${UNREAD_REASONS.join('|')})(?:: (.*))?$`, 's');

function upgradeReason(reason: unknown): Json {
  const text = typeof reason === 'string' ? reason : '';
  const [, code, detail] = CODE.exec(text) ?? [];
  if (code === undefined) return { code: 'error', detail: text };
  return detail === undefined ? { code } : { code, detail };
}

function upgradeFinding(finding: Json): Json {
  const { reason, resource, ...rest } = finding;
  const head = isObject(resource) ? resource : {};
  const kind = kindOf(head['kind'], head['type'] === '' ? head['id'] : head['type']);
  return {
    ...rest,
    scope: head['type'] === '' && head['name'] === `all of kind ${String(head['kind'])}` ? 'list' : 'resource',
    template: { key: 'text', data: {} },
    ...(reason === undefined ? {} : { reason: upgradeReason(reason) }),
    resource: { ...(kind === 'practice' ? upgradePractice(head) : head), kind },
  };
}

/** A topic of the interview is the slot of its resource, and a part of the id: `practice/<topic>[/<workload>]`. */
function upgradePractice(resource: Json): Json {
  const topic = TOPICS.get(resource['slot']);
  if (topic === undefined || typeof resource['id'] !== 'string') return resource;
  const [prefix = '', , ...workload] = resource['id'].split('/');
  return { ...resource, id: [prefix, topic, ...workload].join('/'), slot: topic };
}

const upgradeTrend = (trend: Json): Json => ({
  ...renamed(trend, { gone: 'resolvedHistory' }),
  overall: upgradeChange(trend['overall']),
  questions: isObject(trend['questions'])
    ? Object.fromEntries(Object.entries(trend['questions']).map(([slug, change]) => [slug, upgradeChange(change)]))
    : trend['questions'],
  findings: isObject(trend['findings'])
    ? renamed(trend['findings'], { lostSight: 'lostVisibility', clearedUp: 'resolvedUnknown' })
    : trend['findings'],
});

function upgradeChange(change: unknown): unknown {
  if (!isObject(change) || !isObject(change['reason'])) return change;
  const { reason } = change;
  const values = isObject(reason['values'])
    ? renamed(reason['values'], { lostSight: 'lostVisibility', clearedUp: 'resolvedUnknown' })
    : reason['values'];
  return {
    ...change,
    reason: { ...reason, values, key: reason['key'] === 'lostSight' ? 'lostVisibility' : reason['key'] },
  };
}
