// The published schema of the class, written by `scripts/format-schemas/ocsf.py`.
import schema from '../../fixtures/formats/ocsf-compliance-finding.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { findingRecords } from '../../../src/render/formats/finding-record.ts';
import { frameworkNames } from '../../../src/render/formats/framework-names.ts';
import { toOcsf } from '../../../src/render/formats/ocsf.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany } from '../../support/assessment.ts';
import { acceptedCopy, brokenCheck, hiddenTrail, HOSTILE, hostileAssessment, LIBRARY, MIXED, openDoor, withFindings } from '../../support/findings.ts'; // prettier-ignore

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

type Event = Readonly<Record<string, unknown>> & {
  readonly compliance: Readonly<Record<string, unknown>>;
  readonly finding_info: Readonly<Record<string, unknown>>;
};

/** The events of an assessment, each validated against the schema. */
function read(assessment: Assessment): readonly Event[] {
  const text = [...toOcsf(assessment, findingRecords(assessment, LIBRARY, frameworkNames()))].join('');
  expect(text.isWellFormed()).toBe(true);
  const events = JSON.parse(text) as readonly Event[];
  for (const event of events) {
    validate(event);
    expect(validate.errors ?? []).toEqual([]);
  }
  return events;
}

const eventOf = (events: readonly Event[], id: string) => events.find(({ finding_info: { uid } }) => uid === id);

describe('OCSF Compliance Finding', () => {
  it('is rejected by the validator if it is invalid', () => {
    const [event] = read(withFindings([openDoor]));
    expect(validate({ ...event, class_uid: 'two thousand' })).toBe(false);
    expect(validate({ ...event, surprise: true })).toBe(false);
    expect(validate({ ...event, severity_id: 12 })).toBe(false);
    const { compliance: _, ...rest } = event ?? {};
    expect(validate(rest)).toBe(false);
  });

  it('has an event for each open finding, worst first', () => {
    const events = read(withFindings(MIXED));
    expect(events).toHaveLength(MIXED.length);
    expect(events[0]?.finding_info['uid']).toBe(openDoor.id);
    expect(read(emptyCompany())).toEqual([]);
  });

  it('says what failed, of which control, and what to do', () => {
    const [event] = read(withFindings([openDoor]));
    expect(event).toMatchObject({
      class_uid: 2003,
      type_uid: 200_301,
      severity_id: 5,
      status_id: 1,
      message: openDoor.message,
      metadata: { version: '1.5.0', event_code: openDoor.check },
      compliance: { status_id: 3, requirements: ['ISO/IEC 27001:2022 A.8.20'] },
      resources: [{ uid: openDoor.resource.id, type: openDoor.resource.type }],
      cloud: { provider: 'AWS', account: { uid: '111122223333' }, region: 'eu-central-1' },
    });
    expect(JSON.stringify(event?.['remediation'])).toContain('Close the door.');
  });

  it('shows unknown findings and errors as not judged, never as passed', () => {
    const events = read(withFindings(MIXED));
    expect(eventOf(events, hiddenTrail.id)?.compliance).toMatchObject({ status_id: 2, status_code: 'unknown', status_details: ['cloudtrail:DescribeTrails'] }); // prettier-ignore
    expect(eventOf(events, brokenCheck.id)?.compliance).toMatchObject({ status_id: 2, status_code: 'error' });
    expect(events.filter(({ compliance }) => compliance['status_id'] === 1)).toEqual([]);
  });

  it('suppresses an accepted risk with owner and last day', () => {
    const event = eventOf(read(withFindings(MIXED)), acceptedCopy.id);
    expect(event).toMatchObject({ status_id: 3, status: 'Suppressed', compliance: { status_id: 3 } });
    expect(event?.['comment']).toBe('until the vault is bought (accepted by Ada Lovelace until 2027-01-31)');
  });

  it.each(HOSTILE)('is valid whatever a name is: %j', name => {
    expect(read(hostileAssessment(name)).length).toBeGreaterThan(0);
  });
});
