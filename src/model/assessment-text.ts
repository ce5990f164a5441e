import { sortKeys } from '../lib/sort-keys.ts';
import type { Assessment } from './assessment.ts';

/**
 * The assessment as JSON in chunks, with sorted keys, long lists with one entry for each line, and a final line break:
 * 100,000 findings are not in memory twice, and a diff of two files shows changed entries only.
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

/** Sorts the top-level keys; nested ones are sorted when they are written. */
function sortTop(assessment: Assessment): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(assessment)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
