import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/previous-generation-instance-type.ts';

export default defineCheck({
  id: 'previous-generation-instance-type',
  aliases: ['outdated-machine-type'],
  name: 'Instance type is of a previous generation',
  question: 'performance',
  resource: ['server', 'database', 'cache', 'warehouse', 'search'],
  needs: ['performance'],
  severity: 'low',
  weight: 1,
  title: 'Machines are of a type that is still sold for new work',
  failTitle: 'Machines of an old type',
  risk: 'Old machines are slower for the same money, and the provider ends them on a day that it chooses.',
  messages: { old: '{name} runs on an old type of machine ({class}).' },
  remedy: {
    effort: 'S',
    action: 'Move it to a current type of machine at the next quiet hour.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF02'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.07', 'aws.perf.02', 'az.perf.05'],
  evaluate({ performance }, judge) {
    if (performance === null) return judge.notApplicable('it has no instance type');
    if (performance.previousGeneration === undefined)
      return judge.notApplicable('the generation of its type is not known');
    return performance.previousGeneration ? judge.fail('old', { class: performance.type }) : judge.pass();
  },
  fix: ({ performance }) =>
    performance === null ? {} : { facets: { performance: { ...performance, previousGeneration: false } } },
});
