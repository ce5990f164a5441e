import { issueLines, type ValueSource } from '../config/issue-lines.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import { unknownName } from './select-checks.ts';

type Given = Readonly<Record<string, unknown>>;
type Configured = Pick<LoadedConfig, 'config' | 'placeOf'>;

/**
 * Parameters of checks under their current ids and names, aliases resolved. Throws `CB_UNKNOWN_CHECK` for an unknown check
 * and `CB_CONFIG` for an invalid parameter or a check that appears twice, with the position in the file.
 */
export function resolveParameters(checks: readonly Check[], { config, placeOf }: Configured): Record<string, Given> {
  const byName = new Map(checks.flatMap(check => [check.id, ...(check.aliases ?? [])].map(id => [id, check] as const)));
  const resolved: Record<string, Given> = {};
  for (const [name, given] of Object.entries(config.checks ?? {})) {
    const place = placeOf(['checks', name]);
    const check = byName.get(name);
    if (check === undefined) throw unknownName('check', name, byName.keys(), 'cloudbrief checks list', `${place}: `);
    if (Object.hasOwn(resolved, check.id))
      throw invalid(check.id, `${place}: ${check.id} is also configured under a former id.`);
    if (check.params === undefined) throw invalid(check.id, `${place}: ${check.id} takes no parameters.`);
    resolved[check.id] = parametersOf(check, given, { under: ['checks', name], placeOf });
  }
  return resolved;
}

type Position = Required<Pick<ValueSource, 'under' | 'placeOf'>>;

/** Parameters under their current names. */
function parametersOf({ id, params, paramAliases = {} }: Check, given: Given, position: Position): Given {
  const renamed = Object.fromEntries(Object.entries(given).map(([key, value]) => [paramAliases[key] ?? key, value]));
  const error = params?.safeParse(renamed).error;
  if (params === undefined || error === undefined) return renamed;
  const asGiven = (key: PropertyKey): PropertyKey => Object.keys(given).find(old => paramAliases[old] === key) ?? key;
  const source = { ...position, schema: params, valueAt: ([key = '']: readonly PropertyKey[]) => given[String(key)] };
  const lines = error.issues.flatMap(issue => issueLines(source, { ...issue, path: issue.path.map(asGiven) }));
  throw invalid(id, lines.join('\n'));
}

const invalid = (id: string, text: string): CloudbriefError =>
  new CloudbriefError('CB_CONFIG', text, `\`cloudbrief checks show ${id}\` lists its parameters.`);
