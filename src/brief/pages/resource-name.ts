import type { Finding } from '../../model/finding.ts';
import { topicLabel } from '../../model/practice.ts';
import { nounOf } from '../language/nouns.ts';
import type { Translator } from '../language/translator.ts';

/** Name of the judged resource; unread lists and practices have labels instead. */
export function resourceName(words: Translator, { scope, resource }: Pick<Finding, 'scope' | 'resource'>): string {
  const { kind, slot, name } = resource;
  if (scope === 'list') return words.translate('evidence.list', { kind: nounOf(words, [kind], 2) });
  if (kind !== 'practice' || slot === undefined) return name;
  const topic = topicLabel(slot);
  // A practice of a workload begins with the workload.
  return name.endsWith(topic)
    ? name.slice(0, -topic.length) + words.translateText(`practices.${slot}.name`, topic)
    : name;
}
