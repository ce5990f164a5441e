import type { ProviderReader, ReadRequest } from '../provider.ts';
import type { ValuesOf } from '../setting.ts';
import { awsPolicy, permissionsOf } from './least-privilege.ts';
import { planAws, type AwsRequest } from './plan.ts';
import { PLANNING_CALLS } from './planning-operations.ts';
import { policyDocuments, type PolicyDocument } from './policy-documents.ts';
import { cloudFormationTemplate, terraformConfiguration } from './policy-templates.ts';
import { checkAwsAccess } from './probe.ts';
import { stackSetSetup, terraformSetup } from './organization-setup.ts';
import { isReadType } from './read-types.ts';
import { awsCollectors } from './select-collectors.ts';
import { AWS_COLLECTORS } from './services/index.ts';
import type { AWS_SETTINGS } from './settings.ts';

type Values = ValuesOf<typeof AWS_SETTINGS>;

const requestOf = ({ settings, ...run }: ReadRequest<Values>): AwsRequest => ({ ...settings, ...run });

const documents = (metrics: boolean): PolicyDocument[] => policyDocuments(awsPolicy(awsCollectors(metrics)));

export const awsReader: ProviderReader<Values> = {
  plan: request => planAws(requestOf(request)),
  probe: request => checkAwsAccess(requestOf(request)),
  policy: documents,
  policyTemplates: {
    cloudformation: metrics => cloudFormationTemplate(documents(metrics)),
    terraform: metrics => terraformConfiguration(documents(metrics)),
  },
  setup: { stackset: stackSetSetup(documents), terraform: terraformSetup(documents) },
  collectors: AWS_COLLECTORS,
  planningCalls: PLANNING_CALLS,
  permissionsOf: call => permissionsOf(call),
  isReadType,
};
