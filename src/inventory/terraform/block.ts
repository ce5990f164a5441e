import type { PlannedBlock } from '../../model/planned.ts';
import { absent, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { memberOf } from './json.ts';

/** Values with what Terraform says of each: `true` stands for all below it. */
export interface Marked {
  readonly values: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Why what is not known is not. */
  readonly later?: Unread;
}

const AFTER_APPLY = unread('unsupported', 'known after apply');
const SENSITIVE = unread('unsupported', 'the plan marks it as sensitive');

/** Attributes that can be asked for; nothing unknown or sensitive leaves it. */
export const blockOf = (marked: Marked): PlannedBlock => ({
  read(path) {
    const found = at(marked, path);
    if ('state' in found) return found;
    const hidden = hasMark(found.sensitive) ? SENSITIVE : hasMark(found.unknown) ? laterOf(found) : undefined;
    return hidden ?? (isNothing(found.values) ? absent : value(found.values));
  },
  blocks(path): Reading<readonly PlannedBlock[]> {
    const found = at(marked, path);
    if ('state' in found) return found;
    // A whole block may be unknown: a dynamic block over something that is.
    const own = wholly(found);
    if (own !== undefined) return own;
    if (isNothing(found.values)) return absent;
    const many = Array.isArray(found.values) ? found.values : [found.values];
    const single = !Array.isArray(found.values);
    return value(
      many.map((values: unknown, index) =>
        single ? blockOf(found) : blockOf({ ...child(found, String(index)), values }),
      ),
    );
  },
});

const isNothing = (given: unknown): boolean => given === undefined || given === null;

function at(marked: Marked, path: string): Marked | Unread {
  let here = marked;
  for (const key of path.split('.')) {
    const hidden = wholly(here);
    if (hidden !== undefined) return hidden;
    here = child(here, key);
  }
  return here;
}

const laterOf = ({ later = AFTER_APPLY }: Marked): Unread => later;

const child = ({ values, unknown, sensitive, later }: Marked, key: string): Marked => ({
  ...(later === undefined ? {} : { later }),
  values: memberOf(values, key),
  unknown: unknown === true ? true : memberOf(unknown, key),
  sensitive: sensitive === true ? true : memberOf(sensitive, key),
});

const wholly = (marked: Marked): Unread | undefined =>
  marked.sensitive === true ? SENSITIVE : marked.unknown === true ? laterOf(marked) : undefined;

/** Whether anything below is marked. Without recursion: a file may be nested without an end. */
function hasMark(mask: unknown): boolean {
  const open: unknown[] = [mask];
  while (open.length > 0) {
    const one = open.pop();
    if (one === true) return true;
    if (typeof one === 'object' && one !== null) for (const below of Object.values(one)) open.push(below);
  }
  return false;
}
