import type { Kind } from '../kinds.ts';
import { RENAMED_COLLECTORS } from './collectors.ts';
import { RENAMED_KINDS } from './kinds.ts';
import { RENAMED_PRACTICES } from './practices.ts';

const FIRST_KIND: ReadonlyMap<string, string> = new Map(RENAMED_KINDS.map(({ old, name }) => [name, old]));
const FIRST_TOPIC: ReadonlyMap<string, string> = new Map(RENAMED_PRACTICES.map(({ old, name }) => [name, old]));
const FIRST_COLLECTOR: ReadonlyMap<string, string> = new Map(RENAMED_COLLECTORS.map(([old, name]) => [name, old]));

/** The identity of a list, from its unit and kind by their first names, so that renames keep findings. */
export function listIdentity(unit: string, kind: Kind): string {
  const [collector = '', ...scope] = unit.split(':').reverse();
  const first = [FIRST_COLLECTOR.get(collector) ?? collector, ...scope].reverse().join(':');
  return `${first}/${FIRST_KIND.get(kind) ?? kind}`;
}

/** The identity of a practice's resource id (`practice/<topic>[/<workload>]`), from the first name of the topic. */
export function practiceIdentity(id: string): string {
  const [prefix = '', topic = '', ...workload] = id.split('/');
  return [prefix, FIRST_TOPIC.get(topic) ?? topic, ...workload].join('/');
}
