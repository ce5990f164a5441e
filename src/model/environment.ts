const KEYS = new Set(['env', 'environment', 'stage', 'tier']);
const TEST = /^(dev|develop|development|test|testing|qa|uat|stag|stage|staging|sandbox|demo|preview|nonprod|non-prod|lab|ci)\d*$/i; // prettier-ignore
const PRODUCTION = /^(prod|prd|production|live)\d*$/i;

/** Environment of a resource by its tags: production or test; undefined without such a tag. */
export function environmentOf(tags: Readonly<Record<string, string>>): 'production' | 'test' | undefined {
  let environment: 'production' | undefined;
  for (const key in tags) {
    if (!KEYS.has(key) && !KEYS.has(key.toLowerCase())) continue;
    const text = tags[key]?.trim() ?? '';
    if (TEST.test(text)) return 'test';
    if (PRODUCTION.test(text)) environment = 'production';
  }
  return environment;
}
