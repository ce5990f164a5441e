import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/imdsv1-allowed-by-default.ts';

export default defineCheck({
  id: 'imdsv1-allowed-by-default',
  name: 'Account default of a region does not require IMDSv2',
  question: 'perimeter',
  resource: 'region',
  needs: ['defaultMetadataService', 'inUse'],
  severity: 'low',
  weight: 1,
  title: 'New machines protect their log-in without anybody asking',
  failTitle: 'Regions where new machines protect their log-in only on request',
  risk: 'The next machine that somebody starts in a hurry lets a fault in a web page give its log-in away.',
  messages: { allowed: 'New machines in {name} protect their log-in only when somebody asks for it.' },
  remedy: {
    effort: 'S',
    action: 'Require a session token from every new machine, in every region that you use.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC06-BP02'], iso_27001_2022: ['A.8.5'], nist_csf_2: ['PR.AA-05'] },
  rows: ['aws.net.16'],
  evaluate({ defaultMetadataService, inUse }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    const isSafe = defaultMetadataService === 'imdsv2-required' || defaultMetadataService === 'disabled';
    return isSafe ? judge.pass() : judge.fail('allowed');
  },
  fix: () => ({ facets: { defaultMetadataService: 'imdsv2-required' } }),
});
