// The published schema of GitLab, without its texts.
import schema from '../../fixtures/formats/gitlab-sast-report.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingRecords } from '../../../src/render/formats/finding-record.ts';
import { frameworkNames } from '../../../src/render/formats/framework-names.ts';
import { toGitlabSast } from '../../../src/render/formats/gitlab-sast.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { emptyCompany } from '../../support/assessment.ts';
import { acceptedCopy, hiddenTrail, HOSTILE, hostileAssessment, LIBRARY, MIXED, openDoor, withFindings } from '../../support/findings.ts'; // prettier-ignore

const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

interface Report {
  readonly scan: { readonly messages: readonly { readonly level: string; readonly value: string }[] };
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly severity: string;
    readonly description: string;
    readonly location: { readonly file: string };
    readonly identifiers: readonly { readonly type: string; readonly name: string; readonly value: string }[];
  }[];
}

function read(assessment: Assessment): Report {
  const text = [...toGitlabSast(assessment, findingRecords(assessment, LIBRARY, frameworkNames()))].join('');
  expect(text.isWellFormed()).toBe(true);
  const report = JSON.parse(text) as Report;
  validate(report);
  expect(validate.errors ?? []).toEqual([]);
  expect(new Set(report.vulnerabilities.map(({ id }) => id)).size).toBe(report.vulnerabilities.length);
  return report;
}

describe('GitLab security report', () => {
  it('is rejected by the validator if it is invalid', () => {
    const report = read(withFindings([openDoor]));
    expect(validate({ ...report, vulnerabilities: [{ id: 'x' }] })).toBe(false);
    expect(validate({ ...report, surprise: true })).toBe(false);
  });

  it('has what failed, with control, place and what to do', () => {
    const [vulnerability] = read(withFindings([openDoor])).vulnerabilities;
    expect(vulnerability).toMatchObject({
      severity: 'Critical',
      description: expect.stringContaining(openDoor.message),
      identifiers: [
        { type: 'cloudbrief', name: openDoor.check },
        { type: 'control', value: 'ISO/IEC 27001:2022 A.8.20' },
      ],
    });
    expect(vulnerability?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has neither what was accepted nor what is not known: that is a message of the scan', () => {
    const { scan, vulnerabilities } = read(withFindings(MIXED));
    const values = vulnerabilities.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)).join('\n');
    expect(values).toContain(openDoor.id);
    expect(values).not.toContain(acceptedCopy.id);
    expect(values).not.toContain(hiddenTrail.id);
    expect(scan.messages.map(({ value }) => value).join('\n')).toContain(hiddenTrail.check);
  });

  it('is valid without findings', () => {
    expect(read(emptyCompany()).vulnerabilities).toEqual([]);
  });

  it.each(HOSTILE)('is valid whatever a name is: %j', name => {
    expect(read(hostileAssessment(name)).vulnerabilities.length).toBeGreaterThan(0);
  });
});
