import { sortKeys } from '../lib/sort-keys.ts';
import type { Assessment } from './assessment.ts';

/**
 * The assessment as text, piece by piece: keys in order, long lists one entry a line, a line break at the end; so a hundred
 * thousand findings never stand in memory twice, and two files differ in what differs only.
 */
export function* assessmentText(assessment: Assessment): Generator<string> {
  const members = Object.entries(sortTop(assessment));
  yield '{\n';
  for (const [index, [key, member]] of members.entries()) {
    const comma = index === members.length - 1 ? '' : ',';
    if (Array.isArray(member) && member.length > 0) {
      yield `  ${JSON.stringify(key)}: [\n`;
      for (const [place, entry] of member.entries()) {
        yield `    ${JSON.stringify(sortKeys(entry))}${place === member.length - 1 ? '' : ','}\n`;
      }
      yield `  ]${comma}\n`;
    } else {
      const text = JSON.stringify(sortKeys(member), null, 2).replaceAll('\n', '\n  ');
      yield `  ${JSON.stringify(key)}: ${text}${comma}\n`;
    }
  }
  yield '}\n';
}

/** The keys of the top only; what stands below is sorted as it is written. */
function sortTop(assessment: Assessment): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(assessment)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
