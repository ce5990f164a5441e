import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/invalid-launch-template.ts';

export default defineCheck({
  id: 'invalid-launch-template',
  aliases: ['broken-recipe'],
  name: 'Launch template is legacy or its image no longer exists',
  question: 'rebuild',
  resource: 'server-group',
  needs: ['launchTemplate'],
  severity: 'high',
  weight: 3,
  title: 'Groups of machines have a recipe that works',
  failTitle: 'Groups of machines whose recipe is broken or old',
  risk: 'The next machine that dies is not replaced, because nothing is left to make one from.',
  messages: {
    imageMissing: 'The image that {name} makes machines from no longer exists.',
    launchConfiguration: '{name} makes machines from a recipe of an old sort that keeps no versions.',
  },
  remedy: {
    effort: 'S',
    action: 'Give the group a recipe with versions, and an image that exists.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL08-BP04'],
    iso_27001_2022: ['A.8.9'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC8.1'],
  },
  rows: ['aws.iac.07', 'gcp.iac.05'],
  evaluate({ launchTemplate }, judge) {
    if (launchTemplate === null) return judge.notApplicable('it has no launch template');
    if (launchTemplate.image === 'missing') return judge.fail('imageMissing');
    return launchTemplate.type === 'launch-configuration' ? judge.partial(0.5, 'launchConfiguration') : judge.pass();
  },
  fix: () => ({ facets: { launchTemplate: { type: 'launch-template', image: 'available' } } }),
});
