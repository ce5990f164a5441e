import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-organization-guardrails.ts';

export default defineCheck({
  id: 'no-organization-guardrails',
  aliases: ['unlimited-administrators'],
  name: 'No organization guardrail (SCP, Azure Policy) limits administrators',
  question: 'people',
  resource: 'account',
  needs: ['inUse', 'organizationGuardrails'],
  severity: 'medium',
  weight: 3,
  title: 'Even an administrator cannot do everything alone',
  failTitle: 'Accounts whose administrators nothing limits',
  risk: 'One person, or whoever has stolen that log-in, can delete the data, the copies and the records.',
  messages: {
    standalone: '{name} stands alone: nobody above it can set limits.',
    managementAccount: '{name} manages the organization: the limits of the organization do not hold for it.',
    noGuardrails: '{name} belongs to an organization that sets its administrators no limits.',
  },
  remedy: {
    effort: 'M',
    action: 'Put the account under an organization that forbids deleting copies and records.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP03'], iso_27001_2022: ['A.5.3'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.3'] },
  rows: ['aws.iam.09', 'az.iac.03', 'gcp.net.06'],
  evaluate({ inUse, organizationGuardrails }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    if (organizationGuardrails === 'guardrails') return judge.pass();
    if (organizationGuardrails === 'management-account') return judge.partial(0.5, 'managementAccount');
    return organizationGuardrails === 'organization-only'
      ? judge.partial(0.5, 'noGuardrails')
      : judge.fail('standalone');
  },
  fix: account => ({
    facets: { organizationMembership: { organization: 'remedy', managementAccount: 'another' } },
    adds: [
      {
        id: `${account.id}#guardrail`,
        kind: 'guardrail',
        account: account.account,
        region: account.region,
        facets: { guardrailTargets: { state: 'value', value: ['*'] } },
      },
    ],
  }),
});
