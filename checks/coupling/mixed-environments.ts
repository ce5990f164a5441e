import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/mixed-environments.ts';

export default defineCheck({
  id: 'mixed-environments',
  name: 'Production and test workloads share an account or server group',
  question: 'coupling',
  resource: ['account', 'server-group'],
  needs: ['environments'],
  severity: 'medium',
  weight: 3,
  title: 'What serves customers and what is for tests share neither account nor machines',
  failTitle: 'Accounts and machines on which tests run beside what serves customers',
  risk: 'A slip in a test reaches what earns the money: the same log-ins, limits and bill.',
  messages: {
    mixed:
      'In {name}, {test, plural, one {one part for tests runs} other {# parts for tests run}} beside {production, plural, one {one that serves} other {# that serve}} customers.',
  },
  remedy: {
    effort: 'L',
    action: 'Give tests an account of their own, and machines of their own until then.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC01-BP01'], iso_27001_2022: ['A.8.31'] },
  rows: ['aws.coup.07', 'az.coup.02', 'gcp.coup.03'],
  evaluate({ environments }, judge) {
    if (environments === null || environments.production + environments.test === 0)
      return judge.notApplicable('no resource is tagged with an environment');
    const { production, test } = environments;
    return production > 0 && test > 0 ? judge.fail('mixed', { production, test }) : judge.pass();
  },
});
