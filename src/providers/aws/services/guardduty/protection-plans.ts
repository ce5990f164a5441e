import type { DetectorFeatureConfigurationResult } from '@aws-sdk/client-guardduty';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';

type Plan = Facets['threatDetectionPlans'][number];

/**
 * Protection plans, the features of a detector that switch each on, and what each watches. RDS Protection supports Aurora and some
 * engines of single instances; only clusters are held against it.
 */
const PLANS: readonly (Pick<Plan, 'plan' | 'types'> & { readonly features: readonly string[] })[] = [
  { plan: 'buckets', features: ['S3_DATA_EVENTS'], types: ['AWS::S3::Bucket'] },
  { plan: 'kubernetes', features: ['EKS_AUDIT_LOGS'], types: ['AWS::EKS::Cluster'] },
  {
    plan: 'containers',
    features: ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'],
    types: ['AWS::EKS::Cluster', 'AWS::ECS::Service'],
  },
  { plan: 'servers', features: ['EBS_MALWARE_PROTECTION'], types: ['AWS::EC2::Instance'] },
  { plan: 'databases', features: ['RDS_LOGIN_EVENTS'], types: ['AWS::RDS::DBCluster'] },
  { plan: 'functions', features: ['LAMBDA_NETWORK_LOGS'], types: ['AWS::Lambda::Function'] },
];

/** A detector names the features that its region offers. */
export const plansOf = (
  features: readonly DetectorFeatureConfigurationResult[] | undefined,
): Reading<Facets['threatDetectionPlans']> =>
  mapReading(requireField(features, 'Features'), all =>
    PLANS.flatMap(({ plan, features: names, types }): Plan[] => {
      const own = all.filter(({ Name }) => Name !== undefined && names.includes(Name));
      const enabled = own.some(({ Status }) => Status === 'ENABLED');
      return own.length === 0 ? [] : [{ plan, enabled, types: [...types] }];
    }),
  );
