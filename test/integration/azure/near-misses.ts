import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { StoredResource } from '../../support/azure/arm.ts';
import { LOCATIONS } from '../../support/azure/collect.ts';
import type { Answers } from '../../support/azure/resources/data.ts';
import type { ArmPlace, Properties } from '../../support/azure/resources/place.ts';
import { briefAzure } from './brief.ts';

/** What a check says of a resource, by its name; `ACCOUNT` stands for the subscription. The text, where there is one, is a part of the finding's severity and message (`low: …`). */
type ExpectedFinding = readonly [check: string, resource: string, text?: string];

/** Two things that look alike, and are not. */
export interface NearMiss {
  readonly name: string;
  readonly build: (place: ArmPlace) => { readonly resources: readonly StoredResource[]; readonly answers?: Answers };
  /** Findings. */
  readonly must: readonly ExpectedFinding[];
  /** What is looked at and found in order, or beside the point. */
  readonly mustNot: readonly ExpectedFinding[];
  /** What is not looked at: it is no resource of ours. */
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
      const wanted = [
        ...must.map(said => ({ said, as: 'must' })),
        ...mustNot.map(said => ({ said, as: 'must not' })),
        ...silent.map(said => ({ said, as: 'silent' })),
      ];
      const outcome = wanted.map(({ said: [check, resource, text] }) => {
        const called = resource === 'ACCOUNT' ? cases[index]?.name : resource;
        const said = own.filter(finding => finding.check === check && finding.resource.name === called);
        const words = [...new Set(said.map(finding => wordFor(finding, text)))].join(', ');
        return `${words === '' ? 'silent' : words}: ${check} ${resource}`;
      });
      expect(outcome).toEqual(wanted.map(({ said: [check, resource], as }) => `${as}: ${check} ${resource}`));
    });
  });
}

function wordFor({ status, severity, message }: Finding, text: string | undefined): string {
  const said = `${severity}: ${message}`;
  if (status === 'fail') return text === undefined || said.includes(text) ? 'must' : `must, but says "${said}"`;
  return status === 'pass' || status === 'not-applicable' ? 'must not' : status;
}

/** The same with other properties, and with other members beside them. */
export const changed = (row: StoredResource, properties: Properties, members: Properties = {}): StoredResource => ({
  ...row,
  ...members,
  properties: { ...(row['properties'] as Properties), ...properties },
});
