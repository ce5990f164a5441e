import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/open-provider-recommendations.ts';

export default defineCheck({
  id: 'open-provider-recommendations',
  aliases: ['unheeded-advice'],
  name: 'Trusted Advisor or Azure Advisor recommendations are open',
  question: 'support',
  resource: 'account',
  needs: ['openRecommendations'],
  severity: 'medium',
  weight: 1,
  faultsOnly: true,
  title: 'The warnings of the provider are heeded',
  failTitle: 'Accounts in which warnings of the provider stand open',
  risk: 'The provider warned us in writing, and after the damage that will be the first question.',
  messages: {
    red: '{red, plural, one {One check} other {# checks}} of the provider on {name} {red, plural, one {is} other {are}} red.',
  },
  remedy: {
    effort: 'M',
    action: 'Go through the red warnings of the provider every month, and close or sign each.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'] },
  rows: ['aws.sup.04', 'gcp.sup.03', 'gcp.iam.06', 'az.sup.02'],
  evaluate({ openRecommendations: advice }, judge) {
    if (advice === null) return judge.notApplicable('the support plan does not include recommendations');
    return advice.errors > 0 ? judge.fail('red', { red: advice.errors }) : judge.pass();
  },
  fix: () => ({ facets: { openRecommendations: { errors: 0, warnings: 0 } } }),
});
