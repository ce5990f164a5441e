import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/launch-template-allows-imdsv1.ts';

export default defineCheck({
  id: 'launch-template-allows-imdsv1',
  name: 'Launch template lets new instances use IMDSv1',
  question: 'perimeter',
  resource: 'server-group',
  needs: ['launchedMetadataService'],
  severity: 'medium',
  weight: 1,
  title: 'New machines of a group give their log-in to their own programs only',
  failTitle: 'Groups whose new machines hand their log-in to a web request',
  risk: 'A fault in a web page lets a stranger fetch the log-in of the machine and use it from outside.',
  messages: { allowed: 'Every new machine of {name} hands its log-in to whoever can make it fetch a web address.' },
  remedy: {
    effort: 'S',
    action: 'Require a session token in the recipe that new machines are made from.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC06-BP02'], iso_27001_2022: ['A.8.5'], nist_csf_2: ['PR.AA-05'] },
  rows: ['aws.net.09'],
  evaluate({ launchedMetadataService }, judge) {
    if (launchedMetadataService === null) return judge.notApplicable('it has no launch template');
    return launchedMetadataService === 'imdsv1-allowed' ? judge.fail('allowed') : judge.pass();
  },
});
