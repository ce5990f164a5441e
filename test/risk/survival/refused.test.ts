import { describe, expect, it } from 'vitest';
import { unread } from '../../../src/model/reading.ts';
import { CASES } from '../../support/survival-cases.ts';
import { DISK_CASES } from '../../support/survival-cases-disks.ts';
import { GCP_CASES } from '../../support/survival-cases-gcp.ts';
import { KEY_CASES } from '../../support/survival-cases-keys.ts';
import { NETWORK_CASES } from '../../support/survival-cases-network.ts';
import { eachShared, isAround, outcomesOf, type Outcomes } from '../../support/survival-outcomes.ts';

const ALL = [...CASES, ...DISK_CASES, ...GCP_CASES];
/** Keys and endpoints may be anywhere: of those that nobody saw, the hours of another place say nothing, and the workload names them. */
const FAR = [...KEY_CASES, ...NETWORK_CASES];

function expectAround(less: Outcomes, seen: Outcomes, what: string): void {
  eachShared(less, seen, (blind, result, where) => {
    if (where.includes(' shop: ')) expect(isAround(blind, result), `${what} in ${where}`).toBe(true);
  });
}

describe('what was refused never makes the answer surer', () => {
  it.each(ALL)('each facet: %s', (_, resources) => {
    const seen = outcomesOf(resources);
    for (const [at, resource] of resources.entries())
      for (const name of Object.keys(resource.facets)) {
        const facets = { ...resource.facets, [name]: unread('denied') };
        expectAround(outcomesOf(resources.with(at, { ...resource, facets })), seen, `${resource.id}.${name}`);
      }
  });

  it.each(ALL)('each list: %s', (_, resources) => {
    const seen = outcomesOf(resources);
    for (const kind of new Set(resources.map(resource => resource.kind))) {
      const rest = resources.filter(resource => resource.kind !== kind);
      expectAround(outcomesOf(rest, [kind]), seen, `list of ${kind}`);
    }
  });

  it.each(FAR)('each facet and list, or the workload names what is missing: %s', (_, resources) => {
    const seen = outcomesOf(resources);
    const expectNamed = (less: Outcomes, what: string): void => {
      if ((less.unseen.get('shop') ?? 0) <= (seen.unseen.get('shop') ?? 0)) expectAround(less, seen, what);
    };
    for (const [at, resource] of resources.entries())
      for (const name of Object.keys(resource.facets)) {
        const facets = { ...resource.facets, [name]: unread('denied') };
        expectNamed(outcomesOf(resources.with(at, { ...resource, facets })), `${resource.id}.${name}`);
      }
    for (const kind of new Set(resources.map(resource => resource.kind)))
      expectNamed(outcomesOf(resources.filter(resource => resource.kind !== kind), [kind]), `list of ${kind}`); // prettier-ignore
  });
});
