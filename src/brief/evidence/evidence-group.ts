import type { CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { EvidenceGroup, EvidenceOptions } from '../views.ts';
import type { AccountNames } from '../language/account-names.ts';
import { evidenceRecipes, rowCommands } from './evidence-recipes.ts';
import type { Rows } from './evidence-rows.ts';
import type { Translator } from '../language/translator.ts';

const FIRST = 5;

interface Found {
  readonly tally: CheckTally;
  readonly findings: readonly Finding[];
  /** The most severe rows. */
  readonly shown: readonly Finding[];
}

interface GroupOptions extends Pick<EvidenceOptions, 'checks' | 'frameworks'> {
  readonly rows: Rows;
  readonly accounts: AccountNames;
}

/** Findings of a check with its remediation: recipes for the types that failed, controls by framework. */
export function evidenceGroup(
  words: Translator,
  { tally, findings, shown }: Found,
  { rows, accounts, checks, frameworks }: GroupOptions,
): EvidenceGroup {
  const notes = checks.get(tally.id);
  const id = tally.evidence ?? tally.id;
  const listed = shown.map((finding, index) => ({
    ...rows(finding, `${id}.${String(index + 1)}`),
    commands: rowCommands(notes?.remedy, finding),
  }));
  return {
    id,
    check: tally.id,
    // One line for engineers, which is English only.
    name: words.language === 'en' ? (notes?.name ?? '') : '',
    title: tally.failTitle,
    counts: countsOf(words, findings),
    action: notes === undefined ? '' : words.translateText(`checks.${tally.id}.action`, notes.remedy.action),
    recipes: notes === undefined ? [] : evidenceRecipes(words, notes.remedy, shown, accounts),
    controls: Object.entries(notes?.controls ?? {}).map(([key, ids]) => ({
      framework: frameworks.get(key) ?? key,
      ids: ids.join(', '),
    })),
    rows: listed,
    first: listed.slice(0, FIRST),
    all: words.translate('evidence.openAll', { id }),
    shown:
      shown.length < findings.length
        ? words.translate('evidence.groupTop', { shown: shown.length, n: findings.length })
        : '',
  };
}

function countsOf(words: Translator, findings: readonly Finding[]): string {
  const accepted = findings.filter(({ exception }) => exception !== undefined).length;
  const open = findings.filter(({ exception }) => exception === undefined);
  const fail = open.filter(({ status }) => status === 'fail').length;
  const unseen = open.length - fail;
  return words
    .translate('evidence.counts', { fail, unseen, accepted, both: fail > 0 && unseen > 0 ? 'yes' : 'no' })
    .replace(/^, /, '');
}
