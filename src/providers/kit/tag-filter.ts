import { createGlob } from '../../lib/glob.ts';
import { sanitizeText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';

export type Tags = Readonly<Record<string, string>>;

interface Wish {
  readonly key: string;
  readonly isMet: (tags: Tags) => boolean;
}

/**
 * Whether tags are wanted: `environment=production` wants this value (`*` stands for any text), `environment` any value, `!`
 * in front none of them; without case, as Azure compares keys. One wish of each key must be met. Throws `CB_USAGE` for a
 * wish without a key.
 */
export function createTagFilter(wishes: readonly string[]): (tags: Tags) => boolean {
  const wanted = [...Map.groupBy(wishes.filter(one => !one.startsWith('!')).map(parse), ({ key }) => key).values()];
  const unwanted = wishes.filter(one => one.startsWith('!')).map(one => parse(one.slice(1)));
  return tags => wanted.every(same => same.some(one => one.isMet(tags))) && !unwanted.some(one => one.isMet(tags));
}

function parse(wish: string): Wish {
  const [, key = '', value = '*'] = /^([^=]*)(?:=(.*))?$/s.exec(wish) ?? [];
  if (key.trim() === '')
    throw new CloudbriefError(
      'CB_USAGE',
      `The tag ${sanitizeText(wish, 60)} has no key.`,
      'Write it as environment=production, environment, or !environment=test.',
    );
  const [isKey, isValue] = [createGlob(key), createGlob(value)];
  return { key: key.toLowerCase(), isMet: tags => Object.entries(tags).some(([k, v]) => isKey(k) && isValue(v)) };
}
