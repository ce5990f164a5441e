import { CLOUD_TITLES } from '../../model/kinds.ts';
import { labelled } from '../language/labelled.ts';
import type { Translator } from '../language/translator.ts';

/** What a user or the provider names: never a word of ours, though it may look like one. */
const NAMES: ReadonlySet<string> = new Set(
  'account accounts applications bucket by clientApplications detail domains evidence firewall firewallName firewalls gateways id image logGroup name names network plaintextSecrets pool poolId prefix principal principals resource resources server servers sharedWith sources subnet targets topics tool user users vault who workloadIdentity'.split(
    ' ',
  ),
);

/** A timestamp or a day as data files have them. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/;

/**
 * A value that decided a finding, for readers: fields and values that we name are words of the language, dates are written
 * as in the language. Data files have the value itself.
 */
export function valueText(words: Translator, value: unknown, field: string): string {
  if (value === null || isEmpty(value)) return words.translate('evidence.none');
  if (Array.isArray(value)) {
    const parts = value.map(part => nested(words, part, field));
    return value.some(part => typeof part === 'object') ? words.apart(parts) : parts.join(', ');
  }
  if (typeof value === 'object') return fieldsOf(words, value);
  return typeof value === 'string' ? wordOf(words, value, field) : plain(words, value);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function nested(words: Translator, value: unknown, field: string): string {
  if (value === null || value === '') return '–';
  if (isEmpty(value)) return words.translate('values.none');
  const text = valueText(words, value, field);
  return typeof value === 'object' && !Array.isArray(value) ? `(${text})` : text;
}

/** `immutability: none, taken: 21 November 2026, 02:00 UTC` */
const fieldsOf = (words: Translator, value: object): string =>
  Object.entries(value)
    .map(([name, part]) => {
      const listed = Array.isArray(part) && part.length > 1 && !part.some(one => typeof one === 'object');
      const text = nested(words, part, name);
      return labelled(words, label(words, name), listed ? `(${text})` : text);
    })
    .join(', ');

function wordOf(words: Translator, text: string, field: string): string {
  if (NAMES.has(field)) return text;
  if (Object.hasOwn(CLOUD_TITLES, text)) return CLOUD_TITLES[text as keyof typeof CLOUD_TITLES];
  if (DATE.test(text)) return text.includes('T') ? words.moment(text) : words.date(text);
  return words.has(`values.${text}`) ? words.translate(`values.${text}`) : text;
}

const plain = (words: Translator, value: unknown): string =>
  typeof value === 'boolean' ? words.translate(`values.${value ? 'yes' : 'no'}`) : JSON.stringify(value);

/** A field of ours by its word; one of an extension in words: `ownerTag`, owner tag. */
const label = (words: Translator, name: string): string =>
  words.has(`values.${name}`)
    ? words.translate(`values.${name}`)
    : name.replaceAll(/(?<=[a-z\d])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
