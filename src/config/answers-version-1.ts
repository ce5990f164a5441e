import { RENAMED_FACETS } from '../model/vocabulary/facets.ts';
import { RENAMED_PRACTICES } from '../model/vocabulary/practices.ts';

type Json = Readonly<Record<string, unknown>>;

const TOPICS: ReadonlyMap<string, string> = new Map(RENAMED_PRACTICES.map(({ old, name }) => [old, name]));
const ANSWER = RENAMED_FACETS.find(({ name }) => name === 'answer');

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Former names of a topic. */
export const formerTopics = (topic: string): readonly string[] =>
  RENAMED_PRACTICES.flatMap(({ old, name }) => (name === topic ? [old] : []));

/** Translates former names of topics, members and values in an answers file; an entry under the current name wins. */
export function upgradeAnswers(file: unknown): unknown {
  if (!isObject(file)) return file;
  const { workloads, ...company } = file;
  const upgraded = upgradeTopics(company);
  if (!isObject(workloads)) return workloads === undefined ? upgraded : { ...upgraded, workloads };
  const each = Object.entries(workloads).map(
    ([name, topics]) => [name, isObject(topics) ? upgradeTopics(topics) : topics] as const,
  );
  return { ...upgraded, workloads: Object.fromEntries<unknown>(each) };
}

function upgradeTopics(topics: Json): Json {
  const former = Object.entries(topics).filter(([topic]) => TOPICS.has(topic));
  const current = Object.entries(topics).filter(([topic]) => !TOPICS.has(topic));
  const entries = [...former, ...current].map(
    ([topic, answer]) => [TOPICS.get(topic) ?? topic, upgradeAnswer(answer)] as const,
  );
  return Object.fromEntries<unknown>(entries);
}

function upgradeAnswer(answer: unknown): unknown {
  if (!isObject(answer)) return answer;
  // A line of the form that was left empty is not given.
  const given = Object.entries(answer).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([key, value]) => {
      const name = ANSWER?.members?.[key] ?? key;
      return [name, typeof value === 'string' ? (ANSWER?.values?.[name]?.[value] ?? value) : value];
    }),
  );
}
