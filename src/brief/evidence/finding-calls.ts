import { sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/inventory.ts';
import { labelled } from '../language/labelled.ts';
import type { Translator } from '../language/translator.ts';
import { namesType } from './call-of-type.ts';

const CALLS = 4;
const NAME = 160;

type Call = Unit['calls'][number];

/**
 * The calls behind a finding: successful ones, those first that decide the values, then the one that lists resources of that
 * type. For an unknown finding those that made it unknown, and no other that was refused beside them.
 */
export function createCallTexts(
  words: Translator,
  coverage: Assessment['coverage'],
): (finding: Finding, units: readonly Unit[]) => string {
  const unread = Map.groupBy(coverage.unread, ({ account, call }) => `${account} ${call}`);
  return (finding, units) => {
    const { reason, resource } = finding;
    const asked = askedFor(finding, units);
    if (finding.status !== 'unknown') {
      const answered = asked.filter(({ count, refused }) => count > refused);
      return listText(words, operations(answered.length === 0 ? asked : answered));
    }
    // The reason begins with the list that was refused, perhaps one of another place.
    const named = reason?.detail?.split(': ')[0] ?? '';
    const regions = (unread.get(`${resource.account} ${named}`) ?? []).map(({ region }) => region);
    if (regions.length > 0) return listText(words, [regions.includes(resource.region) ? named : `${named} (${regions.join(', ')})`]); // prettier-ignore
    return listText(words, reason?.code === 'not-collected' ? [] : operations(refusedFor(finding, asked)));
  };
}

/** What an unknown finding lacks, where it is one facet or fact. */
const missing = ({ template: { key, data } }: Finding): string | undefined =>
  key === 'unread.need' ? String(data['need']) : undefined;

function askedFor(finding: Finding, units: readonly Unit[]): readonly Call[] {
  const { evidence, resource } = finding;
  const need = missing(finding);
  const isDeciding = ({ decides = [] }: Call): boolean =>
    decides.some(facet => facet === need || Object.hasOwn(evidence?.values ?? {}, facet));
  const isLister = ({ operation }: Call): boolean => namesType(operation, resource.type);
  const rank = (call: Call): number => (isDeciding(call) ? 0 : 2) + (isLister(call) ? 0 : 1);
  // Of a unit that lists something else, only what decides says anything of this resource.
  return units
    .flatMap(({ calls }) => (calls.some(isDeciding) && !calls.some(isLister) ? calls.filter(isDeciding) : calls))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The refused calls that decide what is missing, else those that may; where none was, what was asked for it. */
function refusedFor(finding: Finding, asked: readonly Call[]): readonly Call[] {
  const need = missing(finding);
  const decides = (call: Call): boolean => need !== undefined && call.decides?.includes(need) === true;
  // A call that decides other facets is the cause of their gaps only.
  const possible = asked.filter(call => decides(call) || call.decides === undefined);
  const refused = possible.filter(call => call.refused > 0);
  const sure = refused.filter(decides);
  return [sure, refused, possible].find(calls => calls.length > 0) ?? [];
}

const operations = (calls: readonly Call[]): readonly string[] => calls.map(({ operation }) => operation);

function listText(words: Translator, calls: readonly string[]): string {
  const names = [...new Set(calls.map(call => sanitizeText(call, NAME)))];
  const byService = Map.groupBy(names.slice(0, CALLS), name => name.split(':')[0] ?? '');
  const shown = words.apart(
    [...byService].map(([service, some]) =>
      labelled(words, service, some.map(call => call.slice(service.length + 1)).join(', ')),
    ),
  );
  const rest = names.length - CALLS;
  return rest > 0 ? words.translate('evidence.more', { shown, n: rest }) : shown;
}
