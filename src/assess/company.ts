import type { Resource } from '../model/resource.ts';

/** The unit of the company, which no collector reads. */
export const COMPANY_UNIT = 'company';

/** What checks of the company as a whole judge. Its id is fixed, so that a new name keeps the findings. */
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
    unit: COMPANY_UNIT,
  };
}
