import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'unheard-outages',
  question: 'support',
  resource: 'notice',
  needs: ['outageNotices'],
  severity: 'medium',
  weight: 3,
  title: 'Somebody is told when the provider has an outage',
  failTitle: 'Places where nobody is told of outages at the provider',
  risk: 'Our people look for the fault on our side for hours, while the provider has known for long that it is on its own.',
  messages: {
    none: 'Nobody is told when the provider has an outage that concerns {name}.',
    deaf: 'A rule passes on what the provider says of outages that concern {name}, and it reaches nobody.',
  },
  remedy: {
    effort: 'S',
    action: 'Have the outages that the provider reports sent to whoever is on call.',
    azure:
      'az monitor activity-log alert create --name outages --condition category=ServiceHealth --action-group GROUP --scope /subscriptions/ID',
  },
  controls: { aws_wa: ['OPS08'], iso_27001_2022: ['A.8.16'], nist_csf_2: ['DE.CM-06'] },
  rows: ['az.dr.08'],
  evaluate({ outageNotices: notices }, judge) {
    if (notices === null || notices.rules === 0) return judge.fail('none');
    return notices.heard > 0 ? judge.pass() : judge.fail('deaf');
  },
  mend: () => ({ facets: { outageNotices: { rules: 1, heard: 1 } } }),
});
