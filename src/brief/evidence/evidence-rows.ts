import { sortKeys } from '../../lib/sort-keys.ts';
import { sanitizeText, upperFirst } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/inventory.ts';
import type { EvidenceRow } from '../views.ts';
import { accountNames } from '../language/account-names.ts';
import { NOT_IN_PLAN } from '../../model/planned-places.ts';
import { createCallTexts } from './finding-calls.ts';
import { valueText } from './value-text.ts';
import type { FilterKeys } from './evidence-filters.ts';
import { findingText, needLabelIn, reasonText } from '../language/finding-text.ts';
import { resourceName } from '../pages/resource-name.ts';
import { labelled } from '../language/labelled.ts';
import type { Translator } from '../language/translator.ts';

const NAME = 160;
const ID = 300;
const TEXT = 400;
/** Length of a value in the evidence; data files have the complete value. */
const VALUE = 180;
/** Text of an empty cell: screen readers need content in each cell. */
const NOTHING = '–';

export type Rows = (finding: Finding, number: string) => EvidenceRow;

/** Rows of findings. Text from a cloud is truncated and sanitized here; the renderer escapes it. */
export function createRows(words: Translator, assessment: Assessment, keys: FilterKeys): Rows {
  const { coverage } = assessment;
  const accounts = accountNames(assessment);
  const callsOf = createCallTexts(words, coverage);
  const units = new Map((coverage.units ?? []).map(unit => [unit.id, unit]));
  const severities = new Map<string, string>();
  const severityWord = (severity: Finding['severity']): string => {
    const word = severities.get(severity) ?? words.translate(`evidence.severities.${severity}`);
    severities.set(severity, word);
    return word;
  };
  return (given, number) => {
    const finding = accounts.in(given);
    const { resource, exception, evidence } = finding;
    const behind = (evidence?.units ?? []).flatMap(id => units.get(id) ?? []);
    return {
      number,
      finding: finding.id,
      severity: finding.severity,
      severityWord: severityWord(finding.severity),
      keys: keys.of(finding),
      state: stateOf(words, finding),
      name: sanitizeText(resourceName(words, finding), NAME) || NOTHING,
      resource: idText(resource) || NOTHING,
      account: sanitizeText(accounts.both(resource.account), NAME) || NOTHING,
      region: sanitizeText(resource.region, NAME) || NOTHING,
      message: sanitizeText(findingText(words, finding), TEXT) || NOTHING,
      reason: sanitizeText(
        exception === undefined ? whyOf(words, finding) : labelled(words, exception.owner, exception.reason),
        TEXT,
      ),
      values: valuesOf(evidence?.values ?? {}).map(([name, value]) => ({
        name: upperFirst(needLabelIn(words, name)),
        text: sanitizeText(valueText(words, value, name), VALUE),
      })),
      read: readAt(behind),
      calls: callsOf(finding, behind),
    };
  };
}

/** A list of a plan has no id that anybody else knows. */
const idText = ({ id }: Finding['resource']): string => (id.includes(NOT_IN_PLAN) ? '' : sanitizeText(id, ID));

/** Sorted as in the saved file, so that a saved assessment gives the same rows. */
const valuesOf = (values: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(sortKeys(values) as Record<string, unknown>);

function stateOf(words: Translator, { status, exception }: Finding): string {
  if (exception !== undefined) return words.translate('evidence.state.accepted', { date: words.date(exception.until) });
  return status === 'unknown' || status === 'error' ? words.translate(`evidence.state.${status}`) : '';
}

const whyOf = (words: Translator, { reason }: Finding): string =>
  reason === undefined ? '' : reasonText(words, reason);

/** Time of the latest unit, to the second. */
function readAt(units: readonly Unit[]): string {
  const ended = units.reduce((latest, unit) => (unit.ended > latest ? unit.ended : latest), '');
  return sanitizeText(ended.replace(/\.\d+Z$/, 'Z'), 40);
}
