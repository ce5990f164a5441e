import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import type { Language } from '../../model/language.ts';
import { topicLabel, practices } from '../../model/practice.ts';
import { NEED_LABELS } from '../../model/need-labels.ts';
import { QUESTIONS } from '../../model/question.ts';
import { REMEDY_EDITS } from '../../model/remedy-edits.ts';
import { REMEDY_LABELS, REMEDY_NOTES } from '../../model/remedy-notes.ts';
import { STEP_TEXT, SURVIVAL_TEXT } from '../../model/survival-text.ts';
import { UNREAD_MESSAGES } from '../../model/unread-messages.ts';

/** Texts by dotted key, in the order of their file. */
export type Texts = ReadonlyMap<string, string>;

/** A translation with the hash of its English source. */
export interface Translation {
  readonly source: string;
  readonly text: string;
}

/** English files in `data/messages/en`. Keys of all but the first begin with the file name. */
export const ENGLISH_FILES = ['briefing', 'risks', 'incidents', 'cases', 'trend', 'survival', 'values'] as const;

/** Translation files: the same, and six more for texts whose English is in the code. */
export const TRANSLATED_FILES = [
  ...ENGLISH_FILES,
  'questions',
  'practices',
  'needs',
  'unread',
  'remedies',
  'checks',
] as const;
export type MessageFile = (typeof TRANSLATED_FILES)[number];

/** Prefix of the keys of a file in the catalogue. */
export const prefixOf = (file: MessageFile): string => (file === 'briefing' ? '' : `${file}.`);

/** Hash of an English text, by which stale translations are detected. */
export const sourceMark = (english: string): string => hash('sha256', english, 'hex').slice(0, 8);

export const messagePath = (root: string, language: Language, file: MessageFile): string =>
  join(root, 'data', 'messages', language, `${file}.json`);

type Node = string | readonly Node[] | { readonly [key: string]: Node };

/** The English texts of one file, without its prefix; lists by number. */
export function englishFile(root: string, file: MessageFile): Texts {
  if (file === 'questions')
    return new Map(QUESTIONS.flatMap(({ slug, asks, tile }) => [[`${slug}.asks`, asks], [`${slug}.tile`, tile]])); // prettier-ignore
  if (file === 'practices')
    return new Map(practices.flatMap(({ topic, asks }) => [[topic, asks], [`${topic}.name`, topicLabel(topic)]])); // prettier-ignore
  if (file === 'needs') return new Map(Object.entries(NEED_LABELS));
  if (file === 'unread') return new Map(Object.entries(UNREAD_MESSAGES));
  if (file === 'remedies')
    return new Map([
      ...Object.entries(REMEDY_LABELS).map(([key, text]) => [`labels.${key}`, text] as const),
      ...Object.entries(REMEDY_NOTES).map(([key, text]) => [`notes.${key}`, text] as const),
      ...Object.entries(REMEDY_EDITS).map(([key, text]) => [`edits.${key}`, text] as const),
    ]);
  if (file === 'checks') return new Map();
  const own = flat(readJson(messagePath(root, 'en', file)) as Node, '');
  return new Map(file === 'survival' ? [...own, ...survivalTexts()] : own);
}

/** What the simulation says of resources and of the hours after a loss. */
const survivalTexts = (): [string, string][] => [
  ...Object.entries(SURVIVAL_TEXT).map(([key, text]): [string, string] => [`causes.${key}`, text]),
  ...Object.entries(STEP_TEXT).map(([key, text]): [string, string] => [`steps.${key}`, text]),
];

/** All English texts except those of checks, which the assessment contains. */
export function englishTexts(): Texts {
  const root = packageRoot();
  return new Map(
    TRANSLATED_FILES.flatMap(file =>
      [...englishFile(root, file)].map(([key, text]) => [`${prefixOf(file)}${key}`, text] as const),
    ),
  );
}

/** An entry of a translation file; without `source` it waits for translation. */
type Waiting = Partial<Translation> & Pick<Translation, 'text'>;

/** All translations of a language, stale ones included. */
export function translatedTexts(language: Language): ReadonlyMap<string, Translation> {
  const root = packageRoot();
  return new Map(
    TRANSLATED_FILES.flatMap(file =>
      Object.entries(readJson(messagePath(root, language, file)) as Readonly<Record<string, Waiting>>).flatMap(
        ([key, { source, text }]) => (source === undefined ? [] : [[`${prefixOf(file)}${key}`, { source, text }]]),
      ),
    ),
  );
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function flat(node: Node, key: string): [string, string][] {
  if (typeof node === 'string') return [[key, node]];
  return Object.entries(node).flatMap(([name, below]) => flat(below, key === '' ? name : `${key}.${name}`));
}
