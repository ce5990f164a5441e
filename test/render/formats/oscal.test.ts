// The published schema, written by `scripts/format-schemas/oscal.py`.
import schema from '../../fixtures/formats/oscal-assessment-results.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingRecords } from '../../../src/render/formats/finding-record.ts';
import { frameworkNames } from '../../../src/render/formats/framework-names.ts';
import { toOscal } from '../../../src/render/formats/oscal.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany } from '../../support/assessment.ts';
import { acceptedCopy, hiddenTrail, HOSTILE, hostileAssessment, LIBRARY, MIXED, openDoor, withFindings } from '../../support/findings.ts'; // prettier-ignore

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const validate = new Ajv({ allErrors: true, strict: false, formats: { 'date-time': DATE_TIME, uri: true, 'uri-reference': true, email: true, 'idn-email': true, ipv4: true, ipv6: true } }).compile(schema); // prettier-ignore

interface Result {
  readonly observations?: readonly { readonly uuid: string; readonly description: string; readonly remarks?: string }[];
  readonly findings?: readonly {
    readonly target: { readonly 'target-id': string; readonly status: { readonly state: string; readonly reason: string } };
    readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
  }[];
  readonly 'reviewed-controls': {
    readonly 'control-selections': readonly {
      readonly description: string;
      readonly 'include-controls'?: readonly { readonly 'control-id': string }[];
    }[];
  };
} // prettier-ignore

function read(assessment: Assessment): Result {
  const text = toOscal(assessment, findingRecords(assessment, LIBRARY, frameworkNames()), {
    library: LIBRARY,
    frameworks: frameworkNames(),
  });
  expect(text.isWellFormed()).toBe(true);
  const document = JSON.parse(text) as { readonly 'assessment-results': { readonly results: readonly Result[] } };
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  const [result] = document['assessment-results'].results;
  const seen = new Set(result?.observations?.map(({ uuid }) => uuid));
  expect(seen.size).toBe(result?.observations?.length ?? 0);
  for (const finding of result?.findings ?? [])
    for (const { 'observation-uuid': uuid } of finding['related-observations'] ?? []) expect(seen).toContain(uuid);
  return result!;
}

const stateOf = ({ findings = [] }: Result, check: string) =>
  findings.find(({ target }) => target['target-id'] === check)?.target.status;

describe('OSCAL assessment results', () => {
  it('are rejected by the validator if they are invalid', () => {
    const document = JSON.parse(
      toOscal(withFindings([openDoor]), [], { library: LIBRARY, frameworks: new Map() }),
    ) as Record<string, object>;
    expect(validate(document)).toBe(true);
    expect(validate({ 'assessment-results': { ...document['assessment-results'], uuid: 'x' } })).toBe(false);
    expect(validate({ 'assessment-results': { ...document['assessment-results'], surprise: true } })).toBe(false);
  });

  it('satisfy no objective that failed, and none that could not be checked', () => {
    const result = read(withFindings(MIXED));
    expect(stateOf(result, openDoor.check)).toMatchObject({ state: 'not-satisfied', reason: 'fail' });
    expect(stateOf(result, hiddenTrail.check)).toMatchObject({ state: 'not-satisfied', reason: 'other' });
  });

  it('have an observation of each open finding; of an accepted one with who accepted it', () => {
    const { observations = [] } = read(withFindings(MIXED));
    expect(observations).toHaveLength(MIXED.length);
    expect(observations.filter(({ remarks }) => remarks?.includes(acceptedCopy.exception?.owner ?? '?'))).toHaveLength(
      1,
    );
  });

  it('list the controls that checks speak to, by framework', () => {
    const [selection] = read(withFindings([openDoor]))['reviewed-controls']['control-selections'];
    expect(selection?.description).toBe('ISO/IEC 27001:2022');
    expect(selection?.['include-controls']?.map(one => one['control-id'])).toEqual(['iso_27001_2022_A.8.20']);
  });

  it('are valid of an empty company', () => {
    expect(read(emptyCompany()).observations).toBeUndefined();
  });

  it.each(HOSTILE)('are valid whatever a name is: %j', name => {
    expect(read(hostileAssessment(name)).observations?.length).toBeGreaterThan(0);
  });
});
