// The input of securityhub:BatchImportFindings, written by `scripts/format-schemas/asff.py`.
import schema from '../../fixtures/formats/asff-findings.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { toAsff } from '../../../src/render/formats/asff.ts';
import { asffTypeOf } from '../../../src/render/formats/asff-types.ts';
import { findingRecords } from '../../../src/render/formats/finding-record.ts';
import { frameworkNames } from '../../../src/render/formats/framework-names.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { acceptedCopy, finding, hiddenTrail, HOSTILE, hostileAssessment, LIBRARY, MIXED, openDoor, withFindings } from '../../support/findings.ts'; // prettier-ignore

const ajv = new Ajv2020({ allErrors: true, strict: false });
formatsModule.default(ajv);
const validate = ajv.compile({ ...schema, minItems: 0 });

interface AsffFinding {
  readonly Id: string;
  readonly ProductArn: string;
  readonly Title: string;
  readonly Description: string;
  readonly Severity: { readonly Label: string };
  readonly Compliance: { readonly Status: string; readonly RelatedRequirements?: readonly string[] };
  readonly Workflow: { readonly Status: string };
  readonly Note?: { readonly Text: string };
  readonly Remediation?: { readonly Recommendation: { readonly Text: string } };
  readonly Resources: readonly { readonly Type: string; readonly Id: string; readonly Region: string; readonly Partition: string }[];
} // prettier-ignore

/** The findings of an assessment, validated against the model of the API and its documented limits. */
function read(assessment: Assessment): readonly AsffFinding[] {
  const text = [...toAsff(assessment, findingRecords(assessment, LIBRARY, frameworkNames()))].join('');
  expect(text.isWellFormed()).toBe(true);
  const findings = JSON.parse(text) as readonly AsffFinding[];
  validate(findings);
  expect(validate.errors ?? []).toEqual([]);
  for (const { Id, Title, Description, Remediation, Note, Resources, Compliance } of findings) {
    expect(Id.length).toBeLessThanOrEqual(512);
    expect(Title.length).toBeLessThanOrEqual(256);
    expect(Description.length).toBeLessThanOrEqual(1024);
    expect(Remediation?.Recommendation.Text.length ?? 0).toBeLessThanOrEqual(512);
    expect(Note?.Text.length ?? 0).toBeLessThanOrEqual(512);
    expect(Math.max(0, ...(Compliance.RelatedRequirements ?? []).map(one => one.length))).toBeLessThanOrEqual(64);
    expect(Resources[0]?.Id.length ?? 0).toBeLessThanOrEqual(512);
  }
  return findings;
}

const findingOf = (findings: readonly AsffFinding[], id: string) => findings.find(({ Id }) => Id.endsWith(`/${id}`));

const onlyOne = (changes: Parameters<typeof finding>[4]): AsffFinding | undefined =>
  read(withFindings([finding('open-management-port', 'perimeter', 'high', 'x', changes)]))[0];

describe('AWS Security Finding Format', () => {
  it('is rejected by the validator if it is invalid', () => {
    const [one] = read(withFindings([openDoor]));
    expect(validate([{ ...one, Surprise: true }])).toBe(false);
    expect(validate([{ ...one, Severity: { Label: 'TERRIBLE' } }])).toBe(false);
    const { Title: _, ...rest } = one ?? { Title: '' };
    expect(validate([rest])).toBe(false);
  });

  it('has a finding for each open one, with severity, resource and remediation', () => {
    const findings = read(withFindings(MIXED));
    expect(findings).toHaveLength(MIXED.length);
    expect(findings[0]).toMatchObject({
      Id: `cloudbrief/111122223333/${openDoor.id}`,
      ProductArn: 'arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default',
      Severity: { Label: 'CRITICAL' },
      Compliance: { Status: 'FAILED', RelatedRequirements: ['ISO/IEC 27001:2022 A.8.20'] },
      Resources: [{ Type: 'AwsRdsDbInstance', Id: openDoor.resource.id, Region: 'eu-central-1', Partition: 'aws' }],
    });
    expect(findings[0]?.Remediation?.Recommendation.Text).toContain('Close the door.');
  });

  it('warns of unknown findings, and suppresses accepted risks', () => {
    const findings = read(withFindings(MIXED));
    expect(findingOf(findings, hiddenTrail.id)?.Compliance.Status).toBe('WARNING');
    expect(findingOf(findings, acceptedCopy.id)).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
      Compliance: { Status: 'FAILED' },
      Note: { UpdatedBy: 'Ada Lovelace' },
    });
  });

  it('leaves out what is in no AWS account', () => {
    expect(onlyOne({ resource: { provider: 'azure', account: '00000000-0000-0000-0000-000000000000' } })).toBe(undefined); // prettier-ignore
    expect(onlyOne({ resource: { provider: 'any', account: '' } })).toBe(undefined);
  });

  it('imports global findings where the partition keeps its global services', () => {
    expect(onlyOne({ resource: { region: 'global', id: 'arn:aws:iam::111122223333:root' } })?.Resources[0]).toMatchObject({ Region: 'us-east-1', Partition: 'aws' }); // prettier-ignore
    expect(onlyOne({ resource: { region: 'global', id: 'arn:aws-cn:iam::111122223333:user/x' } })?.ProductArn).toContain('arn:aws-cn:securityhub:cn-north-1:'); // prettier-ignore
    expect(onlyOne({ resource: { region: 'us-gov-east-1', id: 'i-1' } })?.Resources[0]).toMatchObject({ Region: 'us-gov-east-1', Partition: 'aws-us-gov' }); // prettier-ignore
  });

  it('names types as the format does', () => {
    expect(asffTypeOf('AWS::EC2::Instance')).toBe('AwsEc2Instance');
    expect(asffTypeOf('AWS::ElasticLoadBalancingV2::LoadBalancer')).toBe('AwsElbv2LoadBalancer');
    expect(asffTypeOf('AWS::Invented::Thing')).toBe('Other');
    expect(asffTypeOf('__proto__')).toBe('Other');
  });

  it.each(HOSTILE)('is valid whatever a name is: %j', name => {
    read(hostileAssessment(name));
  });
});
