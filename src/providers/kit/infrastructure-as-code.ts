import type { Facets } from '../../model/facets.ts';
import { absent, value, type Reading } from '../../model/reading.ts';

type Tags = Readonly<Record<string, string>>;

/** Tag keys that only one product sets, whatever the value; the most specific first. */
const BY_KEY: readonly (readonly [RegExp, string])[] = [
  [/^aws:cloudformation:stack-id$/, 'CloudFormation'],
  [/^aws:cdk:/, 'CDK'],
  [/^aws-cdk:/, 'CDK'],
  [/^azd-/, 'azd'],
  [/^pulumi:/, 'Pulumi'],
  [/^(terraform|tf)[-_:](module|workspace|managed|repo|source|state)/i, 'Terraform'],
  [/^opentofu[-_:]/i, 'OpenTofu'],
  [/^crossplane-/, 'Crossplane'],
  [/^goog-terraform-provisioned$/, 'Terraform'],
  [/^managed-by-cnrm$/, 'Config Connector'],
  [/^goog-dm$/, 'Deployment Manager'],
];

/** Tag keys by which people name the product that manages a resource. */
const MANAGED_BY_TAGS =
  /^(managed[-_ ]?by|provisioner|provisioned[-_ ]?by|created[-_ ]?by|iac|iac[-_ ]?tool|terraform|opentofu|pulumi)$/i;

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/terraform|terragrunt/i, 'Terraform'],
  [/opentofu|\btofu\b/i, 'OpenTofu'],
  [/pulumi/i, 'Pulumi'],
  [/cloudformation/i, 'CloudFormation'],
  [/\bbicep\b/i, 'Bicep'],
  [/\bcdk\b/i, 'CDK'],
  [/crossplane/i, 'Crossplane'],
  [/ansible/i, 'Ansible'],
];

/** The infrastructure-as-code product behind a resource, by its tags; absent where no tag names one. */
export function infrastructureAsCodeOf(tags: Tags): Reading<Facets['infrastructureAsCode']> {
  for (const [pattern, tool] of BY_KEY) {
    const key = Object.keys(tags).find(name => pattern.test(name));
    if (key !== undefined) return value({ tool, evidence: `tag ${key}` });
  }
  for (const [key, text] of Object.entries(tags)) {
    if (!MANAGED_BY_TAGS.test(key)) continue;
    // `terraform = true` names the product by the key, `managed-by = terraform` by the value.
    const named = /^(false|no|0|)$/i.test(text)
      ? undefined
      : TOOLS.find(([pattern]) => pattern.test(text) || pattern.test(key));
    if (named !== undefined) return value({ tool: named[1], evidence: `tag ${key}` });
  }
  return absent;
}

/** The logical id in a CloudFormation stack, which survives a replacement of the resource. */
export function slotOf(tags: Tags): string | undefined {
  const stack = tags['aws:cloudformation:stack-name'] ?? tags['aws:cloudformation:stack-id'];
  const logical = tags['aws:cloudformation:logical-id'];
  return stack === undefined || logical === undefined ? undefined : `${stack}/${logical}`;
}
