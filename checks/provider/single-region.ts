import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/single-region.ts';

export default defineCheck({
  id: 'single-region',
  name: 'Workloads are concentrated in a single region',
  question: 'provider',
  resource: 'organization',
  needs: ['regionConcentration'],
  severity: 'medium',
  weight: 3,
  title: 'What we run is spread over more than one region',
  failTitle: 'Everything in one region',
  risk: 'When the provider loses that region, for hours or for weeks, nothing of ours runs.',
  messages: {
    all: 'All {total} machines, data stores and entry points are in {region} (regions that we read: {regions}).',
    most: '{count} of {total} machines, data stores and entry points are in {region} (regions that we read: {regions}).',
  },
  remedy: {
    effort: 'L',
    action: 'Keep a second region ready with copies and scripts, and rehearse the move.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL13-BP02'],
    azure_waf: ['RE:03'],
    nist_csf_2: ['GV.OC-05'],
    soc2: ['CC9.1'],
  },
  rows: ['aws.dr.07', 'all.conc.02', 'az.dr.04', 'gcp.dr.03'],
  params: z.strictObject({
    maxPercent: z
      .number()
      .min(1)
      .max(100)
      .default(90)
      .describe('Share of resources in one region from which workloads count as concentrated, in percent.'),
  }),
  paramAliases: { percent: 'maxPercent' },
  evaluate({ regionConcentration }, judge, { maxPercent }) {
    if (regionConcentration === null || regionConcentration.total === 0)
      return judge.notApplicable('nothing is in use');
    const { busiest: region, count, total, regionsRead: regions } = regionConcentration;
    if (count === total) return judge.fail('all', { total, region, regions });
    return (100 * count) / total < maxPercent ? judge.pass() : judge.fail('most', { count, total, region, regions });
  },
});
