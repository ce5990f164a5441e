import type { ResourceSelector } from '../model/selector.ts';
import type { ResourceHead } from '../model/resource.ts';

/** Whether a selector picks a resource: every given member must match. */
export function createMatcher(selector: ResourceSelector): (resource: ResourceHead) => boolean {
  const name = pattern(selector.name);
  const id = pattern(selector.id);
  const kinds = typeof selector.kind === 'string' ? [selector.kind] : selector.kind;
  const tags = Object.entries(selector.tags ?? {}).map(([key, wanted]) => [key, pattern(wanted)] as const);
  return resource =>
    (kinds === undefined || kinds.includes(resource.kind)) &&
    (selector.account === undefined || selector.account === resource.account) &&
    (name === undefined || name.test(resource.name)) &&
    (id === undefined || id.test(resource.id)) &&
    tags.every(([key, wanted]) => Object.hasOwn(resource.tags, key) && wanted?.test(resource.tags[key] ?? '') === true);
}

/** `*` stands for any text; case does not matter. */
function pattern(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  return new RegExp(
    `^${text
      .split('*')
      .map(part => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
      .join('.*')}$`,
    'is',
  );
}
