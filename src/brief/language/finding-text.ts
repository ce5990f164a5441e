import { upperFirst } from '../../lib/text.ts';
import type { Finding, FindingReason, MessageTemplate } from '../../model/finding.ts';
import { needLabel, NEED_LABELS } from '../../model/need-labels.ts';
import { LEFT_OUT } from '../../model/reading.ts';
import { UNREAD_MESSAGES } from '../../model/unread-messages.ts';
import { englishMessages } from './check-messages.ts';
import { nounOf } from './nouns.ts';
import type { Translator } from './translator.ts';
import { labelled } from './labelled.ts';

type Message = Pick<Finding, 'check' | 'message' | 'template'> & {
  readonly resource: Pick<Finding['resource'], 'kind'>;
};

/**
 * The message of a finding in the language of the briefing, from its template. Without a translation (of an extension, of
 * a version 1 assessment) stays in English.
 */
export function findingText(words: Translator, { check, message, template, resource }: Message): string {
  const [source, key = ''] = split(template.key);
  if (words.language === 'en') return withDates(words, message, template);
  if (source === 'unread') return unreadText(words, key, template, resource) ?? message;
  const english = source === 'messages' ? englishMessages().get(check)?.[key] : undefined;
  if (english === undefined) return withDates(words, message, template);
  const data = Object.fromEntries(Object.entries(template.data).map(([name, value]) => [name, isDate(name, value) ? words.date(value) : value])); // prettier-ignore
  return words.fill(`checks.${check}.messages.${key}`, english, data);
}

/** Data files have dates as 2026-11-30, and readers as they write them. */
const withDates = (words: Translator, message: string, { data }: MessageTemplate): string =>
  Object.entries(data).reduce(
    (text, [name, value]) => (isDate(name, value) ? text.replaceAll(value, words.date(value)) : text),
    message,
  );

/** A name may look like a date, and stays as it is. */
const isDate = (name: string, value: string | number): value is string =>
  name !== 'name' && typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));

const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/;

const split = (key: string): readonly string[] => {
  const dot = key.indexOf('.');
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)];
};

/** A message of the engine, with the kind of a list or the label of a facet or fact. */
function unreadText(
  words: Translator,
  key: string,
  { data }: MessageTemplate,
  { kind }: Message['resource'],
): string | undefined {
  const english = (UNREAD_MESSAGES as Readonly<Record<string, string>>)[key];
  if (english === undefined) return undefined;
  const { need } = data;
  return words.fill(`unread.${key}`, english, {
    ...data,
    kind: upperFirst(nounOf(words, [kind], 2)),
    ...(need === undefined ? {} : { need: needLabelIn(words, String(need)) }),
  });
}

/** The label of a facet or fact. */
export const needLabelIn = (words: Translator, need: string): string =>
  need in NEED_LABELS ? words.translateText(`needs.${need}`, needLabel(need)) : needLabel(need);

/** Why a finding is unknown: the label of the code, then the text of the provider. */
export function reasonText(words: Translator, { code, detail }: FindingReason): string {
  const word = code === 'error' ? '' : words.translate(`evidence.unread.${code}`);
  const shown = OWN_WORDS.has(code) && words.language !== 'en' ? regionsIn(detail) : (detail ?? '');
  return word === '' || shown === '' ? word + shown : labelled(words, word, shown);
}

/** Names of regions are the same in every language. */
const regionsIn = (detail = ''): string => (detail.startsWith(LEFT_OUT) ? detail.slice(LEFT_OUT.length) : '');

/** Their detail is English of ours, and repeats what the finding says; that of the others is the provider's answer. */
const OWN_WORDS: ReadonlySet<FindingReason['code']> = new Set(['not-collected', 'unsupported']);
