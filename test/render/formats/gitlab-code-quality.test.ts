import { describe, expect, it } from 'vitest';
import { findingRecords } from '../../../src/render/formats/finding-record.ts';
import { frameworkNames } from '../../../src/render/formats/framework-names.ts';
import { toGitlabCodeQuality } from '../../../src/render/formats/gitlab-code-quality.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { acceptedCopy, hiddenTrail, HOSTILE, hostileAssessment, LIBRARY, MIXED, openDoor, withFindings } from '../../support/findings.ts'; // prettier-ignore

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** The issues, with what GitLab requires of each: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
function read(assessment: Assessment): readonly Issue[] {
  const text = [...toGitlabCodeQuality(findingRecords(assessment, LIBRARY, frameworkNames()))].join('');
  expect(text.isWellFormed()).toBe(true);
  const issues = JSON.parse(text) as readonly Issue[];
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    expect(description).not.toBe('');
    expect(check_name).not.toBe('');
    expect(fingerprint).toMatch(/^\w+$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(location.path).not.toMatch(/^[/.]|\/\.{0,2}(\/|$)/);
    expect(location.lines.begin).toBe(1);
  }
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  return issues;
}

describe('GitLab Code Quality', () => {
  it('has an issue for each finding that nobody accepted', () => {
    const issues = read(withFindings(MIXED));
    expect(issues).toHaveLength(MIXED.length - 1);
    expect(issues.map(({ fingerprint }) => fingerprint)).not.toContain(acceptedCopy.id);
    expect(issues[0]).toMatchObject({ check_name: openDoor.check, severity: 'blocker', description: openDoor.message });
  });

  it('shows an unknown finding as information, with its reason', () => {
    const issue = read(withFindings([hiddenTrail]))[0];
    expect(issue?.severity).toBe('info');
    expect(issue?.description).toContain('cloudtrail:DescribeTrails');
  });

  it.each(HOSTILE)('is valid whatever a name is: %j', name => {
    read(hostileAssessment(name));
  });
});
