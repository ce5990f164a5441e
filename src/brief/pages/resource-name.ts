import type { Finding } from '../../model/finding.ts';
import { topicLabel } from '../../model/practice.ts';
import { nounOf } from '../language/nouns.ts';
import type { Translator } from '../language/translator.ts';

/** What is judged, by its name; a list that was not answered and what people were asked have none of their own. */
export function resourceName(words: Translator, { scope, resource }: Pick<Finding, 'scope' | 'resource'>): string {
  const { kind, slot, name } = resource;
  if (scope === 'list') return words.translate('evidence.list', { kind: nounOf(words, [kind], 2) });
  if (kind !== 'practice' || slot === undefined) return name;
  const topic = topicLabel(slot);
  // A topic of a workload has that before it.
  return name.endsWith(topic) ? name.slice(0, -topic.length) + words.told(`practices.${slot}.name`, topic) : name;
}
