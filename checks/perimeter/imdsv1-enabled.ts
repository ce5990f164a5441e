import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/imdsv1-enabled.ts';

export default defineCheck({
  id: 'imdsv1-enabled',
  aliases: ['stealable-machine-login'],
  name: 'EC2-style instance metadata allows IMDSv1',
  question: 'perimeter',
  resource: 'server',
  needs: ['metadataService'],
  severity: 'medium',
  weight: 3,
  title: 'Machines give their log-in to their own programs only',
  failTitle: 'Machines whose log-in a web request can steal',
  risk: 'A fault in a web page lets a stranger fetch the log-in of the machine and use it from outside.',
  messages: { imdsv1: '{name} hands its log-in to whoever can make it fetch a web address.' },
  remedy: {
    effort: 'S',
    action: 'Require a session token before a machine gives out its log-in.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC06-BP02'],
    cis_aws_v5: ['5.7'],
    iso_27001_2022: ['A.8.5'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.net.09'],
  evaluate({ metadataService }, judge) {
    if (metadataService === null || metadataService === 'disabled')
      return judge.notApplicable('its metadata service is off');
    return metadataService === 'imdsv1-allowed' ? judge.fail('imdsv1') : judge.pass();
  },
  fix: () => ({ facets: { metadataService: 'imdsv2-required' } }),
});
