import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/external-access-analyzer-disabled.ts';

export default defineCheck({
  id: 'external-access-analyzer-disabled',
  aliases: ['unwatched-sharing'],
  name: 'IAM Access Analyzer for external access is off',
  question: 'perimeter',
  resource: 'region',
  needs: ['inUse', 'externalAccessMonitoring'],
  severity: 'low',
  weight: 1,
  title: 'Somebody is told when something is shared with outsiders',
  failTitle: 'Regions where nobody is told what is shared with outsiders',
  risk: 'One wrong line in a policy can open data to strangers, and nobody hears of it.',
  messages: { off: 'Nobody is told when something in {name} is shared with outsiders.' },
  remedy: {
    effort: 'S',
    action: 'Have every region watched for what is shared with outsiders.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    iso_27001_2022: ['A.8.2'],
    nist_csf_2: ['PR.AA-05'],
  },
  rows: ['aws.net.13'],
  evaluate({ inUse, externalAccessMonitoring }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    return externalAccessMonitoring === true ? judge.pass() : judge.fail('off');
  },
  fix: () => ({ facets: { externalAccessAnalyzer: true } }),
});
