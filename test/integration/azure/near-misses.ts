import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { StoredResource } from '../../support/azure/arm-fixture.ts';
import { LOCATIONS } from '../../support/azure/collect.ts';
import type { Answers } from '../../support/azure/resources/data.ts';
import type { ArmPlace, Properties } from '../../support/azure/resources/arm-place.ts';
import { briefAzure } from './brief.ts';

/**
 * A check, the name of a resource (`ACCOUNT`: the subscription) and a part of the finding's severity and message (`low:
 * …`).
 */
type ExpectedFinding = readonly [check: string, resource: string, text?: string];

/** Two similar resources, of which one fails. */
export interface NearMiss {
  readonly name: string;
  readonly build: (place: ArmPlace) => { readonly resources: readonly StoredResource[]; readonly answers?: Answers };
  /** Findings. */
  readonly must: readonly ExpectedFinding[];
  /** Passing or not applicable. */
  readonly mustNot: readonly ExpectedFinding[];
  /** Without a finding. */
  readonly silent?: readonly ExpectedFinding[];
}

const placeOf = (index: number): ArmPlace => ({
  subscription: `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`,
  group: 'shop',
  location: 'westeurope',
});

/** One subscription for each case, all of them read in one run of the built command line. */
export function describeNearMisses(name: string, cases: readonly NearMiss[]): void {
  describe(name, () => {
    let findings: readonly Finding[] = [];
    beforeAll(async () => {
      const built = cases.map(({ build }, index) => build(placeOf(index)));
      const results = await briefAzure({
        subscriptions: cases.map((one, index) => ({
          subscriptionId: placeOf(index).subscription,
          displayName: one.name,
        })),
        locations: LOCATIONS,
        resources: built.flatMap(({ resources }) => resources),
        answers: Object.assign({}, ...built.map(({ answers }) => answers ?? {})) as Answers,
      });
      findings = results.findings;
    }, 120_000);

    it.each(cases.map((one, index) => ({ ...one, index })))('$name', ({ index, must, mustNot, silent = [] }) => {
      const own = findings.filter(({ resource }) => resource.account === placeOf(index).subscription);
      const expected = [
        ...must.map(expectation => ({ expectation, as: 'must' })),
        ...mustNot.map(expectation => ({ expectation, as: 'must not' })),
        ...silent.map(expectation => ({ expectation, as: 'silent' })),
      ];
      const outcome = expected.map(({ expectation: [check, resource, text] }) => {
        const name = resource === 'ACCOUNT' ? cases[index]?.name : resource;
        const found = own.filter(finding => finding.check === check && finding.resource.name === name);
        const verdicts = [...new Set(found.map(finding => verdictOf(finding, text)))].join(', ');
        return `${verdicts === '' ? 'silent' : verdicts}: ${check} ${resource}`;
      });
      expect(outcome).toEqual(expected.map(({ expectation: [check, resource], as }) => `${as}: ${check} ${resource}`));
    });
  });
}

function verdictOf({ status, severity, message }: Finding, text: string | undefined): string {
  const full = `${severity}: ${message}`;
  if (status === 'fail') return text === undefined || full.includes(text) ? 'must' : `must, but says "${full}"`;
  return status === 'pass' || status === 'not-applicable' ? 'must not' : status;
}

/** The same with other properties and members. */
export const changed = (row: StoredResource, properties: Properties, members: Properties = {}): StoredResource => ({
  ...row,
  ...members,
  properties: { ...(row['properties'] as Properties), ...properties },
});
