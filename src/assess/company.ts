import type { Resource } from '../model/resource.ts';

/** The one subject of what is true of the company as a whole, whatever it is called this year. */
export function companyResource(name: string): Resource {
  return {
    id: 'company',
    kind: 'organization',
    type: 'Company',
    provider: 'any',
    account: '',
    region: 'global',
    name: name.trim() === '' ? 'the company' : name,
    tags: {},
    facets: {},
    unit: 'company',
  };
}
