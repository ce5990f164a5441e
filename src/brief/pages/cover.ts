import { partText } from '../language/part-text.ts';
import { upperFirst } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { isExtensionName } from '../../model/extension-names.ts';
import { PROVIDERS } from '../../model/kinds.ts';
import { sanitizeText } from '../../lib/text.ts';
import type { Cover } from '../views.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';

const LONGEST_NAME = 120;

/** Untrusted client data, sanitized for one line. */
export const clientText = (text: string | undefined, longest = LONGEST_NAME): string =>
  sanitizeText(text ?? '', longest);

export function cover(words: Translator, assessment: Assessment, state: State): Cover {
  const { client, snapshot } = assessment;
  const optional = (key: string, text: string | undefined) =>
    clientText(text) === '' ? [] : [{ term: words.translate(`cover.${key}`), text: clientText(text) }];
  return {
    kicker: assessment.whatIf === undefined ? words.translate('cover.kicker') : words.translate('whatIf.kicker'),
    title: words.translate('cover.title'),
    who: [clientText(client.name), clientText(client.period)].filter(text => text !== '').join(' · '),
    lines: [
      { term: words.translate('cover.asOf'), text: words.moment(snapshot.ended) },
      ...(assessment.whatIf === undefined
        ? []
        : [{ term: words.translate('whatIf.term'), text: whatIfText(words, assessment.whatIf) }]),
      ...optional('version', client.version),
      { term: words.translate('cover.lookedAt'), text: scope(words, assessment, state) },
      ...optional('preparedFor', client.preparedFor),
      ...optional('preparedBy', client.preparedBy),
      ...optional('contact', client.contact),
      ...(client.counsel === undefined
        ? []
        : [{ term: words.translate('cover.note'), text: words.translate('cover.counsel') }]),
      ...(client.destroyOn === undefined
        ? []
        : [{ term: words.translate('cover.destroyOn'), text: words.date(client.destroyOn) }]),
    ],
  };
}

/** What is supposed, and of how many resources. */
const whatIfText = (words: Translator, whatIf: NonNullable<Assessment['whatIf']>): string =>
  whatIf
    .map(({ check, action, fixed }) =>
      words.translate('whatIf.action', { action: words.translateText(`checks.${check}.action`, action), n: fixed }),
    )
    .join(' ');

/** How many accounts, and how much of what matters could be checked. */
export function scope(words: Translator, assessment: Assessment, state: State): string {
  const { coverage, targets, selection } = assessment;
  const checked =
    selection !== undefined
      ? upperFirst(`${partText(words, 'document.part', selection)}.`)
      : state === 'empty'
        ? words.translate('cover.nothing')
        : words.translate('cover.checked', { percent: words.percent(coverage.confidence) });
  if (targets.length === 0) return words.translate('cover.nowhere', { checked });
  return words.translate('cover.scope', {
    accounts: accountsText(words, assessment),
    regions: coverage.regions,
    checked,
  });
}

/** "2 AWS accounts, 1 Azure subscription": counted, never named. */
export function accountsText(words: Translator, { targets }: Assessment): string {
  const keys = targets.map(({ provider }) => (isExtensionName(provider) ? 'any' : provider));
  return PROVIDERS.map(provider => ({ provider, n: keys.filter(key => key === provider).length }))
    .filter(({ n }) => n > 0)
    .map(({ provider, n }) => words.translate(`accounts.${provider}`, { n }))
    .join(', ');
}
