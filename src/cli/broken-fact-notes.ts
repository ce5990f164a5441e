import { sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import { brokenFactOf } from '../run/guarded-fact.ts';

/** A line for each fact of an extension that broke: the checks that need it say unknown, and not whose fault that is. */
export const brokenFactNotes = (
  { findings }: Pick<Assessment, 'findings'>,
  facts: readonly { readonly name: string }[],
  owners: ReadonlyMap<string, string>,
): string[] =>
  facts.flatMap(({ name }) => {
    const broken = findings.flatMap(({ reason, resource }) => {
      const said = brokenFactOf(name, reason?.detail ?? '');
      return said === undefined ? [] : [{ said, resource: resource.id }];
    });
    const [first] = broken;
    if (first === undefined) return [];
    const count = new Set(broken.map(({ resource }) => resource)).size;
    const whose = sanitizeText(owners.get(name) ?? '', 80);
    return `The fact ${sanitizeText(name, 80)} of the extension ${whose} broke on ${count} resource${count === 1 ? '' : 's'}: ${sanitizeText(first.said, 200).replace(/\.$/u, '')}. The checks that need it count as not seen there. Do: correct the fact, or leave it out.`;
  });
