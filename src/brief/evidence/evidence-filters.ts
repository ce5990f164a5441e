import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { accountNames, type AccountNames } from '../language/account-names.ts';
import type { Translator } from '../language/translator.ts';
import type { Evidence, EvidenceFilter, EvidenceRowKeys } from '../views.ts';

const NAME = 80;
const NO_WORKLOAD = 'none';
const NO_OWNER = 'none';

/** The values by which a row is filtered: names are untrusted text, so each has a key. */
export interface FilterKeys {
  readonly of: (finding: Finding) => EvidenceRowKeys;
  /** Key by name. */
  readonly workloads: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, string>;
  readonly accountNames: AccountNames;
}

export function createFilterKeys(assessment: Assessment): FilterKeys {
  const { findings, workloads: known } = assessment;
  const ownerOf = new Map(known.flatMap(({ name, owner }) => (owner === undefined ? [] : [[name, owner] as const])));
  const workloads = keysBy('w', findings.flatMap(({ resource }) => resource.workload ?? [])); // prettier-ignore
  const accounts = keysBy('a', findings.map(({ resource }) => resource.account)); // prettier-ignore
  const owners = keysBy('o', [...workloads.keys()].flatMap(name => ownerOf.get(name) ?? [])); // prettier-ignore
  return {
    of: ({ resource: { workload = '', account } }) => ({
      workload: workloads.get(workload) ?? NO_WORKLOAD,
      account: accounts.get(account) ?? '',
      owner: owners.get(ownerOf.get(workload) ?? '') ?? NO_OWNER,
    }),
    workloads,
    accounts,
    owners,
    accountNames: accountNames(assessment),
  };
}

const keysBy = (prefix: string, names: readonly string[]): Map<string, string> =>
  new Map([...new Set(names)].sort(compareText).map((name, index) => [name, `${prefix}${String(index + 1)}`]));

/** The filters, with the number of rows that each option shows; without those that have one option only. */
export function evidenceFilters(
  words: Translator,
  keys: FilterKeys,
  chapters: Evidence['chapters'],
): Evidence['filters'] {
  const say = (key: string, given?: Readonly<Record<string, number>>): string =>
    words.translate(`evidence.${key}`, given);
  const rows = chapters.flatMap(({ question, groups }) => groups.flatMap(group => group.rows.map(row => ({ ...row, question })))); // prettier-ignore
  const filter = (name: EvidenceFilter['name'], named: readonly (readonly [value: string, text: string])[]): EvidenceFilter => ({
    name,
    label: say(name),
    options: named.flatMap(([value, text]) => {
      const count = rows.filter(row => (name === 'question' || name === 'severity' ? row[name] : row.keys[name]) === value).length;
      return count === 0 ? [] : [{ value, text: `${text} (${words.number(count)})` }];
    }),
  }); // prettier-ignore
  const byKey = (map: ReadonlyMap<string, string>, label = (name: string): string => name): [string, string][] =>
    [...map].map(([name, key]) => [key, sanitizeText(label(name), NAME) || '–']);
  return {
    title: say('filter'),
    all: say('every'),
    reset: say('reset'),
    none: say('noMatch'),
    search: say('search'),
    count: say('filtered', { n: rows.length }),
    fields: [
      filter('question', chapters.map(({ question, number, title }) => [question, `${number} ${title}`])),
      filter('severity', SEVERITIES.map(value => [value, say(`severities.${value}`)])),
      filter('workload', [...byKey(keys.workloads), [NO_WORKLOAD, say('noWorkload')]]),
      filter('account', byKey(keys.accounts, keys.accountNames.both)),
      filter('owner', [...byKey(keys.owners), [NO_OWNER, say('noOwner')]]),
    ].filter(({ options }) => options.length > 1),
  }; // prettier-ignore
}
