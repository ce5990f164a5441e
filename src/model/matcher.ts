import { createGlob } from '../lib/glob.ts';
import type { ResourceSelector } from './selector.ts';
import type { ResourceHead } from './resource.ts';

/** Whether a selector picks a resource: every given member must match. */
export function createMatcher(selector: ResourceSelector): (resource: ResourceHead) => boolean {
  const name = selector.name === undefined ? undefined : createGlob(selector.name);
  const id = selector.id === undefined ? undefined : createGlob(selector.id);
  const kinds = typeof selector.kind === 'string' ? [selector.kind] : selector.kind;
  const tags = Object.entries(selector.tags ?? {}).map(([key, wanted]) => [key, createGlob(wanted)] as const);
  return resource =>
    (kinds === undefined || kinds.includes(resource.kind)) &&
    (selector.account === undefined || selector.account === resource.account) &&
    (name === undefined || name(resource.name)) &&
    (id === undefined || id(resource.id)) &&
    tags.every(([key, wanted]) => Object.hasOwn(resource.tags, key) && wanted(resource.tags[key] ?? ''));
}

/** Whether one of the selectors picks a resource. */
export function createAnyMatcher(
  selectors: ResourceSelector | readonly ResourceSelector[],
): (resource: ResourceHead) => boolean {
  const matchers = [selectors].flat().map(createMatcher);
  return resource => matchers.some(matches => matches(resource));
}
